#include "../../cmd/route/route.h"

#include <stdlib.h>

#include "../tap.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct mq_table *
table(const char *name, const char *text)
{
	return mq_table_load(
	    mq_input_mem(name, text, strlen(text), strlen(text)));
}

static const char duties_text[] =
    "category\tagency_responsible\tco_handlers\tteam\tmode\n"
    "noise\tPolice\t\tagency\tline\n"
    "noise/neighbour\tCommittee\tPolice;Court\tmember\tjoint\n"
    "noise\tSecond\t\t\t\n"
    "light\tWorks\t\tvolunteer\tlimited\n"
    "*\tStreet\tOffice\t\tline\n";

static const struct {
	const char *category, *agency;
	enum route_team team;
} duty_cases[] = {
	{ "noise", "Police", ROUTE_AGENCY },
	{ "noise/construction/night", "Police", ROUTE_AGENCY },
	{ "noise/neighbour", "Committee", ROUTE_MEMBER },
	{ "noise/neighbour/dog", "Committee", ROUTE_MEMBER },
	{ "noise/neighbours", "Police", ROUTE_AGENCY },
	{ "noisy", "Street", ROUTE_WORKER },
	{ "light/x", "Works", ROUTE_VOLUNTEER },
	{ "unclassified", "Street", ROUTE_WORKER },
	{ "", "Street", ROUTE_WORKER },
};

