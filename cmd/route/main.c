/* mq-route: decide who handles a record, and until when */

#include <stdlib.h>

#include "minqing/preset.h"
#include "minqing/run.h"
#include "route.h"

static struct mq_list areas, deadlines, duties;
static struct route route;

static const struct mq_opt options[] = {
	{ 'A', "areas", "file", "areas table; repeatable", mq_set_list,
	    &areas },
	{ 'D', "duties", "file", "duties table; repeatable", mq_set_list,
	    &duties },
	{ 'L', "deadlines", "file", "deadlines table; repeatable", mq_set_list,
	    &deadlines },
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
	route_deadlines_add(&route.deadlines, t);
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
clean_up(struct mq_pass *pass)
{
	size_t i;

	mq_pass_free(pass);
	route_free(&route);
	for (i = 0; i < ntables; i++)
		mq_table_free(tables[i]);
	free(tables);
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	const struct mq_record *header;
	struct mq_record rec;
	struct mq_str value[ROUTE_COLUMNS];
	struct mq_pass *pass;
	const char *wrong;

	route.zone = mq_run_common(run)->zone;
	take_in(run, "areas", &areas, add_areas);
	take_in(run, "duties", &duties, add_duties);
	take_in(run, "deadlines", &deadlines, add_deadlines);
	header = mq_run_header(run);
	route_bind(&route, header);
	pass = mq_pass_new(header, route_columns, ROUTE_COLUMNS);
	mq_pass_header(pass, mq_run_writer(run));
	while (mq_run_next(run, &rec)) {
		wrong = route_record(&route, &rec, value);
		if (wrong)
			mq_run_refuse(
			    run, &rec, "requested_datetime", "date", wrong);
		else
			mq_run_pass(run, pass, &rec, value);
	}
	clean_up(pass);
	return mq_run_finish(run);
}
