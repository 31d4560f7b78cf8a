#include "../../cmd/report/counts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../cmd/report/page.h"
#include "../../cmd/report/volume.h"
#include "../tap.h"

/* R 4.2: quantile(x, c(.5, .9), type = 7), times ten. */
static void
test_quantiles(void)
{
	static const struct {
		int64_t x[10];
		size_t n;
		int64_t median, ninth;
	} row[] = {
		{ { 7 }, 1, 70, 70 },
		{ { 1, 2 }, 2, 15, 19 },
		{ { 20, 120, 2880 }, 3, 1200, 23280 },
		{ { 9, 1, 5, 5, 5, 0, 2, 8, 30, 4 }, 10, 50, 111 },
		{ { 3, 3, 3, 3 }, 4, 30, 30 },
	};
	struct report_counts c;
	size_t i, j;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		c = (struct report_counts){ 0 };
		for (j = 0; j < row[i].n; j++)
			report_counts_add(&c, row[i].x[j], 1);
		report_counts_sort(&c);
		is_int(report_counts_quantile(&c, 5), row[i].median);
		is_int(report_counts_quantile(&c, 9), row[i].ninth);
		report_counts_free(&c);
	}
}

/*
 * Two records, so many days apart: the step, the number of buckets and the
 * first of them.  2026-06-01 is a Monday.
 */
static void
test_volume(void)
{
	static const struct {
		int64_t apart;
		enum mq_period step;
		size_t n;
		const char *first;
	} row[] = {
		{ 0, MQ_DAY, 1, "2026-06-03" },
		{ 119, MQ_DAY, 120, "2026-06-03" },
		{ 120, MQ_WEEK, 18, "2026-06-01" },
		{ 1095, MQ_WEEK, 157, "2026-06-01" },
		{ 1096, MQ_MONTH, 37, "2026-06" },
		{ 7304, MQ_MONTH, 241, "2026-06" },
		{ 7305, MQ_YEAR, 21, "2026" },
	};
	int64_t day = mq_days(2026, 6, 3);
	struct report_series days;
	struct report_volume v;
	char label[MQ_DATE_MAX];
	size_t i;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		days = (struct report_series){ 0 };
		report_series_put(&days, day)->in.n++;
		report_series_put(&days, day + row[i].apart)->in.n++;
		report_series_sort(&days);
		report_volume_make(&v, &days, day, day + row[i].apart);
		is_int(v.step, row[i].step);
		is_int(v.n, (long long)row[i].n);
		is_int(v.total, 2);
		is_int(v.bucket[0].n + v.bucket[v.n - 1].n, v.n > 1 ? 2 : 4);
		report_bucket_label(v.step, v.bucket[0].day, label);
		is_str(label, row[i].first);
		report_volume_free(&v);
		report_series_free(&days);
	}
}

/* Days outside the period are not in its buckets. */
static void
test_part_of_days(void)
{
	int64_t day = mq_days(2026, 6, 3);
	struct report_series days = { 0 };
	struct report_volume v;
	int i;

	for (i = 200; i >= 0; i--)
		report_series_put(&days, day + i)->in.n += i;
	report_series_sort(&days);
	report_volume_make(&v, &days, day + 10, day + 12);
	is_int(v.n, 3);
	is_int(v.total, 33);
	is_int(v.bucket[v.peak].day, day + 12);
	report_volume_free(&v);
	report_volume_make(&v, &days, day + 10, day + 140);
	is_int(v.step, MQ_WEEK);
	is_int(v.total, 131 * 75);
	report_volume_free(&v);
	report_series_free(&days);
}

/* Before 1970 weeks begin on Mondays too: 1969-12-29 was one. */
static void
test_weeks_before_1970(void)
{
	struct report_series days = { 0 };
	struct report_volume v;

	report_series_sort(&days);
	report_volume_make(
	    &v, &days, mq_days(1969, 12, 30), mq_days(1970, 6, 1));
	is_int(v.bucket[0].day, mq_days(1969, 12, 29));
	report_volume_free(&v);
	report_series_free(&days);
}

static void
test_numbers(void)
{
	struct report_page p = { .lang = REPORT_EN };

	is_str(report_int(&p, 0).s, "0");
	is_str(report_int(&p, 999).s, "999");
	is_str(report_int(&p, 58251).s, "58,251");
	is_str(report_int(&p, -1234567).s, "-1,234,567");
	is_str(report_share(&p, 1, 8).s, "12.5%");
	is_str(report_share(&p, 1, 16).s, "6.3%"); /* 6.25, half up */
	is_str(report_share(&p, 3, 16).s, "18.8%");
	is_str(report_share(&p, 2, 3).s, "66.7%");
	is_str(report_share(&p, 0, 0).s, "NA");
	is_str(report_mean(&p, 5, 4).s, "1.3");
	is_int(report_permille(0.8125), 813); /* 81.25 % */
	is_int(report_permille(1.0 / 3), 333);
	is_int(report_permille(NAN), -1);
	is_str(report_interval(&p, 833, 922).s, "83.3-92.2%");
	is_str(report_points(&p, 87.7).s, "87.7");
	is_str(report_points(&p, 87.65).s, "87.7");
	is_str(report_points(&p, NAN).s, "NA");
	mq_arena_free(&p.arena);
}

