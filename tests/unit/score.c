/* mq-score: when days and months begin, windows, keys, ranks and changes */

#include "../../cmd/score/clock.h"

#include "../../cmd/score/figures.h"
#include "../tap.h"
#include "minqing/preset.h"

static struct score_clock
new_clock(const char *day_start, const char *month_start, const char *since,
    const char *until)
{
	struct score_clock c = { .zone = mq_zone_open("Asia/Shanghai"),
		.column = "requested_datetime" };

	is_str(
	    score_clock_read(&c, day_start, month_start, since, until), NULL);
	return c;
}

static const struct {
	const char *day, *month, *since, *until, *wrong;
} options[] = {
	{ NULL, NULL, NULL, NULL, NULL },
	{ NULL, NULL, "2026-02-30", NULL,
	    "--since: not a day or RFC 3339 time" },
	{ NULL, NULL, NULL, "soon", "--until: not a day or RFC 3339 time" },
	{ NULL, NULL, "2026-07-01", "2026-07-01",
	    "--until: not after --since" },
	{ "24:00", NULL, NULL, NULL, "--day-start: not a time such as 12:00" },
	{ "9:00", NULL, NULL, NULL, "--day-start: not a time such as 12:00" },
	{ "09:60", NULL, NULL, NULL, "--day-start: not a time such as 12:00" },
	{ NULL, "0", NULL, NULL, "--month-start: not a day from 1 to 28" },
	{ NULL, "29", NULL, NULL, "--month-start: not a day from 1 to 28" },
	{ "23:59", "28", NULL, NULL, NULL },
};

static void
test_options(void)
{
	struct score_clock c = { .zone = mq_zone_open("Asia/Shanghai") };
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(*options); i++)
		is_str(score_clock_read(&c, options[i].day, options[i].month,
			   options[i].since, options[i].until),
		    options[i].wrong);
	c = new_clock(NULL, NULL, "2026-07-01", NULL);
	is_int(c.since, 1782835200); /* date -d 2026-07-01T00:00+08:00 +%s */
	ok(score_clock_bounded(&c));
	c = new_clock("12:00", NULL, "2026-07-01", NULL);
	is_int(c.since, 1782835200 - 43200);
	c = new_clock("04:00", NULL, "2026-07-01", NULL);
	is_int(c.since, 1782835200 + 14400);
	c = new_clock("12:00", NULL, NULL, NULL);
	ok(!score_clock_bounded(&c));
}

/* Half-open, and a bound is an instant, however it is written. */
static const struct {
	const char *date;
	enum score_place midnight, noon; /* when days begin */
} places[] = {
	{ "2026-06-30", SCORE_OUTSIDE, SCORE_OUTSIDE },
	{ "2026-06-30T11:59:59+08:00", SCORE_OUTSIDE, SCORE_OUTSIDE },
	{ "2026-06-30T12:00:00+08:00", SCORE_OUTSIDE, SCORE_INSIDE },
	{ "2026-06-30T23:59:59+08:00", SCORE_OUTSIDE, SCORE_INSIDE },
	{ "2026-07-01", SCORE_INSIDE, SCORE_INSIDE },
	{ "2026-06-30T16:00:00Z", SCORE_INSIDE, SCORE_INSIDE },
	{ "2026-07-31", SCORE_INSIDE, SCORE_INSIDE },
	{ "2026-07-31T12:00:00+08:00", SCORE_INSIDE, SCORE_OUTSIDE },
	{ "2026-07-31T16:00:00Z", SCORE_OUTSIDE, SCORE_OUTSIDE },
	{ "2026-08-01", SCORE_OUTSIDE, SCORE_OUTSIDE },
	{ "", SCORE_UNKNOWN, SCORE_UNKNOWN },
	{ "July", SCORE_UNKNOWN, SCORE_UNKNOWN },
};

static void
test_window(void)
{
	struct score_clock midnight =
	    new_clock(NULL, NULL, "2026-07-01", "2026-08-01");
	struct score_clock noon =
	    new_clock("12:00", NULL, "2026-07-01", "2026-08-01");
	struct mq_str date;
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
		date = mq_str(places[i].date);
		if (!ok(score_clock_place(&midnight, date) ==
			places[i].midnight) ||
		    !ok(score_clock_place(&noon, date) == places[i].noon))
			note("%s", places[i].date);
	}
}

