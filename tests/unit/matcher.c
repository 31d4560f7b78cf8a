#include "minqing/matcher.h"

#include <stdlib.h>

#include "../random_match.h"
#include "../tap.h"

/*
 * The syntax that pcre2syntax(3) lists, and what is easily misread, each with
 * a text that PCRE2 must find it in (or, with "", in none that is tried).
 */
static const struct {
	const char *pattern, *flags, *text;
} rows[] = {
	{ "\\水\\.", "", "水." },
	{ "\\Q.水*\\E", "", ".水*" },
	{ "\\Q水", "", "水" },
	{ "\\Qab\\E+c", "", "abbc" },
	{ "水\\a\\cA\\e\\f\\n\\r\\t", "", "水\a\x01\x1b\f\n\r\t" },
	{ "水\\012\\101\\o{102}\\N{U+43}\\x44\\x{45}", "", "水\nABCDE" },
	{ "水.\\d\\D\\h\\H\\N\\R\\s\\S", "", "水a1b\tcd\n e" },
	{ "水\\v\\V\\w\\W\\X电", "", "水\nab-e\xcc\x81电" },
	{ "\\p{Han}{2}\\pL\\P{L}", "", "电梯a1" },
	{ "\\p{sc:Han}电\\p{L&}\\p{Xan}", "", "水电ab" },
	{ "[ab][^ab][a-c][[:digit:]][[:^digit:]]水", "", "a.b1x水" },
	{ "[\\Qa]\\E]水[]]", "", "]水]" },
	{ "水?电{0,1}梯*停+坏{2}", "", "停停坏坏" },
	{ "水{1,2}?电{1,}+梯{1}", "", "水电电梯" },
	{ "\\b\\B|\\A\\G^水$\\Z\\z", "", "水" },
	{ "(?m)^水$", "", "a\n水\nb" },
	{ "水\\K电", "", "水电" },
	{ "(水)(?:电)(?|(梯)|(坏))(?<n>停)(?'m'a)(?P<o>b)", "", "水电坏停ab" },
	{ "(?>水|电)(*atomic:梯)", "", "电梯" },
	{ "水(?#c)电", "", "水电" },
	{ "(?i)WiFi(?-i)水(?s).(?x) 电 #c\n", "", "wIFI水\n电" },
	{ "(?J)(?n)(?U)水+", "", "水" },
	{ "(?xx)[水 电] 梯", "", "电梯" },
	{ "(?^)水(?i-s:K)", "", "水k" },
	{ "(*UTF)(*UCP)水\\w", "", "水电" },
	{ "(*CR)水.", "", "水\n" },
	{ "(*NO_JIT)(*NOTEMPTY)水", "", "水" },
	{ "(*LIMIT_MATCH=10)水", "", "水" },
	{ "水(?=电)(?!梯)(*pla:电)(*nla:梯)", "", "水电" },
	{ "(?<=水)(?<!梯)(*plb:水)(*nlb:梯)电", "", "水电" },
	{ "(?*水)(?<*a|)(*napla:水)水", "", "水" },
	{ "(*sr:水电)(*asr:梯)", "", "水电梯" },
	{ "(水|电)\\1\\g1\\g{1}\\g{-1}", "", "电电电电电" },
	{ "(?<n>水)\\k<n>\\k'n'\\k{n}\\g{n}(?P=n)", "", "水水水水水水" },
	{ "(水|电)(?1)(?-1)\\g<1>", "", "电水电水" },
	{ "水(?R)?电", "", "水水电电" },
	{ "(?<n>水)(?&n)(?P>n)", "", "水水水" },
	{ "(水)?(?(1)电|梯)", "", "梯" },
	{ "(?<n>水)?(?(<n>)电|梯)", "", "梯" },
	{ "(?(?=水)水电|梯)", "", "梯" },
	{ "(?(DEFINE)(?<d>水))(?&d)电", "", "水电" },
	{ "(?(VERSION>=10.0)水|电)", "", "水" },
	{ "水(*ACCEPT)电", "", "水" },
	{ "水电(*FAIL)|梯", "", "梯" },
	{ "(*MARK:a)水(*COMMIT)|电(*PRUNE)(*SKIP)(*THEN)", "", "水" },
	{ "水(?C)电(?C1)(?C'a')", "", "水电" },
	/* Letters of another case. */
	{ "ks", "i", "\xe2\x84\xaa\xc5\xbf" },
	{ "电梯.{0,3}k", "i", "电梯\xe2\x84\xaa" },
	{ "[a-z]{3}\\d", "i",
	    "a\xc5\xbf"
	    "b1" },
	{ "[k-s]\\d", "i",
	    "\xe2\x84\xaa"
	    "1" },
	{ "((?i)[kx])\\1+,\\1\\1", "",
	    "\xe2\x84\xaa\xe2\x84\xaa,"
	    "\xe2\x84\xaa\xe2\x84\xaa" },
	{ "((?i)[kx])\\1*\\1\\1", "",
	    "\xe2\x84\xaa\xe2\x84\xaa"
	    "\xe2\x84\xaa\xe2\x84\xaa" },
	{ "ÉTÉ", "i", "été" },
	{ "ＷＩＦＩ", "i", "ｗｉｆｉ" },
	{ "Ωk水", "i", "ωK水" },
	{ "ßk", "i", "ẞK" },
	/* Flags that are set in one branch hold in the next. */
	{ "(a(?i)b|c)d", "", "Cd" },
	{ "电|(?i)k水|s水", "", "S水" },
	{ "((?i)k)水", "", "K水" },
	{ "电(?x: 梯 ) 水", "", "电梯 水" },
	/* Order, distance and line ends. */
	{ "电.{2,3}梯", "", "电一二梯" },
	{ "电.{2,3}梯", "", "电一二三梯" },
	{ "电.*?梯", "", "梯\n梯电一\n电梯" },
	{ "电(?s:.)梯", "", "电\n梯" },
	{ "电(?s:.).梯", "", "电\na梯" },
	{ "电.(?s:.)梯", "", "电a\n梯" },
	{ "(?:电|电一)..梯", "", "电一二三梯" },
	{ "^.{0,2}梯", "", "电电梯" },
	{ "^(?:电|).?梯", "", "电一梯" },
	{ "(?m)^.{0,2}梯", "", "电电电\n梯" },
	{ "(?:^|，)停水", "", "，停水" },
	{ "梯.{2}", "", "梯水电" },
	{ ".{2}梯", "", "水电梯" },
	{ "梯.*\\b", "", "梯a" },
	{ "\\b.bus", "", "xbus" },
	{ "\\bbus\\b.{0,3}k", "i", "a bus \xe2\x84\xaa" },
	{ "\\bbus\\b", "", "乘bus去" },
	{ "a(?:\\b)?bus", "", "abus" },
	{ "(?:bus\\b)?\\bx水", "", "x水" },
	{ "bus\\b \\bto", "", "bus to" },
	{ "电梯坏+了", "", "电梯坏坏了" },
	{ "(?:坏了){2,}电", "", "坏了坏了电" },
	{ "(?:电|梯){2,3}.水", "", "电梯电a水" },
	{ "\\d{3}-\\d{4}|k水", "i", "K水" },
	{ "(?:\\d|水){3}1", "", "1水21" },
	{ "a*1b+2", "", "1bb2" },
	{ "[ab]{9}1", "", "ababababa1" },
	{ "[0-9]{2}", "", "07" },
	{ "5G", "", "用5G吗" },
	{ "5G|电", "i", "用5g吗" },
};

