#include <stdlib.h>

#include "../../cmd/feedback/owed.h"
#include "../../cmd/feedback/publish.h"
#include "../../cmd/feedback/sample.h"
#include "../tap.h"

enum { CELLS = 8, HOUSEHOLDS = 40, SEEDS = 2000, DRAWN = 10 };

/* ---- records ------------------------------------------------------------- */

static struct mq_arena arena;
static struct feedback_reader reader;

/* A record of cells separated by '|'. */
static struct mq_record
record(const char *text)
{
	struct mq_str *cell = mq_arena_alloc(&arena, CELLS * sizeof(*cell));
	struct mq_record r = { .cell = cell, .scratch = &arena };
	struct mq_str rest =
	    mq_str(mq_arena_strndup(&arena, text, strlen(text)));

	while (r.ncells < CELLS && mq_str_next(&rest, '|', &cell[r.ncells]))
		r.ncells++;
	return r;
}

static void
bind(const char *header)
{
	struct mq_record h = record(header);

	reader.zone = mq_zone_open("Asia/Shanghai");
	feedback_reader_bind(&reader, &h);
}

static struct feedback_case
read(const struct mq_record *r)
{
	struct feedback_case c;
	const char *column;

	is_str(feedback_case_read(&reader, r, &c, &column), NULL);
	return c;
}

static int64_t
at(const char *text)
{
	struct mq_date d = { 0 };

	mq_date_parse(mq_str(text), mq_zone_open("Asia/Shanghai"), &d);
	return d.t;
}

/* ---- owed ---------------------------------------------------------------- */

static void
test_owed(void)
{
	static const struct {
		const char *cells;
		bool owed;
	} row[] = {
		{ "closed|2026-07-01T09:00:00+08:00||", true },
		{ "closed||2026-07-01T09:00:00+08:00|", true },
		{ "closed|||", true },
		{ "|2026-07-01T09:00:00+08:00||", true },
		{ "|||", false },
		{ "new|2026-07-01T09:00:00+08:00||", false },
		{ "referred||2026-07-01T09:00:00+08:00|", false },
		{ "closed|2026-07-01||2026-07-01", false },
		/* What is later than now has not happened. */
		{ "closed|2026-07-01||2026-07-11", true },
		{ "closed|2026-07-11||", false },
	};
	struct mq_record r;
	struct feedback_case c;
	const char *column = NULL;
	size_t i;

	bind("status|resolved_datetime|closed_datetime|feedback_datetime");
	for (i = 0; i < sizeof(row) / sizeof(*row); i++) {
		r = record(row[i].cells);
		c = read(&r);
		if (!ok(feedback_is_owed(&c, at("2026-07-10T00:00:00+08:00")) ==
			row[i].owed))
			note("%s", row[i].cells);
	}
	r = record("closed|2026-07-01||yesterday");
	ok(feedback_case_read(&reader, &r, &c, &column) != NULL);
	is_str(column, "feedback_datetime");
}

/* ---- publish ------------------------------------------------------------- */

static void
test_promise(void)
{
	/* status, expected, promised, resolved */
	static const char *const row[][2] = {
		{ "closed|2026-07-05T12:00:00+08:00||2026-07-05T12:00:00+08:00",
		    "kept" },
		{ "closed|2026-07-05T12:00:00+08:00||2026-07-05T12:00:01+08:00",
		    "missed" },
		{ "closed|2026-07-08|2026-07-05|2026-07-05", "kept" },
		{ "closed|2026-07-08|2026-07-05|2026-07-08", "extended" },
		{ "closed|2026-07-08|2026-07-05|2026-07-09", "missed" },
		{ "new|2026-07-09||", "missed" },
		{ "new|2026-07-10||", "open" },
		{ "new|2026-07-11|2026-07-05|", "open" },
		{ "new|||", "" },
		{ "closed|||2026-07-05", "" },
		{ "closed|2026-07-08||", "" },
		{ "referred|2026-07-01||", "" },
		/* done later than now */
		{ "closed|2026-07-09||2026-07-11", "missed" },
		{ "closed|2026-07-12||2026-07-11", "open" },
	};
	struct mq_record r;
	struct feedback_case c;
	size_t i;

	bind("status|expected_datetime|promised_datetime|resolved_datetime");
	for (i = 0; i < sizeof(row) / sizeof(*row); i++) {
		r = record(row[i][0]);
		c = read(&r);
		if (!is_str(feedback_promise(&c, reader.zone,
				at("2026-07-10T08:00:00+08:00")),
			row[i][1]))
			note("%s", row[i][0]);
	}
}

