/* Deadlines: which row, until when, and on which clock. */

#include "minqing/deadline.h"
#include "../tap.h"
#include "minqing/date.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct mq_table *
table(const char *name, const char *text)
{
	return mq_table_load(
	    mq_input_mem(name, text, strlen(text), strlen(text)));
}

static const char deadlines_text[] =
    "mode\turgency\tkind\tcategory\trespond\tresolve\tclock\tfrom\n"
    "limited\t0\t\t\t20min\t2h\tnatural\tnow\n"
    "\t0\t\twater\t\t20min\t\t\n"
    "\t\tsuggestion\t\t24h\t15d\tnatural\tnext-day\n"
    "\t3\t\t\t24h\t\t\t\n"
    "line\t\t\twater/leak\t\t24h\t\tnext-day\n"
    "line\t\t\t\t\t24h\t\t\n"
    "\t\t\t\t\t7d\t\t\n";

/* Due times by Python's datetime and zoneinfo. */
static const struct {
	const char *is[MQ_CASES], *requested, *zone, *due;
} due_cases[] = {
	{ { "line", "1", "help", "x" }, "2026-03-02T08:10:00+08:00",
	    "Asia/Shanghai", "2026-03-03T08:10:00+08:00" },
	{ { "limited", "0", "suggestion", "x" }, "2026-03-02T08:10:00+08:00",
	    "Asia/Shanghai", "2026-03-02T10:10:00+08:00" },
	{ { "line", "1", "suggestion", "x" }, "2026-03-02T17:00:00Z",
	    "Asia/Shanghai", "2026-03-19T00:00:00+08:00" },
	{ { "", "0", "", "water/leak" }, "2026-03-02", "Asia/Shanghai",
	    "2026-03-02T00:20:00+08:00" },
	{ { "line", "2", "", "water/leak/pipe" }, "2026-03-02", "Asia/Shanghai",
	    "2026-03-04T00:00:00+08:00" },
	{ { "line", "2", "", "water/leaks" }, "2026-03-02", "Asia/Shanghai",
	    "2026-03-03T00:00:00+08:00" },
	{ { "line", "1", "", "water/leak" }, "2026-12-31T23:59:59+08:00",
	    "Asia/Shanghai", "2027-01-02T00:00:00+08:00" },
	{ { "line", "1", "", "water/leak" }, "2026-03-07T23:30:00-05:00",
	    "America/New_York", "2026-03-09T01:00:00-04:00" },
	{ { "line", "1", "", "" }, "2026-03-07T12:00:00-05:00",
	    "America/New_York", "2026-03-08T13:00:00-04:00" },
	{ { "limited", "0", "", "" }, "2026-11-01T00:30:00-04:00",
	    "America/New_York", "2026-11-01T01:30:00-05:00" },
	{ { "line", "1", "", "water/leak" }, "1969-12-30T10:00:00Z", "UTC",
	    "1970-01-01T00:00:00+00:00" },
	{ { "joint", "", "", "" }, "2024-02-28T10:00:00+08:00", "Asia/Shanghai",
	    "2024-03-06T10:00:00+08:00" },
};

static void
is_due(const struct mq_deadlines *deadlines, size_t i)
{
	struct mq_zone *z = mq_zone_open(due_cases[i].zone);
	const struct mq_deadline *d;
	struct mq_str is[MQ_CASES];
	struct mq_calendar *office = mq_calendar_new(z, MQ_CALENDAR_CN);
	struct mq_date date = { 0 };
	char buf[MQ_DATE_MAX];
	int64_t due = 0;
	int c;

	for (c = 0; c < MQ_CASES; c++)
		is[c] = mq_str(due_cases[i].is[c]);
	d = mq_deadline_of(deadlines, is);
	ok(mq_date_parse(mq_str(due_cases[i].requested), z, &date) == 0);
	ok(mq_deadline_due(d, MQ_RESOLVE, office, date.t, &due) == 0);
	date = mq_date_at(due, z);
	mq_date_format(&date, buf);
	mq_calendar_free(office);
	if (!is_str(buf, due_cases[i].due))
		note("case %zu, by %s", i, d->place.s);
}