static void
test_rows(void)
{
	unsigned flags = 0;
	const char *why = "";
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		uint64_t may = 0, sure = 0;
		struct mq_matcher *m = mq_matcher_new();
		struct mq_str text = mq_str(rows[i].text);
		struct mq_pattern *p;

		mq_pattern_flags(mq_str(rows[i].flags), &flags);
		p = mq_pattern_new(mq_str(rows[i].pattern), flags, &why);
		if (!ok(p != NULL)) {
			note("/%s/: %s", rows[i].pattern, why);
			continue;
		}
		mq_matcher_add(m, p, 7);
		mq_matcher_scan(m, text, &may, &sure);
		if (!is_int(mq_pattern_match(p, text, NULL), MQ_MATCH_YES) ||
		    !is_int(may, 1 << 7))
			note("/%s/", rows[i].pattern);
		mq_matcher_free(m);
		mq_pattern_free(p);
	}
}

/* What a scan of the text says of one pattern: "no", "may" or "sure". */
static const char *
told(const char *pattern, unsigned flags, struct mq_str text)
{
	const char *why = "";
	struct mq_pattern *p = mq_pattern_new(mq_str(pattern), flags, &why);
	struct mq_matcher *m = mq_matcher_new();
	uint64_t may = 0, sure = 0;

	mq_matcher_add(m, p, 0);
	mq_matcher_scan(m, text, &may, &sure);
	mq_matcher_free(m);
	mq_pattern_free(p);
	return !may ? "no" : sure ? "sure" : "may";
}