static void
is_masked(const char *cells, const char *want)
{
	struct mq_record r = record(cells);
	struct feedback_case c = read(&r);
	struct mq_str value[FEEDBACK_P_COLUMNS];

	feedback_publish(&reader, &r, &c, 0, &arena, value);
	is_mem(value[FEEDBACK_P_DESCRIPTION].s, value[FEEDBACK_P_DESCRIPTION].n,
	    want);
}

static void
test_masks(void)
{
	struct mq_record r;

	bind("description|reporter|contact|household|address|confidential");
	is_masked("王小满家漏水，王小满说，电话13800138000|王小满|||",
	    "王*家漏水，王*说，电话138****8000");
	is_masked("微信 wx_abc88 联系|某|wx_abc88||", "微信 *** 联系");
	is_masked("栎木巷19幢301室漏水，HC-01-19-301|||HC-01-19-301|"
		  "栎木巷19幢301室",
	    "***漏水，***");
	/* Nobody, and what is too short to be told from other words. */
	is_masked("匿名反映灯不亮|匿名|||", "匿名反映灯不亮");
	is_masked("王府路积水|王|||", "王府路积水");
	is_masked("", "");

	r = record("灯不亮|||||Y");
	ok(feedback_is_confidential(&reader, &r));
	r = record("灯不亮|||||保密");
	ok(feedback_is_confidential(&reader, &r));
	r = record("灯不亮|||||N");
	ok(!feedback_is_confidential(&reader, &r));
	r = record("灯不亮|||||");
	ok(!feedback_is_confidential(&reader, &r));
}

/* ---- sample -------------------------------------------------------------- */

static const char header[] = "service_request_id|household|contact|area";

static void
start(struct feedback_sample *s, const char *by)
{
	struct mq_record h = record(header);

	bind(header);
	feedback_sample_start(s);
	is_str(feedback_sample_bind(s, &reader, mq_str(by), &h), NULL);
}

static void
add(struct feedback_sample *s, const char *cells)
{
	struct mq_record r = record(cells);

	feedback_sample_add(s, &r);
}

/* The ids that were drawn, in order. */
static const char *
drawn(const struct feedback_sample *s)
{
	const char *text = "";
	const struct mq_record *r;
	size_t i, j;

	for (i = 0; i < s->ngroups; i++)
		for (j = 0; j < s->group[i].drawn; j++) {
			r = &s->order[s->group[i].first + j]->rec;
			text = mq_arena_printf(&arena, "%s%s%s", text,
			    *text ? " " : "", mq_str_dup(&arena, r->cell[0]).s);
		}
	return text;
}

/* Who has a telephone number or a number in the books in common is one. */
static void
test_households(void)
{
	static const char *const row[] = { "1|H1|13800000001|A", "2|H1||A",
		"3||138 0000 0001|A", "4|H2|13800000001|A", "5|H3||A",
		"6||13800000009|B", "7||00000000000|B" };
	struct feedback_sample s = { .want = 99 }, t = { .want = 99 };
	size_t i, n = sizeof(row) / sizeof(*row);

	start(&s, "area");
	start(&t, "area");
	for (i = 0; i < n; i++) {
		add(&s, row[i]);
		add(&t, row[n - 1 - i]);
	}
	feedback_sample_draw(&s);
	feedback_sample_draw(&t);
	is_int(s.nobody, 1);
	is_int(s.drawn, 3);
	is_int(s.ngroups, 2);
	is_int(s.group[0].households, 2);
	is_int(s.group[1].households, 1);
	ok(s.is_short);
	is_str(drawn(&t), drawn(&s));
	feedback_sample_free(&s);
	feedback_sample_free(&t);
}

