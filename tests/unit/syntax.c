/*
 * All that pcre2syntax(3) of PCRE2 10.42 lists, item by item and in its order,
 * each in several surroundings: what a scan says of texts must be what PCRE2
 * says.  (ALT_BSUX, which is not used, is left out; \C is refused.)
 */

#include <stdlib.h>

#include "minqing/matcher.h"

#include "../tap.h"

/* A construct, a text that it matches, and one (or NULL) that it does not. */
static const struct {
	const char *pattern, *yes, *no;
} rows[] = {
	/* quoting */
	{ "\\.\\#\\_\\水", ".#_水", "x#_水" },
	{ "\\Q.(水*\\E", ".(水*", ".(水水" },
	/* escaped characters */
	{ "\\a\\cI\\cz\\e\\f\\n\\r\\t", "\a\t\x1a\x1b\f\n\r\t", "a" },
	{ "\\07\\060\\101\\377", "\a0A\xC3\xBF", "70A" },
	{ "\\o{101}\\o{72465}", "A电", "o" },
	{ "\\N{U+42}\\N{U+7535}", "B电", "N" },
	{ "\\x41\\x4\\x{7535}", "A\x04电", "A" },
	{ "\\x41\\x{43}\\x{7535}", "AC电", "xA" },
	/* character types */
	{ "a.b", "a水b", "a\nb" },
	{ "(?s)a.b", "a\nb", "ab" },
	{ "\\d\\D", "7水", "水7" },
	{ "\\h\\H", "\t水", "水\t" },
	{ "a\\Nb", "a水b", "a\nb" },
	{ "\\p{Han}\\P{Han}", "水a", "a水" },
	{ "\\pL\\PL\\p{^Lu}", "水1b", "1水b" },
	{ "a\\Rb", "a\r\nb", "ab" },
	{ "\\s\\S", " 水", "水 " },
	{ "\\v\\V", "\n水", "水\n" },
	{ "\\w\\W", "a水", "水a" },
	{ "^\\X$", "e\xCC\x81", "ee" },
	/* properties; the names come below */
	{ "\\p{ l u }\\p{Greek}\\p{script=Han}", "Aω水", "aω水" },
	{ "\\p{sc:Han}\\p{scx:Han}", "水水", "a" },
	{ "\\p{Uppercase}\\p{alpha}\\p{ahex}", "AaF", "aaG" },
	{ "\\p{Bidi_Class:EN}\\p{bc:L}\\p{BC:ws}", "1a ", "aa " },
	/* classes */
	{ "[水电]", "电", "梯" },
	{ "[^水电]", "梯", "电" },
	{ "[x-z][\\x41-\\x43][一-丁]", "yB丁", "aB丁" },
	{ "[[:alpha:]][[:^alpha:]]", "a1", "1a" },
	{ "[\\Q^]\\E]", "]", "a" },
	/* quantifiers */
	{ "a水?b", "ab", "a电b" },
	{ "a水?+b", "a水b", "a水水b" },
	{ "a水??b", "a水b", "a水水b" },
	{ "a水*b", "a水水b", "a电b" },
	{ "a水*+b", "a水水b", "a电b" },
	{ "a水*?b", "ab", "a电b" },
	{ "a水+b", "a水b", "ab" },
	{ "a水++b", "a水水b", "ab" },
	{ "a水+?b", "a水b", "ab" },
	{ "a水{2}b", "a水水b", "a水b" },
	{ "a水{1,2}b", "a水b", "a水水水b" },
	{ "a水{1,2}+b", "a水水b", "ab" },
	{ "a水{1,2}?b", "a水水b", "ab" },
	{ "a水{2,}b", "a水水水b", "a水b" },
	{ "a水{2,}+b", "a水水b", "a水b" },
	{ "a水{2,}?b", "a水水b", "a水b" },
	/* anchors and simple assertions */
	{ "\\bbus\\b", "bus", "busy" },
	{ "b\\Bus", "bus", "b us" },
	{ "^水", "水a", "a水" },
	{ "(?m)^水", "a\n水", "a水" },
	{ "\\A水", "水", "a\n水" },
	{ "水$", "水\n", "水a" },
	{ "(?m)水$", "水\na", "水a" },
	{ "水\\Z", "水\n", "水\na" },
	{ "水\\z", "水", "水\n" },
	{ "\\G水", "水", "a水" },
	/* reported match point */
	{ "水\\K电", "水电", "电" },
	/* alternation */
	{ "水a|电b|梯", "电b", "电a" },
	/* capturing */
	{ "(水)(?<n>电)(?'m'梯)(?P<o>a)(?:b)", "水电梯ab", "水电梯b" },
	{ "(?|(水)|(电))梯", "电梯", "梯" },
	/* atomic groups */
	{ "(?>水|水电)梯", "水梯", "水电a" },
	{ "(*atomic:水|水电)梯", "水梯", "水电a" },
	/* comment */
	{ "水(?#梯)电", "水电", "水梯电" },
	/* option setting */
	{ "(?i)kS", "\xE2\x84\xAA\xC5\xBF", "kt" },
	{ "(?J)(?<n>水)|(?<n>电)", "电", "梯" },
	{ "(?n)(水)", "水", "电" },
	{ "(?U)水+a", "水水a", "a" },
	{ "(?x) 水 #c\n 电", "水电", "水 电" },
	{ "(?xx) [水 电] ", "电", " " },
	{ "(?i)(?-i)a", "a", "A" },
	{ "(?i)(?^)a", "a", "A" },
	{ "(?i-x:a b)(?^s:.)", "A B\n", "ab\n" },
	/* lookaround */
	{ "水(?=电)", "水电", "水" },
	{ "水(*pla:电)(*positive_lookahead:电)", "水电", "水" },
	{ "水(?!电)", "水", "水电" },
	{ "水(*nla:电)(*negative_lookahead:电)", "水", "水电" },
	{ "(?<=水)电", "水电", "电" },
	{ "(*plb:水)(*positive_lookbehind:水)电", "水电", "电" },
	{ "(?<!水)电", "电", "水电" },
	{ "(*nlb:水)(*negative_lookbehind:水)电", "电", "水电" },
	/* non-atomic lookaround */
	{ "(?*水)(*napla:水)(*non_atomic_positive_lookahead:水).", "水", "电" },
	{ "(?<*水)(*naplb:水)(*non_atomic_positive_lookbehind:水)电", "水电",
	    "电" },
	/* script runs */
	{ "(*script_run:水电)(*sr:a)", "水电a", "水a" },
	{ "(*atomic_script_run:水电)(*asr:a)", "水电a", "水a" },
	/* references */
	{ "(水|电)\\1", "电电", "水电" },
	{ "(水|电)\\g1\\g{1}\\g-1\\g{-1}", "电电电电电", "水电电电电" },
	{ "\\g+1?\\g{+1}?(水)", "水", "电" },
	{ "(?<n>水)\\k<n>\\k'n'\\g{n}\\k{n}(?P=n)", "水水水水水水", "水水" },
	/* subroutines */
	{ "水(?R)?电", "水水电电", "水" },
	{ "(水|电)(?1)(?-1)", "水电水", "水梯水" },
	{ "(?+1)(水|电)", "电水", "水" },
	{ "(?<n>水|电)(?&n)(?P>n)\\g<n>\\g'n'", "水电水电水", "水电" },
	{ "(水|电)\\g<1>\\g'1'\\g<-1>\\g'-1'", "水电水电水", "水电" },
	{ "\\g<+1>\\g'+1'(水|电)", "电电水", "电水" },
	/* conditions */
	{ "(水)?(?(1)电)", "水电", NULL },
	{ "^(水)?(?(1)电|梯)$", "梯", "水梯" },
	{ "(?(+1)水|电)(梯)", "电梯", "水梯" },
	{ "^(水)?(?(-1)电|梯)$", "水电", "电" },
	{ "^(?<n>水)?(?(<n>)电|梯)(?('n')a|b)(?(n)a|b)$", "梯bb", "梯aa" },
	{ "(?(R)水|电)", "电", "水" },
	{ "(?(R1)水|电)()", "电", "水" },
	{ "(?(R&n)水|电)(?<n>)", "电", "水" },
	{ "(?(DEFINE)(?<n>水))(?&n)电", "水电", "电" },
	{ "(?(VERSION>=10.0)水|电)(?(VERSION=9.9)电|水)", "水水", "水电" },
	{ "(?(?=水)水电|梯)", "梯", "水" },
	/* backtracking control */
	{ "水(*ACCEPT)电", "水", "电" },
	{ "水(*FAIL)|电(*F)|梯", "梯", "水电" },
	{ "(*MARK:a)水(*:b)", "水", "电" },
	{ "水(*COMMIT)电", "水电", "水水电" },
	{ "水(*PRUNE)电|a(*PRUNE:n)", "水水电", "水" },
	{ "水(*SKIP)电|a(*MARK:m)b(*SKIP:m)", "水水电", "水" },
	{ "水(*THEN)电|水(*THEN:n)梯", "水梯", "水" },
	/* callouts */
	{ "水(?C)(?C7)(?C\"电\")(?C'a')(?C{b})", "水", "电" },
};