static const struct {
	const char *pattern, *text, *want;
} tellings[] = {
	{ "电梯|停水", "又停水了", "sure" },
	{ "电梯|停水", "又停电了", "no" },
	{ "电梯.{0,2}坏", "电梯又坏", "sure" },
	{ "电梯.{0,2}坏", "坏，电梯", "no" },
	{ "电梯.{0,2}坏", "电梯又又又坏", "no" },
	{ "电梯.{0,2}坏", "电梯又\n坏", "no" },
	{ "电梯.{0,2}+坏", "电梯坏", "may" },
	{ "(?>电|电梯)坏", "电梯坏", "may" },
	{ "^.{0,2}坏", "电梯坏", "sure" },
	{ "^.{0,2}坏", "电梯又坏", "no" },
	{ "\\bbus\\b", "a bus", "sure" },
	{ "\\bbus\\b", "abuse", "no" },
	{ "电梯(?!卡)", "电梯卡", "may" },
	{ "\\d{3}-\\d", "12-345-6", "may" },
	{ "\\d{3}-\\d", "12-3456", "no" },
	{ "[^a]", "b", "may" },
	{ "[0-9０-９]{3}", "a1２3", "may" },
	{ "[0-9０-９]{3}", "12水34", "no" },
	{ "[0-9０-９][\\d水]", "1２水", "may" },
	{ "[0-9０-９][\\d水]", "水1b2", "no" },
	{ "\\p{Lu}\\p{Ll}", "Éé", "may" },
	{ "\\p{Lu}\\p{Ll}", "éÉ", "no" },
	{ "[\\x{1F300}-\\x{1F5FF}]", "\xF0\x9F\x8C\x80", "may" },
	{ "[\\x{1F300}-\\x{1F5FF}]", "水", "no" },
	{ "[[:alpha:]é]", "é", "may" },
	{ "[[:alpha:]é]", "É1", "no" },
	{ "(?i)[[:alpha:]é]", "É", "may" },
	{ "\\h", "　", "may" },
	{ "\\h", "水", "no" },
	{ "(?:水|.){20}", "一二三四五六七八九十一二三四五六七八九十", "may" },
	{ "(?:水|.){20}", "一二三四五六七八九十一二三四五六七八九", "no" },
	{ "(.)\\1{2}", "急急急", "may" },
	{ "(.)\\1{2}", "急不急急", "no" },
	{ "x?([a水])\\1水", "a水水水", "may" },
	{ "([a水])\\1", "bb水a水", "no" },
	{ "(\\d)\\1{3}", "12223", "no" },
	{ "(?i)(.)\\1", "aA", "may" },
	{ "(?|(a)|(.))\\1", "bb", "may" },
	{ "(?n)(.)(?<n>.)\\1", "abb", "may" },
	{ "(.).\\1", "aba", "may" },
	{ "5G", "5g", "no" },
};

static void
test_told(void)
{
	size_t i;

	for (i = 0; i < sizeof(tellings) / sizeof(*tellings); i++)
		if (!is_str(
			told(tellings[i].pattern, 0, mq_str(tellings[i].text)),
			tellings[i].want))
			note("/%s/ in %s", tellings[i].pattern,
			    tellings[i].text);
	is_str(told("电梯", MQ_PATTERN_WORD, MQ_STR("电梯")), "may");
	is_str(told("a.b", MQ_PATTERN_LITERAL, MQ_STR("axb")), "no");
	is_str(told("a.b", MQ_PATTERN_LITERAL, MQ_STR("a.b")), "sure");
	is_str(told("a\\Q|", MQ_PATTERN_LITERAL, MQ_STR("a\\Q|")), "sure");
	is_str(told("电梯", 0, MQ_STR("")), "no");
	is_str(told("x*", 0, MQ_STR("")), "may");
}

/* Most ideographs are in every text. */
static void
test_knows(void)
{
	static const struct {
		const char *pattern;
		bool knows;
	} cases[] = {
		{ "\\p{Cyrillic}", true },
		{ "[\\p{P}\\p{S}]{4}", true },
		{ "[가-힣]", true },
		{ "\\p{Han}\\p{Lu}", true },
		{ "\\p{Han}{2}", false },
		{ "[\\p{L}\\d]{9}", false },
		{ "\\p{Lu}|[一-龥]", false },
		{ "[\\d\\S]", false },
	};
	const char *why = "";
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct mq_pattern *p =
		    mq_pattern_new(mq_str(cases[i].pattern), 0, &why);

		if (!is_int(mq_matcher_knows(p), cases[i].knows))
			note("/%s/", cases[i].pattern);
		mq_pattern_free(p);
	}
}