static void
test_spans(void)
{
	struct report_page p = { .lang = REPORT_EN };

	is_str(report_span(&p, 0).s, "0 min");
	is_str(report_span(&p, 205).s, "21 min");
	is_str(report_span(&p, 600).s, "1.0 h");
	is_str(report_span(&p, 28799).s, "48.0 h");
	is_str(report_span(&p, 28800).s, "2.0 days");
	is_str(report_span(&p, 14400000).s, "1,000.0 days");
	p.lang = REPORT_ZH;
	is_str(report_span(&p, 28800).s, "2.0 天");
	mq_arena_free(&p.arena);
}

static void
test_sentences(void)
{
	struct mq_arena a = { 0 };

	is_str(report_say(
		   &a, REPORT_EN, W_F_OVERDUE, MQ_STR("1"), MQ_STR("{2:x:y}"))
		   .s,
	    "1 open case is overdue, the longest by {2:x:y}.");
	is_str(
	    report_say(&a, REPORT_EN, W_F_OVERDUE, MQ_STR("21"), MQ_STR("3 h"))
		.s,
	    "21 open cases are overdue, the longest by 3 h.");
	mq_arena_free(&a);
}

/* Every word is there in both languages, with the same holes to fill. */
static void
test_words(void)
{
	const char *zh, *en;
	char hole[16];
	int w, i, bad = 0;

	for (w = W_NONE; w < REPORT_PHRASES; w++) {
		zh = report_word(REPORT_ZH, (enum report_word)w);
		en = report_word(REPORT_EN, (enum report_word)w);
		if (!zh || !en) {
			note("word %d is missing", w);
			bad++;
			continue;
		}
		for (i = 1; i < 6; i++) {
			snprintf(hole, sizeof(hole), "{%d}", i);
			if (!strstr(zh, hole) != !strstr(en, hole)) {
				note("%s: %s, %s", hole, zh, en);
				bad++;
			}
		}
	}
	is_int(bad, 0);
}

static void
test_longest(void)
{
	struct report_longest l = { 0 };
	struct report_late late = { 0 };
	char id[16];
	int i;

	for (i = 0; i < 100; i++) {
		late.by = i * 37 % 50; /* each of 0 to 49 twice */
		snprintf(id, sizeof(id), "%02d", i);
		report_longest_add(&l, &late, mq_str(id));
	}
	is_int(l.n, REPORT_LONGEST);
	is_int(l.item[0].by, 49);
	is_int(l.item[REPORT_LONGEST - 1].by, 40);
	is_mem(l.item[0].id, l.item[0].id_length, "27");
	is_mem(l.item[1].id, l.item[1].id_length, "77");
	report_longest_free(&l);
}

static struct mq_table *
table_of(const char *text)
{
	size_t n = strlen(text);

	return mq_table_load(mq_input_mem("categories.tsv", text, n, n));
}

static void
test_category_names(void)
{
	struct report_names n = { 0 };
	struct mq_table *t = table_of("category\tname_en\tname_zh\n"
				      "a\tLetters\t字母\n"
				      "a/b\tB\t\n");

	is_int(report_names_read(&n, t), 0);
	mq_table_free(t);
	is_str(report_category_name(&n, REPORT_EN, MQ_STR("a")).s, "Letters");
	is_str(report_category_name(&n, REPORT_ZH, MQ_STR("a")).s, "字母");
	is_str(report_category_name(&n, REPORT_EN, MQ_STR("a/b")).s, "B");
	is_int(
	    (long long)report_category_name(&n, REPORT_ZH, MQ_STR("a/b")).n, 0);
	is_int(
	    (long long)report_category_name(&n, REPORT_ZH, MQ_STR("b")).n, 0);
	report_names_free(&n);
}

static void
test_category_names_wrong(void)
{
	static const char *const row[][2] = {
		{ "category\tname_zh\na\t字母\n",
		    "categories.tsv:1: no column 'name_en' "
		    "(did you mean 'name_zh'?)" },
		{ "category\tname_zh\tname_en\na\t字\tA\na\t母\tB\n",
		    "categories.tsv:3: column 'category': a a second time" },
	};
	struct report_names n = { 0 };
	struct mq_table *t;
	size_t i;

	for (i = 0; i < 2; i++) {
		t = table_of(row[i][0]);
		is_int(report_names_read(&n, t), -1);
		is_str(t->error, row[i][1]);
		mq_table_free(t);
		report_names_free(&n);
	}
}

int
main(void)
{
	test_quantiles();
	test_volume();
	test_part_of_days();
	test_weeks_before_1970();
	test_numbers();
	test_spans();
	test_sentences();
	test_words();
	test_longest();
	test_category_names();
	test_category_names_wrong();
	return done();
}