/* Beijing's months begin on the 19th, and its days at noon. */
static const struct {
	const char *day, *month, *date;
	enum mq_period period;
	const char *want;
} periods[] = {
	{ NULL, NULL, "2026-06-30T16:00:00Z", MQ_DAY, "2026-07-01" },
	{ "12:00", "19", "2026-06-18T11:59:59+08:00", MQ_MONTH, "2026-06" },
	{ "12:00", "19", "2026-06-18T12:00:00+08:00", MQ_DAY, "2026-06-19" },
	{ "12:00", "19", "2026-06-18T12:00:00+08:00", MQ_MONTH, "2026-07" },
	{ "12:00", "19", "2026-07-18T11:59:59+08:00", MQ_MONTH, "2026-07" },
	{ "12:00", "19", "2026-12-19", MQ_MONTH, "2027-01" },
	{ "12:00", "19", "2026-12-19", MQ_YEAR, "2027" },
	{ "12:00", "19", "2026-09-20", MQ_QUARTER, "2026-Q4" },
	{ "04:00", NULL, "2026-07-01T03:59:59+08:00", MQ_DAY, "2026-06-30" },
	{ "04:00", NULL, "2026-07-01T04:00:00+08:00", MQ_MONTH, "2026-07" },
	{ "04:00", NULL, "2026-07-01", MQ_DAY, "2026-07-01" },
	{ NULL, "5", "2026-01-04T23:59:59+08:00", MQ_MONTH, "2025-12" },
	{ NULL, "5", "2026-01-05", MQ_MONTH, "2026-01" },
	{ "12:00", NULL, "2026-01-04T12:00:00+08:00", MQ_WEEK, "2026-W02" },
};

static void
test_periods(void)
{
	struct score_clock c;
	char text[MQ_DATE_MAX];
	struct mq_date d;
	size_t i;

	for (i = 0; i < sizeof(periods) / sizeof(*periods); i++) {
		c = new_clock(periods[i].day, periods[i].month, NULL, NULL);
		is_int(mq_date_parse(mq_str(periods[i].date), c.zone, &d), 0);
		score_clock_period(&c, periods[i].period, &d, text);
		if (!is_str(text, periods[i].want))
			note("%s", periods[i].date);
	}
}

static void
test_before(void)
{
	static const struct {
		enum mq_period period;
		const char *name, *before;
	} cases[] = {
		{ MQ_DAY, "2024-03-01", "2024-02-29" },
		{ MQ_WEEK, "2026-W01", "2025-W52" },
		{ MQ_WEEK, "2021-W01", "2020-W53" },
		{ MQ_WEEK, "2026-W28", "2026-W27" },
		{ MQ_MONTH, "2026-01", "2025-12" },
		{ MQ_QUARTER, "2026-Q1", "2025-Q4" },
		{ MQ_QUARTER, "2026-Q3", "2026-Q2" },
		{ MQ_YEAR, "2026", "2025" },
		{ MQ_MONTH, "", "" },
		{ MQ_MONTH, "2026-13", "" },
		{ MQ_MONTH, "*", "" },
	};
	char text[MQ_DATE_MAX];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		score_period_before(
		    cases[i].period, mq_str(cases[i].name), text);
		if (!is_str(text, cases[i].before))
			note("%s", cases[i].name);
	}
}

static void
test_lists(void)
{
	static const struct {
		const char *list, *wrong;
	} lists[] = {
		{ "area", NULL },
		{ "area,team", NULL },
		{ "requested_datetime:month,closed_datetime:month,month",
		    NULL },
		{ "", "an empty column name" },
		{ "area,", "an empty column name" },
		{ "area,area", "a column is named twice" },
	};
	struct score_keys k;
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		k = (struct score_keys){ 0 };
		if (!is_str(
			score_keys_parse(&k, lists[i].list), lists[i].wrong))
			note("%s", lists[i].list);
		score_keys_free(&k);
	}
}

/* A column's name goes before a period's. */
static void
test_bind(void)
{
	struct mq_str names[] = { MQ_STR("requested_datetime"), MQ_STR("week"),
		MQ_STR("a:b"), MQ_STR("closed"), MQ_STR("parent_id") };
	struct mq_record header = { .cell = names, .ncells = 5 };
	struct score_clock c = { .column = "requested_datetime" };
	struct score_keys k = { .clock = &c };

	score_keys_parse(&k, "month,week,a:b,closed:year,repeat");
	is_str(score_keys_bind(&k, &header), NULL);
	ok(k.key[0].kind == SCORE_PERIOD && k.key[0].period == MQ_MONTH);
	is_int(k.key[0].column, 0);
	ok(k.key[1].kind == SCORE_VALUE);
	is_int(k.key[1].column, 1);
	ok(k.key[2].kind == SCORE_VALUE);
	is_int(k.key[2].column, 2);
	ok(k.key[3].kind == SCORE_PERIOD && k.key[3].period == MQ_YEAR);
	is_int(k.key[3].column, 3);
	ok(k.key[4].kind == SCORE_REPEAT);
	header.ncells = 4;
	is_str(score_keys_bind(&k, &header), "repeat_no");
	header.ncells = 3;
	is_str(score_keys_bind(&k, &header), "closed");
	names[0] = MQ_STR("id");
	is_str(score_keys_bind(&k, &header), "requested_datetime");
	score_keys_free(&k);

	score_keys_parse(&k, "closed:decade");
	is_str(score_keys_bind(&k, &header), "closed:decade");
	score_keys_free(&k);
}

