/* Who of the staff takes a record, and that a second run agrees. */

#include <stdlib.h>

#include "../../cmd/route/route.h"

#include "../../cmd/route/tally.h"
#include "../tap.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct mq_table *
table(const char *name, const char *text)
{
	return mq_table_load(
	    mq_input_mem(name, text, strlen(text), strlen(text)));
}

static const char staff_text[] =
    "name\tteam\tareas\tlines\tskills\tabsent\tcapacity\n"
    "Ann\tworker\tE\tnoise\tlaw\t2026-03-02/2026-03-04\t2\n"
    "Ben\t\tE;O\tnoise/bar;roads\t\t2026-03-05\t1\n"
    "Cid\tworker\tO\t*\tlaw;care\t\t\n"
    "Dot\tmember\tE\t\tcare\t2026-03-02\t1\n"
    "Eva\tvolunteer\tO\t\t\t\t3\n";

/* By hand from the table above; days are March 2026. */
static const struct {
	const char *area, *category, *skills;
	enum route_team team;
	int day;
	bool by_line;
	const char *who;
} choices[] = {
	{ "E", "noise", "", ROUTE_WORKER, 1, false, "Ann" },
	{ "E", "noise", "", ROUTE_WORKER, 2, false, "Ben" },
	{ "E", "noise", "", ROUTE_WORKER, 4, false, "Ben" },
	{ "E", "noise", "", ROUTE_WORKER, 5, false, "Ann" },
	{ "O", "noise", "", ROUTE_WORKER, 5, false, "Cid" },
	{ "O", "noise", "law", ROUTE_WORKER, 1, false, "Cid" },
	{ "E", "noise", "law;care", ROUTE_WORKER, 1, false, NULL },
	{ "E", "x", "", ROUTE_MEMBER, 1, false, "Dot" },
	{ "E", "x", "", ROUTE_MEMBER, 2, false, NULL },
	{ "E", "x", "", ROUTE_VOLUNTEER, 2, false, NULL },
	{ "Z", "noise/bar/x", "", ROUTE_WORKER, 1, true, "Ann" },
	{ "Z", "noise/bar/x", "", ROUTE_WORKER, 3, true, "Ben" },
	{ "Z", "noise/barn", "", ROUTE_WORKER, 3, true, "Cid" },
	{ "Z", "noises", "", ROUTE_WORKER, 1, true, "Cid" },
	{ "Z", "", "", ROUTE_WORKER, 1, true, "Cid" },
	{ "Z", "roads", "law", ROUTE_WORKER, 1, true, "Cid" },
	{ "", "noise", "", ROUTE_WORKER, 1, false, NULL },
};

static void
staff_is_chosen(void)
{
	struct mq_table *t = table("staff.tsv", staff_text);
	struct route_staff staff = { 0 };
	struct route_load load = { 0 };
	const struct route_staff_row *who;
	struct route_need need;
	size_t i;

	route_staff_add(&staff, t, &load);
	is_str(t->error, NULL);
	for (i = 0; i < COUNT(choices); i++) {
		need = (struct route_need){ choices[i].team,
			mq_str(choices[i].area), mq_str(choices[i].category),
			mq_str(choices[i].skills),
			mq_days(2026, 3, choices[i].day) };
		who = route_staff_choose(
		    &staff, &need, choices[i].by_line, &load);
		if (!ok(choices[i].who ? who && mq_str_eq(who->name,
						    mq_str(choices[i].who))
				       : !who))
			note("choice %zu", i);
	}
	route_staff_free(&staff);
	route_load_free(&load);
	mq_table_free(t);
}