/* Only at the very start. */
static const char *const starts[] = { "(*LIMIT_DEPTH=100)",
	"(*LIMIT_RECURSION=100)", "(*LIMIT_HEAP=100)", "(*LIMIT_MATCH=100)",
	"(*NOTEMPTY)", "(*NOTEMPTY_ATSTART)", "(*NO_AUTO_POSSESS)",
	"(*NO_DOTSTAR_ANCHOR)", "(*NO_JIT)", "(*NO_START_OPT)", "(*UTF)",
	"(*UCP)", "(*CR)", "(*LF)", "(*CRLF)", "(*ANYCRLF)", "(*ANY)", "(*NUL)",
	"(*BSR_ANYCRLF)", "(*BSR_UNICODE)" };

static const char *const properties[] = { "C", "Cc", "Cf", "Cn", "Co", "Cs",
	"L", "Ll", "Lm", "Lo", "Lt", "Lu", "Lc", "L&", "M", "Mc", "Me", "Mn",
	"N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps",
	"S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs", "Xan", "Xps", "Xsp",
	"Xuc", "Xwd", "BC:AL", "BC:AN", "BC:B", "BC:BN", "BC:CS", "BC:EN",
	"BC:ES", "BC:ET", "BC:FSI", "BC:L", "BC:LRE", "BC:LRI", "BC:LRO",
	"BC:NSM", "BC:ON", "BC:PDF", "BC:PDI", "BC:R", "BC:RLE", "BC:RLI",
	"BC:RLO", "BC:S", "BC:WS" };