static void
duties_go_by_path(void)
{
	struct mq_table *t = table("duties.tsv", duties_text);
	struct route_duties duties = { 0 };
	const struct route_duty *d;
	size_t i;

	route_duties_add(&duties, t);
	is_str(t->error, NULL);
	route_duties_ready(&duties);
	for (i = 0; i < COUNT(duty_cases); i++) {
		d = route_duty_of(&duties, mq_str(duty_cases[i].category));
		is_mem(d->agency.s, d->agency.n, duty_cases[i].agency);
		if (!is_int(d->team, duty_cases[i].team))
			note("category '%s'", duty_cases[i].category);
	}
	d = route_duty_of(&duties, MQ_STR("x"));
	ok(d->fallback);
	is_str(d->place.s, "duties.tsv:6");
	route_duties_free(&duties);
	route_duties_ready(&duties);
	ok(!route_duty_of(&duties, MQ_STR("x")));
	mq_table_free(t);
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
	const char *is[ROUTE_CASES], *requested, *zone, *due;
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
is_due(const struct route_deadlines *deadlines, size_t i)
{
	struct mq_zone *z = mq_zone_open(due_cases[i].zone);
	const struct route_deadline *d;
	struct mq_str is[ROUTE_CASES];
	struct mq_calendar *office = mq_calendar_new(z, MQ_CALENDAR_CN);
	struct mq_date date = { 0 };
	char buf[MQ_DATE_MAX];
	int64_t due = 0;
	int c;

	for (c = 0; c < ROUTE_CASES; c++)
		is[c] = mq_str(due_cases[i].is[c]);
	d = route_deadline_of(deadlines, is);
	ok(mq_date_parse(mq_str(due_cases[i].requested), z, &date) == 0);
	ok(route_deadline_due(d, ROUTE_RESOLVE, office, date.t, &due) == 0);
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
	struct route_deadlines deadlines = { 0 };
	size_t i;

	route_deadlines_add(&deadlines, t);
	is_str(t->error, NULL);
	for (i = 0; i < COUNT(due_cases); i++)
		is_due(&deadlines, i);
	ok(!route_deadline_of(&deadlines, urgent)->has[ROUTE_RESOLVE]);
	route_deadlines_free(&deadlines);
	ok(!route_deadline_of(&deadlines, urgent));
	mq_table_free(t);
}

static const struct {
	const char *text, *error;
} duty_faults[] = {
	{ "category\tagency\nx\ty\n", "d:1: no column 'agency_responsible'" },
	{ "category\tagency_responsible\nx\t \n",
	    "d:2: column 'agency_responsible': no agency is named" },
	{ "category\tagency_responsible\n\ty\n",
	    "d:2: column 'category': empty: write * for the fallback" },
	{ "category\tagency_responsible\tteam\nx\ty\tpolice\n",
	    "d:2: column 'team': 'police' is none of worker, member, "
	    "volunteer, agency" },
	{ "category\tagency_responsible\tmode\nx\ty\tlimted\n",
	    "d:2: column 'mode': 'limted' is none of limited, line, joint" },
}, deadline_faults[] = {
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
	struct route_duties duties = { 0 };
	struct route_deadlines deadlines = { 0 };
	struct mq_table *t;
	size_t i;

	for (i = 0; i < COUNT(duty_faults); i++) {
		t = table("d", duty_faults[i].text);
		route_duties_add(&duties, t);
		ok(t->error && mq_str_starts(mq_str(t->error),
				   mq_str(duty_faults[i].error)));
		mq_table_free(t);
	}
	for (i = 0; i < COUNT(deadline_faults); i++) {
		t = table("d", deadline_faults[i].text);
		route_deadlines_add(&deadlines, t);
		ok(t->error && mq_str_starts(mq_str(t->error),
				   mq_str(deadline_faults[i].error)));
		mq_table_free(t);
	}
	route_duties_free(&duties);
	route_deadlines_free(&deadlines);
}

/* Every own column as it came: nothing, a word of ours, or another's. */
enum { STATES = 3, INPUTS = 4 };

static const char *const input_name[INPUTS] = { "address", "category",
	"requested_datetime", "household" };
static const char *const inputs[][INPUTS] = {
	{ "1 Elm", "noise/neighbour", "2026-03-02", "" },
	{ "2 Oak", "noise/neighbour", "2026-03-02", "" },
	{ "2 Oak", "light", "", "H1-2" },
	{ "9 Fir", "noise", "9999-12-31", "" },
	{ "", "", "2026-03-02T08:10:00Z", "H9" },
};

static struct mq_record
record_of(struct mq_str *cell)
{
	return (
	    struct mq_record){ .cell = cell, .ncells = ROUTE_COLUMNS + INPUTS };
}

static void
set_up(struct route *r, struct mq_table *t[3])
{
	struct mq_str name[ROUTE_COLUMNS + INPUTS];
	struct mq_record header = record_of(name);
	size_t i;

	t[0] = table("areas.tsv",
	    "area\thousehold\taddress\tworker\tmember\n"
	    "E\tH1\tElm\tAnn\tBob\nO\tH2\tOak\tCid\t\nZ\t\tFir\t\t\n");
	t[1] = table("duties.tsv", duties_text);
	t[2] = table("deadlines.tsv", deadlines_text);
	r->zone = mq_zone_open("Asia/Shanghai");
	r->calendar = mq_calendar_new(r->zone, MQ_CALENDAR_CN);
	route_areas_add(&r->areas, t[0]);
	route_duties_add(&r->duties, t[1]);
	route_deadlines_add(&r->deadlines, t[2]);
	for (i = 0; i < ROUTE_COLUMNS; i++)
		name[i] = mq_str(route_columns[i]);
	for (i = 0; i < INPUTS; i++)
		name[ROUTE_COLUMNS + i] = mq_str(input_name[i]);
	route_bind(r, &header);
}

/* Route, and route what came of it: is it the same? */
static bool
is_settled(struct route *r, struct mq_str *cell)
{
	struct mq_str value[ROUTE_COLUMNS];
	struct mq_arena kept = { 0 };
	struct mq_record rec = record_of(cell);
	struct route_flaw flaw;
	bool same;
	int i;

	same = !route_record(r, &rec, value, &flaw);
	for (i = 0; i < ROUTE_COLUMNS; i++)
		cell[i] = mq_str_dup(&kept, value[i]);
	same = same && !route_record(r, &rec, value, &flaw);
	for (i = 0; i < ROUTE_COLUMNS; i++)
		same = same && mq_str_eq(cell[i], value[i]);
	mq_arena_free(&kept);
	return same;
}

static void
second_run_changes_nothing(bool reroute)
{
	static const char *const state[STATES] = { "", "unassigned", "E" };
	struct route r = { .reroute = reroute };
	struct mq_str cell[ROUTE_COLUMNS + INPUTS];
	struct mq_table *t[3];
	size_t n, rest, i, k, differ = 0;

	set_up(&r, t);
	for (n = 0; n < 19683; n++) /* 3 to the power of ROUTE_COLUMNS */
		for (k = 0; k < COUNT(inputs); k++) {
			for (i = 0, rest = n; i < ROUTE_COLUMNS; i++) {
				cell[i] = mq_str(state[rest % STATES]);
				rest /= STATES;
			}
			for (i = 0; i < INPUTS; i++)
				cell[ROUTE_COLUMNS + i] = mq_str(inputs[k][i]);
			differ += !is_settled(&r, cell);
		}
	is_int(differ, 0);
	mq_calendar_free(r.calendar);
	route_free(&r);
	for (i = 0; i < 3; i++)
		mq_table_free(t[i]);
}

int
main(void)
{
	duties_go_by_path();
	deadlines_go_by_the_first_that_fits();
	faults_are_told();
	second_run_changes_nothing(false);
	second_run_changes_nothing(true);
	return done();
}