static void
draw(struct feedback_sample *s, uint64_t seed, size_t want, int step)
{
	char text[64];
	int i, at_row;

	*s = (struct feedback_sample){ .seed = seed, .want = want };
	feedback_sample_start(s);
	s->rd = &reader;
	for (i = 0; i < HOUSEHOLDS * 3; i++) {
		at_row = i * step % (HOUSEHOLDS * 3);
		/* Household 0 has one record, 1 has two, ... 4 five. */
		snprintf(text, sizeof(text), "R%d|H%d||", at_row,
		    at_row < 100 ? at_row % HOUSEHOLDS : at_row % 5);
		add(s, text);
	}
	feedback_sample_draw(s);
}

static void
test_order(void)
{
	struct feedback_sample s, t, more;
	size_t i;

	bind(header);
	draw(&s, 7, DRAWN, 1);
	draw(&t, 7, DRAWN, 7);
	draw(&more, 7, DRAWN + 5, 11);
	is_int(s.drawn, DRAWN);
	is_str(drawn(&t), drawn(&s));
	for (i = 0; i < DRAWN; i++)
		ok(mq_str_eq(
		    more.order[i]->rec.cell[0], s.order[i]->rec.cell[0]));
	feedback_sample_free(&t);
	draw(&t, 8, DRAWN, 1);
	ok(strcmp(drawn(&t), drawn(&s)) != 0);
	feedback_sample_free(&s);
	feedback_sample_free(&t);
	feedback_sample_free(&more);
}

/* However many records a household has, it is drawn as often as another. */
static void
test_fair(void)
{
	int times[HOUSEHOLDS] = { 0 }, i;
	double want = (double)SEEDS * DRAWN / HOUSEHOLDS, chi2 = 0;
	struct feedback_sample s;
	uint64_t seed;

	bind(header);
	for (seed = 1; seed <= SEEDS; seed++) {
		draw(&s, seed, DRAWN, 1);
		for (i = 0; i < DRAWN; i++)
			times[atoi(s.order[i]->rec.cell[1].s + 1)]++;
		feedback_sample_free(&s);
	}
	for (i = 0; i < HOUSEHOLDS; i++)
		chi2 += (times[i] - want) * (times[i] - want) / want;
	/* qchisq(.999, 39) is 72.1; drawing without replacement gives less. */
	ok(chi2 < 72.1);
	note("chi-squared %.1f", chi2);
}

/* Of 6, 3 and 1 households five are 3, 1.5 and .5: 3, 2 (the first) and 0. */
static void
test_shares(void)
{
	struct feedback_sample s = { .want = 5, .proportional = true };
	char text[32];
	int i;

	start(&s, "area");
	for (i = 0; i < 10; i++) {
		snprintf(text, sizeof(text), "%d|H%d||%s", i, i,
		    i < 6   ? "A"
		    : i < 9 ? "B"
			    : "C");
		add(&s, text);
	}
	feedback_sample_draw(&s);
	is_int(s.group[0].drawn, 3);
	is_int(s.group[1].drawn, 2);
	is_int(s.group[2].drawn, 0);
	is_int(s.drawn, 5);
	ok(!s.is_short);
	feedback_sample_free(&s);
}

int
main(void)
{
	test_owed();
	test_promise();
	test_masks();
	test_households();
	test_order();
	test_fair();
	test_shares();
	mq_arena_free(&arena);
	return done();
}