static const char *const posix[] = { "alnum", "alpha", "ascii", "blank",
	"cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
	"word", "xdigit" };

/* What is tried on every pattern, besides its own texts. */
static const char *const pool[] = { "", "水", "电", "梯", "水水", "水电",
	"电水", "梯电", "a", "A1", "k", "\xE2\x84\xAA", "s水", "\xC5\xBF", " ",
	"\t水", "\n", "水\n电", "a\r\n水", "a.b", "-", "_水", "$", "+水", "é",
	"É水", "e\xCC\x81", "Ａ", "１水", "（", "Ⅷ", "½", "ǅ", "\xE2\x80\x8B",
	"\xF0\xA0\x80\x80", "水 a1电-B梯_" };

/* What stands before and behind it. */
static const struct {
	const char *before, *behind;
} around[] = { { "", "" }, { "水", "" }, { "", "水" }, { "(?:", "|电)" },
	{ "(?:", ")?水" }, { "(?:", ")+梯" }, { "(?i:", ")k" },
	{ "(?:水|(", ")).{0,2}电" }, { "(?=", ").*水" },
	{ "(?<!梯)(?:", ")" } };

/* Does the scan say of a text what PCRE2 says? */
static bool
agrees(struct mq_matcher *m, struct mq_pattern *p, struct mq_str text)
{
	uint64_t may = 0, sure = 0;
	enum mq_match got = mq_pattern_match(p, text, NULL);

	mq_matcher_scan(m, text, &may, &sure);
	if (got == MQ_MATCH_YES ? may == 1 : got != MQ_MATCH_NO || sure == 0)
		return true;
	note("/%.*s/ in \"%.*s\"", (int)mq_pattern_source(p).n,
	    mq_pattern_source(p).s, (int)text.n, text.s);
	return false;
}

