#include "../../cmd/report/span.h"

#include "../../cmd/report/street.h"
#include "../tap.h"

static struct mq_zone *zone;

static int64_t
at(const char *text)
{
	struct mq_date d;

	if (mq_date_parse(mq_str(text), zone, &d))
		return -1;
	return d.t;
}

static void
is_window(const struct report_window *w, const char *from, const char *to)
{
	is_int(w->on, true);
	is_int(w->from, at(from));
	is_int(w->to, at(to));
}

/* 2026-03-04 was a Wednesday; Shanghai keeps +08:00 all year. */
static void
test_cadence(void)
{
	static const struct {
		enum mq_period cadence;
		const char *before, *from, *to, *ago, *ago_to;
	} row[] = {
		{ MQ_DAY, "2026-03-02", "2026-03-03", "2026-03-04",
		    "2025-03-03", "2025-03-04" },
		{ MQ_WEEK, "2026-02-16", "2026-02-23", "2026-03-02",
		    "2025-02-24", "2025-03-03" },
		{ MQ_MONTH, "2026-01-01", "2026-02-01", "2026-03-01",
		    "2025-02-01", "2025-03-01" },
		{ MQ_QUARTER, "2025-07-01", "2025-10-01", "2026-01-01",
		    "2024-10-01", "2025-01-01" },
		{ MQ_YEAR, "2024-01-01", "2025-01-01", "2026-01-01", NULL,
		    NULL },
	};
	struct report_ask ask = { .has_cadence = true };
	struct report_spans s;
	size_t i;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		ask.cadence = row[i].cadence;
		report_spans_make(&s, &ask, at("2026-03-04T08:00:00"), zone);
		ok(s.asked);
		is_window(&s.at[REPORT_NOW], row[i].from, row[i].to);
		is_window(&s.at[REPORT_BEFORE], row[i].before, row[i].from);
		if (row[i].ago)
			is_window(
			    &s.at[REPORT_YEAR_AGO], row[i].ago, row[i].ago_to);
		else
			ok(!s.at[REPORT_YEAR_AGO].on);
	}
}

/* As many months, else as long; without an end, up to the end of today. */
static void
test_bounds(void)
{
	static const struct {
		const char *since, *until, *before;
	} row[] = {
		{ "2026-03-01", "2026-04-01", "2026-02-01" },
		{ "2025-01-01", "2026-01-01", "2024-01-01" },
		{ "2026-03-02", "2026-03-12", "2026-02-20" },
		{ "2026-03-02T12:00:00", "2026-03-03T12:00:00",
		    "2026-03-01T12:00:00" },
		{ "2026-03-02", NULL, "2026-02-27" },
	};
	struct report_ask ask = { .has_since = true };
	struct report_spans s;
	size_t i;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		ask.since = at(row[i].since);
		ask.has_until = row[i].until != NULL;
		ask.until = ask.has_until ? at(row[i].until) : 0;
		report_spans_make(&s, &ask, at("2026-03-04T08:00:00"), zone);
		is_window(&s.at[REPORT_BEFORE], row[i].before, row[i].since);
	}
	report_spans_make(
	    &s, &(struct report_ask){ 0 }, at("2026-03-04T08:00:00"), zone);
	ok(!s.asked && !s.at[REPORT_BEFORE].on);
	is_int((long long)(report_spans_of(&s, 0) & 3u), 1);
}

/* To date at the period's end: 2026-03-31 was a Tuesday. */
static void
test_recent(void)
{
	struct report_ask ask = { .has_since = true, .has_until = true };
	struct report_spans s;

	ask.since = at("2026-03-01");
	ask.until = at("2026-04-01");
	report_spans_make(&s, &ask, at("2026-06-04T08:00:00"), zone);
	is_window(&s.at[REPORT_LAST_DAY], "2026-03-31", "2026-04-01");
	is_window(&s.at[REPORT_LAST_WEEK], "2026-03-30", "2026-04-01");
	is_window(&s.at[REPORT_LAST_MONTH], "2026-03-01", "2026-04-01");
	is_window(&s.at[REPORT_LAST_QUARTER], "2026-01-01", "2026-04-01");
	is_int(report_spans_of(&s, at("2026-03-31T23:59:59")),
	    1 | 4 | 8 | 16 | 32);
	is_int(report_spans_of(&s, at("2026-04-01")), 0);
	is_int(report_spans_of(&s, at("2026-02-28T12:00:00")), 2 | 32);
}

static void
test_street(void)
{
	static const char *const row[][2] = {
		{ "栎木巷19幢302室", "栎木巷" },
		{ "中山路３６５弄12号", "中山路" },
		{ " 荷花路（东段）", "荷花路" },
		{ "12号楼302", "" },
		{ "195 Main St, Boston", "Main St" },
		{ "12A Elm Street #4", "Elm Street #4" },
		{ "100-110 5th Ave", "5th Ave" },
		{ "INTERSECTION Elm St & Main St",
		    "INTERSECTION Elm St & Main St" },
		{ "42", "" },
		{ "2nd Avenue, Boston", "2nd Avenue" },
		{ "-2+3", "-" },
		{ "", "" },
	};
	struct mq_arena a = { 0 };
	size_t i;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		is_str(mq_str_dup(&a, report_street(mq_str(row[i][0]))).s,
		    row[i][1]);
	mq_arena_free(&a);
}

int
main(void)
{
	zone = mq_zone_open("Asia/Shanghai");
	test_cadence();
	test_bounds();
	test_recent();
	test_street();
	return done();
}
