#include "../../lib/match/literal.h"

#include <stdlib.h>

#include "minqing/matcher.h"
#include "minqing/preset.h"
#include "minqing/rules.h"

#include "../tap.h"

static char shown[4096];

static void
show(const char *s, size_t n)
{
	size_t used = strlen(shown);

	if (used + n >= sizeof(shown))
		return;
	memcpy(shown + used, s, n);
	shown[used + n] = '\0';
}

static void
show_term(const struct term *t)
{
	size_t i, k;

	for (i = 0; i < t->n; i++) {
		show(" & ", i > 0 ? 3 : 0);
		for (k = 0; k < t->clause[i]->set.n; k++) {
			show(",", k > 0);
			show(t->clause[i]->set.v[k].s.s,
			    t->clause[i]->set.v[k].s.n);
		}
	}
	if (t->n == 0)
		show("run", 3);
	if (t->sure || (t->shape && t->shape->sure))
		show("!", 1);
}

/*
 * What is needed: literals parted by ",", clauses by " & ", terms by " | ";
 * "!" where no more is needed.
 */
static const char *
show_need(const char *pattern, const char *flags)
{
	struct mq_arena a = { 0 };
	unsigned mask = 0;
	struct need need;
	size_t i;

	mq_pattern_flags(mq_str(flags), &mask);
	need = literal_need(&a, mq_str(pattern), mask, NULL);
	shown[0] = '\0';
	for (i = 0; i < need.n; i++) {
		show(" | ", i > 0 ? 3 : 0);
		show_term(&need.term[i]);
	}
	mq_arena_free(&a);
	return shown;
}

/* By hand: what every text that matches must contain. */
static const struct {
	const char *pattern, *flags, *need;
} rows[] = {
	{ "电梯", "", "电梯!" },
	{ "电梯|停水", "", "电梯,停水!" },
	{ "电梯坏|电梯", "", "电梯!" },
	{ "Wifi", "", "Wifi!" },
	{ "Wifi", "i", "wifi!" },
	{ "(?i:W)ifi", "", "wifi" },
	{ "停电了?很", "", "停电了很,停电很!" },
	{ "停(?:水|电)(?:了|的)?", "", "停水,停电!" },
	{ "[东西]门", "", "东门,西门!" },
	{ "[一-三]楼", "",
	    "一楼,丁楼,丂楼,七楼,丄楼,丅楼,丆楼,万楼,丈楼,三楼!" },
	{ "[^东]门", "", "门" },
	{ "a{3}", "", "aaa!" },
	{ "ha{2,}t", "", "haa & at" },
	{ "(?:哈哈){1,3}笑", "", "哈哈笑 & 哈哈" },
	{ "电梯.{0,9}(?:坏|停)", "", "电梯 & 坏,停!" },
	{ "(?:坏|停).*电梯", "", "电梯 & 坏,停!" },
	{ "电梯.{0,9}坏|困人", "", "困人! | 电梯 & 坏!" },
	{ "电梯\\s*坏", "", "电梯 & 坏" },
	{ "^.{0,24}(?:教师|老师)", "", "教师,老师!" },
	{ "(?m)^.{0,24}老师", "", "老师" },
	{ "老师$", "", "老师" },
	{ "\\bbus\\b", "i", "bus!" },
	{ "\\bbus\\b", "u", "bus" },
	{ "bus", "w", "bus" },
	{ "bu\\bs", "", "bus" },
	{ "\\b(?:taxi|cab)s?\\b", "i", "taxis,taxi,cabs,cab!" },
	{ "\\bx*bus", "", "bus" },
	{ "(?=.*电梯)(?=.*故障)", "", "电梯 & 故障" },
	{ "(?!电梯)故障", "", "故障" },
	{ "(?<!加装)电梯", "", "电梯" },
	{ "(?<=加装)电梯", "", "电梯 & 加装" },
	{ "水\\K电", "", "水电" },
	{ "(?>电|电梯)坏", "", "电坏,电梯坏" },
	{ "电.++坏", "", "电 & 坏" },
	{ "\\Q(电).\\E+", "", "(电)." },
	{ "电(?#梯)坏", "", "电坏!" },
	{ "电 坏 # 梯\n停", "x", "电坏停!" },
	{ "(电(?i)k|s水)", "", "电k,s水!" },
	{ "\\x{7535}\\x41", "", "电A!" },
	{ "\\[电\\]", "", "[电]!" },
	{ "1.5+", "l", "1.5+!" },
	{ "\\Q", "l", "\\Q!" },
	{ "é", "", "é!" },
	{ "电é水", "i", "电 & 水" },
	{ "k电", "i", "k电!" },
	{ "\\d{3}-\\d{4}", "", "run" },
	{ "\\d{3}-\\d{4}|电话", "", "电话! | run" },
	{ "\\d+号线", "", "号线" },
	{ "(电)\\1坏", "", "电 & 坏" },
	{ "(?<n>电)\\k<n>\\k{n}\\k'n'坏", "", "电 & 坏" },
	{ "[0-9０-９]{7,}", "", "run" },
	{ "[0-9０-９]|\\p{Cyrillic}", "", "run | run" },
	{ "[?？]\\s*$", "", "run" },
	{ "\\h", "", "run" },
	{ "[^0-9０-９]", "", "" },
	/* Nothing is needed, or nothing is known. */
	{ "", "", "" },
	{ "电|", "", "" },
	{ "电?", "", "" },
	{ "电{0}", "", "" },
	{ "电|.", "", "" },
	{ "k", "", "run" },
	{ "5G|k|停水", "", "5G,停水! | run" },
	{ "(?:电梯)*", "", "" },
	{ "[^a]{3}", "", "" },
	{ "电(*ACCEPT)梯", "", "" },
	{ "(*UTF)电", "", "" },
	{ "(?(1)电|梯)", "", "" },
	{ "(?R)?电", "", "" },
	{ "电\\012", "", "" },
	{ "(电)\\12", "", "" },
	{ "(电)\\k", "", "" },
	{ "电{,3}", "", "" },
	{ "电{", "", "" },
	{ "电{2}{3}", "", "" },
	{ "(电", "", "" },
	{ "电)", "", "" },
	{ "[电", "", "" },
	{ "电\\", "", "" },
	{ "(?xx)电", "", "" },
	{ "电\xff", "", "" },
};