static bool
all_agree(struct mq_matcher *m, struct mq_pattern *p, const char *yes)
{
	char text[256];
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(pool) / sizeof(*pool); i++) {
		good &= agrees(m, p, mq_str(pool[i]));
		snprintf(text, sizeof(text), "%s%s", pool[i], yes);
		good &= agrees(m, p, mq_str(text));
		snprintf(text, sizeof(text), "%s%s", yes, pool[i]);
		good &= agrees(m, p, mq_str(text));
	}
	return good;
}

static unsigned long tried;

/* A pattern as it is, under the flags i, s, w and u. */
static bool
try_pattern(const char *pattern, const char *yes)
{
	static const unsigned flags[] = { 0, MQ_PATTERN_CASELESS,
		MQ_PATTERN_DOTALL | MQ_PATTERN_UCP, MQ_PATTERN_WORD };
	struct mq_matcher *m;
	struct mq_pattern *p;
	const char *why;
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
		p = mq_pattern_new(mq_str(pattern), flags[i], &why);
		if (!p)
			continue;
		m = mq_matcher_new();
		mq_matcher_add(m, p, 0);
		good &= all_agree(m, p, yes);
		mq_matcher_free(m);
		mq_pattern_free(p);
		tried++;
	}
	return good;
}

static bool
try_around(const char *start, const char *construct, const char *yes)
{
	char pattern[512];
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(around) / sizeof(*around); i++) {
		snprintf(pattern, sizeof(pattern), "%s%s%s%s", start,
		    around[i].before, construct, around[i].behind);
		good &= try_pattern(pattern, yes);
	}
	return good;
}

static bool
matches(const char *pattern, const char *text)
{
	const char *why = "";
	struct mq_pattern *p = mq_pattern_new(mq_str(pattern), 0, &why);
	bool yes;

	if (!p) {
		note("/%s/: %s", pattern, why);
		return false;
	}
	yes = mq_pattern_match(p, mq_str(text), NULL) == MQ_MATCH_YES;
	mq_pattern_free(p);
	return yes;
}

static void
test_rows(void)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (!ok(matches(rows[i].pattern, rows[i].yes)) ||
		    !ok(!rows[i].no || !matches(rows[i].pattern, rows[i].no)))
			note("/%s/", rows[i].pattern);
		ok(try_around("", rows[i].pattern, rows[i].yes));
	}
}

static void
test_names(void)
{
	char one[32];
	size_t i;

	for (i = 0; i < sizeof(properties) / sizeof(*properties); i++) {
		snprintf(one, sizeof(one), "\\p{%s}", properties[i]);
		ok(try_around("", one, "水a"));
		snprintf(one, sizeof(one), "\\P{%s}", properties[i]);
		ok(try_around("", one, "水a"));
	}
	for (i = 0; i < sizeof(posix) / sizeof(*posix); i++) {
		snprintf(one, sizeof(one), "[[:%s:]]", posix[i]);
		ok(try_around("", one, "a1"));
		snprintf(one, sizeof(one), "[x[:^%s:]]", posix[i]);
		ok(try_around("", one, "a1"));
	}
	for (i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		ok(matches(starts[i], "水") || strstr(starts[i], "NOTEMPTY"));
		ok(try_around(starts[i], "水.\\R?", "水a\n"));
	}
}

int
main(void)
{
	const char *why = "";

	test_rows();
	test_names();
	ok(!mq_pattern_new(MQ_STR("\\C"), 0, &why));
	note("%lu patterns", tried);
	ok(tried > 9000);
	return done();
}