/* Ann has room for 2 a day, Ben for 1, and the least loaded goes first. */
static void
least_loaded_goes_first(void)
{
	static const char *const want[] = { "Ann", "Ben", "Ann", NULL };
	struct mq_table *t = table("staff.tsv", staff_text);
	struct route_staff staff = { 0 };
	struct route_load load = { 0 };
	struct route_need need = { ROUTE_WORKER, MQ_STR("E"), MQ_STR(""),
		MQ_STR(""), 0 };
	const struct route_staff_row *who;
	size_t i;

	route_staff_add(&staff, t, &load);
	need.day = mq_days(2026, 3, 10);
	for (i = 0; i < COUNT(want); i++) {
		who = route_staff_choose(&staff, &need, false, &load);
		ok(want[i] ? who && mq_str_eq(who->name, mq_str(want[i]))
			   : !who);
		if (who)
			route_load_add(&load, who->person, need.day);
	}
	need.day++; /* in all Ann has 2 and Ben 1, so Ben goes first */
	who = route_staff_choose(&staff, &need, false, &load);
	ok(who && mq_str_eq(who->name, MQ_STR("Ben")));
	is_int(route_load_find(&load, MQ_STR("Ann"))->busiest, 2);
	route_staff_free(&staff);
	route_load_free(&load);
	mq_table_free(t);
}

static const struct {
	const char *text, *error;
} faults[] = {
	{ "team\nworker\n", "s:1: no column 'name'" },
	{ "name\tteam\n\tworker\n", "s:2: column 'name': nobody is named" },
	{ "name\tteam\nA\tworker\nA\tworker\n",
	    "s:3: column 'name': 'A' is named twice" },
	{ "name\tteam\nA\tagency\n",
	    "s:2: column 'team': an agency is not of the staff" },
	{ "name\tteam\nA\tboss\n",
	    "s:2: column 'team': 'boss' is none of worker, member" },
	{ "name\tcapacity\nA\t0\n", "s:2: column 'capacity': want a whole" },
	{ "name\tabsent\nA\t2026-03-05/2026-03-04\n",
	    "s:2: column 'absent': want days and spans" },
	{ "name\tabsent\nA\t2026-03-05/2026-03-06/2026-03-07\n",
	    "s:2: column 'absent': want days and spans" },
	{ "name\tabsent\nA\tsoon\n",
	    "s:2: column 'absent': want days and spans" },
	{ "name\tabsent\nA\t2026-03-05T10:00\n",
	    "s:2: column 'absent': want days and spans" },
};

static void
faults_are_told(void)
{
	struct route_staff staff;
	struct route_load load;
	struct mq_table *t;
	size_t i;

	for (i = 0; i < COUNT(faults); i++) {
		staff = (struct route_staff){ 0 };
		load = (struct route_load){ 0 };
		t = table("s", faults[i].text);
		route_staff_add(&staff, t, &load);
		if (!ok(t->error && mq_str_starts(mq_str(t->error),
					mq_str(faults[i].error))))
			note("case %zu: %s", i, t->error ? t->error : "none");
		route_staff_free(&staff);
		route_load_free(&load);
		mq_table_free(t);
	}
}

/* A file of made-up records, routed as a whole and then again. */
enum { RECORDS = 400, IN = 6, CELLS = ROUTE_COLUMNS + IN, TABLES = 5 };
static const char *const in_name[IN] = { "address", "category",
	"requested_datetime", "tags", "lat", "long" };
static const char *const given[ROUTE_COLUMNS][4] = {
	[ROUTE_MODE] = { "", "?", "line", "joint" },
	[ROUTE_AREA] = { "", "", "E", "Z" },
	[ROUTE_TEAM] = { "", "", "volunteer", "?" },
	[ROUTE_AGENCY_RESPONSIBLE] = { "", "", "", "Works" },
	[ROUTE_ASSIGNEE] = { "", "", "Ben", "unassigned" },
	[ROUTE_CO_HANDLERS] = { "", "", "", "Bob" },
	[ROUTE_OWNER] = { "", "", "Cid", "" },
	[ROUTE_RESPONSE_DUE] = { "", "", "", "2026-03-03" },
	[ROUTE_DUE] = { "", "", "", "2026-03-09" },
	[ROUTE_NOTES] = { "", "", "", "x" },
};
static const char *const input[IN][4] = {
	{ "1 Elm", "2 Oak", "", "Yew 2" },
	{ "noise/bar", "roads", "care", "help" },
	{ "2026-03-02T08:10:00+08:00", "2026-03-03", "2026-03-02T17:00:00Z",
	    "" },
	{ "", "", "blind", "old;blind" },
	{ "30", "", "30.001", "91" },
	{ "120", "120", "", "120" },
};