/* What it costs to look around is bounded, and then PCRE2 decides. */
static void
test_budget(void)
{
	enum { N = 1 << 20 };
	char *s = mq_xrealloc(NULL, N, 1);
	size_t i;

	for (i = 0; i + 3 <= N; i += 3)
		memcpy(s + i, "水", 3);
	is_str(told("水.*水.*水.*电", 0, (struct mq_str){ s, i }), "no");
	memcpy(s, "电", 3);
	is_str(told("水.*水.*水.*电", 0, (struct mq_str){ s, i }), "may");
	memcpy(s + i - 3, "电", 3);
	is_str(told("水.*水.*水.*电", 0, (struct mq_str){ s, i }), "sure");
	free(s);
}

/* More runs than there are bits for. */
static void
test_many_runs(void)
{
	enum { N = 90 };
	struct mq_matcher *m = mq_matcher_new();
	struct mq_pattern *p[N];
	uint64_t may[2] = { 0 }, sure[2] = { 0 };
	char text[32];
	const char *why;
	size_t i, found = 0;

	for (i = 0; i < N; i++) {
		snprintf(text, sizeof(text), "[%zu-9]\\d\\%c", i % 9,
		    (char)('!' + i / 9));
		p[i] = mq_pattern_new(mq_str(text), 0, &why);
		mq_matcher_add(m, p[i], i);
	}
	for (i = 0; i < N; i++) {
		snprintf(
		    text, sizeof(text), "x%zu5%c", i % 9, (char)('!' + i / 9));
		memset(may, 0, sizeof(may));
		mq_matcher_scan(m, mq_str(text), may, sure);
		found += mq_bit(may, i);
	}
	is_int(found, N);
	is_int(sure[0] | sure[1], 0);
	mq_matcher_free(m);
	for (i = 0; i < N; i++)
		mq_pattern_free(p[i]);
}

static void
test_bits(void)
{
	static const size_t ids[] = { 0, 63, 64, 130 };
	struct mq_matcher *m = mq_matcher_new();
	uint64_t may[3] = { 2 }, sure[3] = { 0 };
	struct mq_pattern *p;
	const char *why;
	size_t i;

	is_int(mq_bits_words(0), 0);
	is_int(mq_bits_words(64), 1);
	is_int(mq_bits_words(131), 3);
	is_int(mq_bits_next(sure, 131, 0), 131);
	p = mq_pattern_new(MQ_STR("ab"), 0, &why);
	for (i = 0; i < 4; i++)
		mq_matcher_add(m, p, ids[i]);
	mq_matcher_scan(m, MQ_STR("cab"), may, sure);
	for (i = 0; i < 4; i++) {
		is_int(mq_bits_next(may, 131, ids[i]), (long long)ids[i]);
		ok(mq_bit(sure, ids[i]));
	}
	/* Other bits stay. */
	is_int(mq_bits_next(may, 131, 1), 1);
	is_int(mq_bits_next(may, 131, 131), 131);
	mq_matcher_free(m);
	mq_matcher_free(NULL);
	mq_pattern_free(p);
}

/* Each case has eight patterns, of which two in three are good ones. */
static void
test_random(unsigned long cases)
{
	struct random_match *m = mq_xcalloc(1, sizeof(*m));
	unsigned long i, bad = 0, known = 0, matched = 0, sure = 0;
	unsigned char seed[8];
	struct choices from;

	for (i = 0; i < cases && bad < 10; i++) {
		memcpy(seed, &i, sizeof(seed));
		from = choices_of(seed, sizeof(seed));
		from.p = from.end;
		random_match_begin(m, &from);
		bad += !random_match_agrees(m);
		known += m->known;
		matched += m->matched;
		sure += m->sure;
		random_match_end(m);
	}
	is_int(bad, 0);
	note("%lu patterns with literals, %lu matches, %lu of them sure", known,
	    matched, sure);
	ok(known > cases && matched > cases && sure > cases);
	free(m);
}

int
main(void)
{
	test_rows();
	test_told();
	test_knows();
	test_budget();
	test_many_runs();
	test_bits();
	test_random(getenv("LONG") ? 25000 : 600);
	return done();
}