static void
deadlines_go_by_the_first_that_fits(void)
{
	struct mq_table *t = table("deadlines.tsv", deadlines_text);
	struct mq_str urgent[] = { MQ_STR("line"), MQ_STR("3"), MQ_STR(""),
		MQ_STR("") };
	struct mq_deadlines deadlines = { 0 };
	size_t i;

	mq_deadlines_add(&deadlines, t);
	is_str(t->error, NULL);
	for (i = 0; i < COUNT(due_cases); i++)
		is_due(&deadlines, i);
	ok(!mq_deadline_of(&deadlines, urgent)->has[MQ_RESOLVE]);
	mq_deadlines_free(&deadlines);
	ok(!mq_deadline_of(&deadlines, urgent));
	mq_table_free(t);
}

static const struct {
	const char *text, *error;
} faults[] = {
	{ "mode\n", "d:1: no column 'resolve'" },
	{ "resolve\n2x\n",
	    "d:2: column 'resolve': '2x' is no term such as 20min, 2h, 7d or "
	    "5wd" },
	{ "resolve\trespond\n2h\t-1h\n",
	    "d:2: column 'respond': '-1h' is no term such as 20min, 2h, 7d "
	    "or 5wd" },
	{ "resolve\tclock\n2h\tworking\n",
	    "d:2: column 'clock': 'working' is none of natural, work" },
	{ "resolve\tfrom\n2h\ttoday\n",
	    "d:2: column 'from': 'today' is none of now, next-day" },
	{ "resolve\turgency\n2h\t9\n",
	    "d:2: column 'urgency': '9' is none of 0, 1, 2, 3" },
};

static void
faults_are_told(void)
{
	struct mq_deadlines deadlines = { 0 };
	struct mq_table *t;
	size_t i;

	for (i = 0; i < COUNT(faults); i++) {
		t = table("d", faults[i].text);
		mq_deadlines_add(&deadlines, t);
		is_str(t->error, faults[i].error);
		mq_table_free(t);
	}
	is_int(deadlines.n, 0);
	mq_deadlines_free(&deadlines);
}

/* Working days are working time, whatever the row's clock. */
static void
clocks_are_told(void)
{
	static const struct {
		const char *mode, *category;
		enum mq_clock respond, resolve;
	} cases[] = {
		{ "line", "water/leak", MQ_CLOCK_WORK, MQ_CLOCK_WORK },
		{ "line", "noise", MQ_CLOCK_NATURAL, MQ_CLOCK_WORK },
		{ "joint", "noise", MQ_CLOCK_WORK, MQ_CLOCK_NATURAL },
		{ "limited", "waterway", MQ_CLOCK_NATURAL, MQ_CLOCK_NATURAL },
	};
	struct mq_table *t = table("d", "mode\tcategory\trespond\tresolve\t"
					"clock\n"
					"line\twater\t\t8h\twork\n"
					"line\t\t2h\t5wd\t\n"
					"joint\t\t1wd\t7d\tnatural\n");
	struct mq_str is[MQ_CASES] = { { "", 0 }, { "", 0 }, { "", 0 },
		{ "", 0 } };
	struct mq_deadlines deadlines = { 0 };
	const struct mq_deadline *d;
	size_t i;

	mq_deadlines_add(&deadlines, t);
	is_str(t->error, NULL);
	for (i = 0; i < COUNT(cases); i++) {
		is[MQ_CASE_MODE] = mq_str(cases[i].mode);
		is[MQ_CASE_CATEGORY] = mq_str(cases[i].category);
		d = mq_deadline_of(&deadlines, is);
		is_int(mq_deadline_clock(d, MQ_RESPOND), cases[i].respond);
		is_int(mq_deadline_clock(d, MQ_RESOLVE), cases[i].resolve);
	}
	mq_deadlines_free(&deadlines);
	mq_table_free(t);
}

static void
odd_words_are_told(void)
{
	ok(!mq_case_is_odd(MQ_CASE_MODE, MQ_STR("joint")));
	ok(mq_case_is_odd(MQ_CASE_MODE, MQ_STR("Joint")));
	ok(!mq_case_is_odd(MQ_CASE_URGENCY, MQ_STR("")));
	ok(mq_case_is_odd(MQ_CASE_URGENCY, MQ_STR("4")));
	ok(mq_case_is_odd(MQ_CASE_KIND, MQ_STR("complain")));
	ok(!mq_case_is_odd(MQ_CASE_CATEGORY, MQ_STR("any/thing")));
}

int
main(void)
{
	deadlines_go_by_the_first_that_fits();
	faults_are_told();
	clocks_are_told();
	odd_words_are_told();
	return done();
}