static void
add(struct score_sums *s, const char *area, const char *month, int yes, int of)
{
	struct mq_answers a = { .n = of,
		.valid = of,
		.answered = of,
		.satisfied = yes,
		.credit = yes * 1000000,
		.credit2 = yes * 1000000 };

	mq_key_start(&s->keys->made);
	mq_key_push(&s->keys->made, mq_str(area));
	mq_key_push(&s->keys->made, mq_str(month));
	score_sums_add(s, mq_key_made(&s->keys->made), &a);
}

static struct mq_scheme *
open_scheme(const char *name)
{
	struct mq_table *schemes = mq_preset_table("365", "schemes", NULL);
	struct mq_table *scales = mq_preset_table("365", "scales", NULL);
	struct mq_scheme *sc = mq_scheme_new(schemes, scales, name);
	struct mq_str names[] = { MQ_STR("callback_valid"), MQ_STR("contacted"),
		MQ_STR("solved"), MQ_STR("satisfied") };
	struct mq_record header = { .cell = names, .ncells = 4 };

	mq_table_free(schemes);
	mq_table_free(scales);
	mq_scheme_bind(sc, &header);
	return sc;
}

/* Five groups, and their shrunken rates as R's ebbr has them; 5 of 5 does not
 * outrank 180 of 200; who has no answer has no rank. */
static void
test_ranks(void)
{
	static const struct {
		int yes, of;
		double shrunk;
		int rank;
	} groups[] = {
		{ 5, 5, .885191, 0 },
		{ 45, 50, .886813, 2 },
		{ 180, 200, .894645, 1 },
		{ 9, 12, .851171, 3 },
		{ 60, 75, .830602, 4 },
		{ 0, 0, NAN, 0 },
	};
	struct score_clock c = { .column = "requested_datetime" };
	struct score_keys k = { .clock = &c };
	struct score_sums s = { .keys = &k };
	struct score_figures f = { .scheme = open_scheme(MQ_SCHEME_DEFAULT),
		.min_n = 10 };
	char area[2] = "A";
	size_t i;

	score_keys_parse(&k, "area,team");
	for (i = 0; i < 6; i++, area[0]++)
		add(&s, area, "", groups[i].yes, groups[i].of);
	score_sums_sort(&s);
	is_str(score_figures_make(&f, &s), NULL);
	for (i = 0; i < 6; i++) {
		is_int(f.row[i].rank, groups[i].rank);
		if (groups[i].of)
			is_near(f.row[i].shrunk, groups[i].shrunk, 5e-7);
		else
			ok(isnan(f.row[i].shrunk) && isnan(f.row[i].r.score));
	}
	score_figures_free(&f);
	f.min_n = 1;
	is_str(score_figures_make(&f, &s), NULL);
	ok(f.row[0].rank > f.row[2].rank);
	score_figures_free(&f);
	score_sums_free(&s);
	score_keys_free(&k);
	mq_scheme_free((struct mq_scheme *)f.scheme);
}

/* Ties share the better place, in each month for itself; totals are sums. */
static void
test_months(void)
{
	struct score_clock c = { .column = "requested_datetime" };
	struct score_keys k = { .clock = &c };
	struct score_sums s = { .keys = &k };
	struct score_figures f = {
		.scheme = open_scheme("top-2-box"), .min_n = 10, .compare = true
	};

	score_keys_parse(&k, "area,month");
	k.key[1].kind = SCORE_PERIOD;
	k.key[1].period = MQ_MONTH;
	add(&s, "A", "2025-12", 60, 80);
	add(&s, "B", "2025-12", 60, 80);
	add(&s, "C", "2025-12", 8, 40);
	add(&s, "A", "2026-01", 45, 50);
	add(&s, "B", "2026-02", 45, 50);
	score_sums_total(&s);
	score_sums_sort(&s);
	is_str(score_figures_make(&f, &s), NULL);
	is_int(f.n, 8); /* A A B B C, three months */
	is_int(f.row[0].rank, 1);
	is_int(f.row[2].rank, 1);
	is_int(f.row[4].rank, 3);
	is_int(f.row[1].rank, 1);
	/* statsmodels: confint_proportions_2indep(45, 50, 60, 80, 'newcomb'),
	 * test_proportions_2indep(..., method='score') */
	is_near(f.row[1].change, .15, 1e-12);
	is_near(f.row[1].change_ci.low, .009931, 5e-7);
	is_near(f.row[1].change_ci.high, .269113, 5e-7);
	is_near(f.row[1].p, .035461, 5e-7);
	is_near(f.row[1].p_bh, .035461, 5e-7); /* no other group has one */
	ok(isnan(f.row[0].change) && isnan(f.row[3].change));
	ok(f.row[5].group->total && f.row[5].rank == 0);
	is_near(f.row[5].r.satisfaction, 128. / 200, 1e-15);
	is_near(f.row[6].change, .9 - .64, 1e-12);
	score_figures_free(&f);
	score_sums_free(&s);
	score_keys_free(&k);
	mq_scheme_free((struct mq_scheme *)f.scheme);
}

int
main(void)
{
	test_options();
	test_window();
	test_periods();
	test_before();
	test_lists();
	test_bind();
	test_ranks();
	test_months();
	return done();
}
