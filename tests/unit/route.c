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
};

static void
faults_are_told(void)
{
	struct route_duties duties = { 0 };
	struct mq_table *t;
	size_t i;

	for (i = 0; i < COUNT(duty_faults); i++) {
		t = table("d", duty_faults[i].text);
		route_duties_add(&duties, t);
		ok(t->error && mq_str_starts(mq_str(t->error),
				   mq_str(duty_faults[i].error)));
		mq_table_free(t);
	}
	route_duties_free(&duties);
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
	t[2] = table("deadlines.tsv",
	    "mode\trespond\tresolve\nline\t\t24h\n\t20min\t7d\n");
	r->zone = mq_zone_open("Asia/Shanghai");
	r->calendar = mq_calendar_new(r->zone, MQ_CALENDAR_CN);
	route_areas_add(&r->areas, t[0]);
	route_duties_add(&r->duties, t[1]);
	mq_deadlines_add(&r->deadlines, t[2]);
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
	faults_are_told();
	second_run_changes_nothing(false);
	second_run_changes_nothing(true);
	return done();
}