static void
make_up(struct mq_str *cell)
{
	static uint32_t seed = 1;
	int i;

	for (i = 0; i < CELLS; i++) {
		seed = seed * 1664525 + 1013904223; /* Numerical Recipes */
		cell[i] = mq_str(i < ROUTE_COLUMNS
				     ? given[i][seed >> 30]
				     : input[i - ROUTE_COLUMNS][seed >> 30]);
	}
}

static void
set_up(struct route *r, struct mq_table *t[TABLES])
{
	struct mq_str name[CELLS];
	struct mq_record header = { .cell = name, .ncells = CELLS };
	int i;

	t[0] = table("areas.tsv",
	    "area\taddress\tpattern\tlat\tlong\tradius\tworker\tmember\t"
	    "volunteer\nE\tElm\t\t\t\t\tAnn\tDot\t\nO\tOak\t\t\t\t\tBen\t\t"
	    "Eva\nY\t\tyew\\d\t30\t120\t50\tAnn\tDot\tEva\n");
	t[1] = table("duties.tsv",
	    "category\tagency_responsible\tteam\tmode\tskills\n"
	    "noise\tPolice\tworker\tline\tlaw\ncare\tCommittee\tmember\tjoint\t"
	    "care\n*\tStreet\tvolunteer\tlimited\t\n");
	t[2] = table("deadlines.tsv", "resolve\tfrom\n3wd\tnext-day\n");
	t[3] = table("staff.tsv", staff_text);
	t[4] = table("groups.tsv", "tag\tteam\nblind\tmember;volunteer\n");
	r->zone = mq_zone_open("Asia/Shanghai");
	r->calendar = mq_calendar_new(r->zone, MQ_CALENDAR_CN);
	mq_calendar_set_hours(r->calendar, MQ_STR("09:00-17:00"));
	route_areas_add(&r->areas, t[0]);
	route_duties_add(&r->duties, t[1]);
	mq_deadlines_add(&r->deadlines, t[2]);
	route_staff_add(&r->staff, t[3], &r->load);
	route_groups_add(&r->groups, t[4]);
	for (i = 0; i < TABLES; i++)
		is_str(t[i]->error, NULL);
	for (i = 0; i < CELLS; i++)
		name[i] =
		    mq_str(i < ROUTE_COLUMNS ? route_columns[i]
					     : in_name[i - ROUTE_COLUMNS]);
	route_bind(r, &header);
}

/* Route all records in place; how many differ from what they were. */
static size_t
route_all(struct mq_str (*cell)[CELLS], struct mq_arena *kept, bool reroute)
{
	struct route r = { .reroute = reroute, .explain = true };
	struct mq_str value[ROUTE_COLUMNS];
	struct mq_table *t[TABLES];
	struct route_flaw flaw;
	struct mq_record rec;
	size_t i, c, differ = 0;

	set_up(&r, t);
	for (i = 0; i < RECORDS; i++) {
		rec = (struct mq_record){ .cell = cell[i], .ncells = CELLS };
		if (route_record(&r, &rec, value, &flaw))
			abort();
		for (c = 0; c < ROUTE_COLUMNS; c++) {
			differ += !mq_str_eq(cell[i][c], value[c]);
			cell[i][c] = mq_str_dup(kept, value[c]);
		}
	}
	mq_calendar_free(r.calendar);
	route_free(&r);
	for (i = 0; i < TABLES; i++)
		mq_table_free(t[i]);
	return differ;
}

static void
second_run_changes_nothing(bool reroute)
{
	static struct mq_str cell[RECORDS][CELLS];
	struct mq_arena kept = { 0 };
	size_t i;

	for (i = 0; i < RECORDS; i++)
		make_up(cell[i]);
	ok(route_all(cell, &kept, reroute) > 0);
	is_int(route_all(cell, &kept, reroute), 0);
	mq_arena_free(&kept);
}

int
main(void)
{
	staff_is_chosen();
	least_loaded_goes_first();
	faults_are_told();
	second_run_changes_nothing(false);
	second_run_changes_nothing(true);
	return done();
}
