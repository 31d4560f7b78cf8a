/* mq-route: decide who handles a record, and until when */

#include <stdlib.h>

#include "minqing/office.h"
#include "minqing/preset.h"
#include "minqing/run.h"
#include "route.h"
#include "tally.h"

static struct mq_list areas, deadlines, duties, groups, staff;
static struct mq_office_opts office_opts;
static struct route route;

static const struct mq_opt options[] = {
	{ 'A', "areas", "file", "areas table; repeatable", mq_set_list,
	    &areas },
	{ 'C', "calendar", "file", "days: a table, .json or .ics; repeatable",
	    mq_set_list, &office_opts.calendars },
	{ 'D', "duties", "file", "duties table; repeatable", mq_set_list,
	    &duties },
	{ 'G', "groups", "file", "key groups table; repeatable", mq_set_list,
	    &groups },
	{ 'L', "deadlines", "file", "deadlines table; repeatable", mq_set_list,
	    &deadlines },
	{ 'S', "staff", "file", "staff table; repeatable", mq_set_list,
	    &staff },
	{ 0, "dry-run", NULL, "write each assignee's load, not the records",
	    mq_set_true, &route.tally },
	{ 0, "explain", NULL, "name the rows that decided in route_notes",
	    mq_set_true, &route.explain },
	{ 0, "reroute", NULL, "decide anew what came with the records",
	    mq_set_true, &route.reroute },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-route",
	"decide who handles each record, and until when",
	"[file ...]",
	options,
};

/* Rows point into their tables. */
static struct mq_table **tables;
static size_t ntables, tables_cap;

static void
add_areas(struct mq_table *t)
{
	route_areas_add(&route.areas, t);
}

static void
add_duties(struct mq_table *t)
{
	route_duties_add(&route.duties, t);
}

static void
add_deadlines(struct mq_table *t)
{
	mq_deadlines_add(&route.deadlines, t);
}

static void
add_groups(struct mq_table *t)
{
	route_groups_add(&route.groups, t);
}

static void
add_staff(struct mq_table *t)
{
	route_staff_add(&route.staff, t, &route.load);
}

/*
 * The first row that fits wins, so what is to override is taken in first: the
 * table that was given last.
 */
static void
take_in(struct mq_run *run, const char *name, const struct mq_list *given,
    void (*add)(struct mq_table *t))
{
	struct mq_table **t = mq_xcalloc(given->n + 1, sizeof(*t));
	size_t i = mq_preset_tables(mq_run_common(run)->preset, name, given, t);

	while (i-- > 0) {
		add(t[i]);
		mq_run_need_table(run, t[i]);
		tables = mq_grow(tables, ntables, &tables_cap, sizeof(*tables));
		tables[ntables++] = t[i];
	}
	free(t);
}

static void
take_tables(struct mq_run *run)
{
	take_in(run, "areas", &areas, add_areas);
	take_in(run, "duties", &duties, add_duties);
	take_in(run, "deadlines", &deadlines, add_deadlines);
	take_in(run, "groups", &groups, add_groups);
	if (staff.n)
		take_in(run, "staff", &staff, add_staff);
}

static struct mq_office *
open_office(const struct mq_common *common)
{
	struct mq_office *office;

	office_opts.preset = common->preset;
	office_opts.zone = common->zone;
	office = mq_office_open(&office_opts);
	if (office->error)
		mq_die("%s", office->error);
	route.calendar = office->calendar;
	return office;
}

static void
route_all(struct mq_run *run)
{
	const struct mq_record *header = mq_run_header(run);
	struct mq_pass *pass =
	    mq_pass_new(header, route_columns, ROUTE_COLUMNS);
	struct mq_str value[ROUTE_COLUMNS];
	struct route_flaw flaw;
	struct mq_record rec;

	route_bind(&route, header);
	if (!route.tally)
		mq_pass_header(pass, mq_run_writer(run));
	while (mq_run_next(run, &rec)) {
		if (route_record(&route, &rec, value, &flaw))
			mq_run_refuse(
			    run, &rec, flaw.column, flaw.code, flaw.why);
		else if (route.tally)
			mq_run_count_out(run);
		else
			mq_run_pass(run, pass, &rec, value);
	}
	if (route.tally)
		route_tally_write(&route.load, mq_run_writer(run));
	mq_pass_free(pass);
}

static void
clean_up(struct mq_office *office)
{
	size_t i;

	mq_office_free(office);
	route_free(&route);
	for (i = 0; i < ntables; i++)
		mq_table_free(tables[i]);
	free(tables);
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	struct mq_office *office;
	const char *doubt;

	route.zone = mq_run_common(run)->zone;
	take_tables(run);
	office = open_office(mq_run_common(run));
	route_all(run);
	if ((doubt = mq_office_doubt(office)))
		mq_warn("%s", doubt);
	clean_up(office);
	return mq_run_finish(run);
}