static void
test_rows(void)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (!is_str(show_need(rows[i].pattern, rows[i].flags),
			rows[i].need))
			note("row %zu: %s", i, rows[i].pattern);
}

/* Long patterns take no more than they must. */
static void
test_large(void)
{
	static char pattern[200000];
	size_t i, n = 0;

	for (i = 0; i < 240; i++)
		pattern[n++] = '(';
	for (i = 0; i < 240; i++)
		pattern[n++] = ')';
	is_str(show_need(pattern, ""), "");
	for (n = 0; n < 100000;)
		pattern[n++] = '(';
	pattern[n] = '\0';
	is_str(show_need(pattern, ""), "");
	for (n = 0; n + 20 < sizeof(pattern);)
		n += (size_t)sprintf(pattern + n, "%s梯%zu", n ? "|" : "", n);
	show_need(pattern, "");
	ok(strstr(shown, "梯6") != NULL);
	is_str(show_need("(?:[a-d]|[e-h]){65535}水", ""),
	    "a水,b水,c水,d水,e水,f水,g水,h水");
}

static bool
agrees(const struct mq_pattern *p)
{
	unsigned flags = mq_pattern_mask(p) | MQ_PATTERN_LAZY;
	struct mq_pattern *lazy =
	    mq_pattern_new(mq_pattern_source(p), flags, NULL);
	bool good = mq_matcher_knows(lazy) && mq_matcher_knows(p);

	if (!good)
		note("%.*s", (int)mq_pattern_source(p).n,
		    mq_pattern_source(p).s);
	mq_pattern_free(lazy);
	return good;
}

/*
 * The built-in rules are lazy: that PCRE2 reads them as they are read here is
 * looked at here, and not at every start.
 */
static void
test_preset(void)
{
	struct mq_table *table = NULL;
	struct mq_rules *rules = mq_rules_new();
	struct mq_list none = { 0 };
	const struct mq_rule *r;
	size_t i, k, bad = 0, n = 0;

	is_int(mq_preset_tables(MQ_PRESET_BUILTIN, "rules", &none, &table), 1);
	is_int(mq_rules_add(rules, table, 0), 0);
	for (i = 0; i < rules->n; i++) {
		r = &rules->rule[i];
		if (!r->pattern)
			continue;
		bad += !agrees(r->pattern);
		for (k = 0; k < r->ntests; k++)
			bad += !agrees(r->test[k].pattern);
		n++;
	}
	ok(n > 300);
	is_int(bad, 0);
	mq_rules_free(rules);
	mq_table_free(table);
}

int
main(void)
{
	test_rows();
	test_large();
	test_preset();
	return done();
}
