/* mq-visit: whom to visit, who was, and which patrols were kept */

#include <stdlib.h>

#include "agenda.h"
#include "lists.h"
#include "minqing/preset.h"
#include "minqing/run.h"
#include "patrol.h"

enum what { PLAN, COVERAGE, NEVER, PATROL, SWEEP, AGENDA };

static enum what what;
static bool what_given;
static const char *households, *areas, *groups, *dates, *sweep, *since, *until;
static struct mq_list columns;
static size_t least = VISIT_FLOOR;

static struct mq_run *run;
static struct visit_book book;
static struct visit_patrols patrols;

static const char *
choose(enum what w)
{
	if (what_given && what != w)
		return "one list at a time";
	what = w;
	what_given = true;
	return NULL;
}

static const char *
set_plan(void *dest, const char *arg)
{
	(void)dest, (void)arg;
	return choose(PLAN);
}

static const char *
set_coverage(void *dest, const char *arg)
{
	(void)dest, (void)arg;
	return choose(COVERAGE);
}

static const char *
set_never(void *dest, const char *arg)
{
	(void)dest, (void)arg;
	return choose(NEVER);
}

static const char *
set_patrol(void *dest, const char *arg)
{
	(void)dest, (void)arg;
	return choose(PATROL);
}

static const char *
set_agenda(void *dest, const char *arg)
{
	(void)dest, (void)arg;
	return choose(AGENDA);
}

static const char *
set_sweep(void *dest, const char *arg)
{
	*(const char **)dest = arg;
	return choose(SWEEP);
}

static const struct mq_opt options[] = {
	{ 'A', "areas", "file", "areas table", mq_set_str, &areas },
	{ 'c', "columns", "columns", "of household and time of the visits",
	    mq_set_list, &columns },
	{ 'D', "dates", "file", "table of dates that come again", mq_set_str,
	    &dates },
	{ 'G', "groups", "file", "key groups table", mq_set_str, &groups },
	{ 'H', "households", "file", "the book of households", mq_set_str,
	    &households },
	{ 0, "agenda", NULL, "list the dates that come again", set_agenda,
	    NULL },
	{ 0, "coverage", NULL, "count households visited, by worker and month",
	    set_coverage, NULL },
	{ 0, "floor", "n", "households a worker visits in a month (25)",
	    mq_set_count, &least },
	{ 0, "never", NULL, "list households not visited this year", set_never,
	    NULL },
	{ 0, "patrol", NULL, "count the patrols of each area and day",
	    set_patrol, NULL },
	{ 0, "plan", NULL, "list whom to visit this month (the default)",
	    set_plan, NULL },
	{ 0, "since", "date", "first day of patrols and dates", mq_set_str,
	    &since },
	{ 0, "sweep", "areas", "list the areas' households for an emergency",
	    set_sweep, &sweep },
	{ 0, "until", "date", "last day of patrols and dates", mq_set_str,
	    &until },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-visit",
	"whom to visit, who was visited, and which patrols were kept",
	"[file ...]",
	options,
};

static struct mq_table *
load(const char *name, const char *given)
{
	return mq_preset_table(mq_run_common(run)->preset, name, given);
}

/* Rows point into them. */
static struct mq_table *tables[3];

static void
load_book(void)
{
	struct mq_table **t = tables;

	if (!households)
		mq_die("want -H FILE, the book of households; see %s --help",
		    mq_prog());
	t[0] = load("areas", areas);
	visit_book_areas(&book, t[0]);
	mq_run_need_table(run, t[0]);
	t[1] = load("groups", groups);
	visit_book_groups(&book, t[1]);
	mq_run_need_table(run, t[1]);
	t[2] = mq_table_load_file(households);
	visit_book_load(&book, t[2]);
	mq_run_need_table(run, t[2]);
}

static int64_t
read_day(const char *option, const char *text)
{
	struct mq_date d;

	if (mq_date_parse(mq_str(text), book.zone, &d) || !d.day)
		mq_die(
		    "--%s: '%s': want a day such as 2026-07-01", option, text);
	return visit_day(book.zone, d.t);
}

/* Of this month: up to today for what was, to its end for what will be. */
static void
read_period(int64_t *first, int64_t *last, bool whole)
{
	*first = since ? read_day("since", since)
		       : mq_days(book.year, book.month, 1);
	*last = visit_day(book.zone, book.now);
	if (whole)
		*last = mq_days(book.year + book.month / 12,
			    book.month % 12 + 1, 1) -
			1;
	if (until)
		*last = read_day("until", until);
	if (*last < *first || *last - *first >= VISIT_PATROL_DAYS)
		mq_die("--until: want from 1 to %d days", VISIT_PATROL_DAYS);
}

/* The columns of what was visited and when; -c a,b names others. */
static void
find_columns(const char *visited, size_t column[2])
{
	const char *name[2] = { visited, "requested_datetime" };
	struct mq_arena a = { 0 };
	struct mq_str rest, part[2];

	if (columns.n == 2) {
		name[0] = columns.item[0];
		name[1] = columns.item[1];
	} else if (columns.n) {
		rest = mq_str(columns.item[0]);
		if (columns.n > 2 || !mq_str_next(&rest, ',', &part[0]) ||
		    !mq_str_next(&rest, ',', &part[1]) || rest.s)
			mq_die("-c: want two columns");
		name[0] = mq_str_dup(&a, part[0]).s;
		name[1] = mq_str_dup(&a, part[1]).s;
	}
	column[0] = mq_run_column(run, name[0]);
	column[1] = mq_run_column(run, name[1]);
	mq_arena_free(&a);
}

/* Count a visit or a patrol, or refuse it. */
static void
mark(const struct mq_record *rec, const size_t column[2])
{
	struct mq_str which = mq_str_trim(mq_field(rec, column[0]));
	struct mq_str when = mq_str_trim(mq_field(rec, column[1]));
	struct mq_date date;
	int got;

	if (mq_date_parse(when, book.zone, &date)) {
		mq_run_refuse(run, rec, "requested_datetime", "date",
		    "neither RFC 3339 nor a day alone; mq-ingest converts "
		    "dates");
		return;
	}
	got = what == PATROL ? visit_patrols_mark(&patrols, which, &date)
			     : visit_book_mark(&book, which, &date);
	if (got >= 0)
		mq_run_count_out(run);
	else if (got == -2)
		mq_run_refuse(run, rec, "requested_datetime", "date",
		    "a patrol wants a time, which tells morning from evening");
	else if (what == PATROL)
		mq_run_refuse(run, rec, "area", "area",
		    "no such area; mq-route finds areas");
	else
		mq_run_refuse(run, rec, "household", "household",
		    "no such household in the book");
}

/* Records of another channel are neither visits nor patrols. */
static void
read_visits(void)
{
	const struct mq_record *header = mq_run_header(run);
	long channel = mq_column(header, "channel");
	struct mq_str word =
	    what == PATROL ? MQ_STR("patrol") : MQ_STR("visit");
	struct mq_record rec;
	size_t column[2];

	find_columns(what == PATROL ? "area" : "household", column);
	while (mq_run_next(run, &rec))
		if (channel >= 0 &&
		    !mq_str_eq(
			mq_str_trim(mq_field(&rec, (size_t)channel)), word))
			mq_run_count_dropped(run);
		else
			mark(&rec, column);
}

static void
write_patrols(void)
{
	struct mq_table *t = load("areas", areas);

	patrols.zone = book.zone;
	read_period(&patrols.first, &patrols.last, false);
	visit_patrols_load(&patrols, t);
	mq_run_need_table(run, t);
	read_visits();
	visit_patrols_write(&patrols, mq_run_writer(run));
	visit_patrols_free(&patrols);
	mq_table_free(t);
}

static void
write_agenda(void)
{
	struct mq_table *t = load("dates", dates);
	struct visit_agenda agenda = { 0 };
	int64_t first, last;

	read_period(&first, &last, true);
	visit_agenda_load(&agenda, t);
	mq_run_need_table(run, t);
	visit_agenda_write(&agenda, first, last, mq_run_writer(run));
	visit_agenda_free(&agenda);
	mq_table_free(t);
}

static void
write_sweep(void)
{
	struct mq_arena a = { 0 };
	const char *wrong;

	load_book();
	wrong = visit_sweep_write(&book, mq_str(sweep), &a, mq_run_writer(run));
	if (wrong)
		mq_die("--sweep: no household of the area '%s' in the book",
		    wrong);
	mq_arena_free(&a);
}

static void
write_visits(void)
{
	struct mq_writer *w;

	load_book();
	read_visits();
	w = mq_run_writer(run);
	if (what == PLAN)
		visit_plan_write(&book, least, w);
	else if (what == COVERAGE)
		visit_coverage_write(&book, least, w);
	else
		visit_never_write(&book, w);
}

int
main(int argc, char **argv)
{
	const char *operand;
	int i;

	run = mq_run_start(&prog, argc, argv);
	book.zone = mq_run_common(run)->zone;
	visit_book_now(&book, mq_run_common(run)->now);
	operand = mq_run_operands(run)[0];
	if ((what == SWEEP || what == AGENDA) && strcmp(operand, "-") != 0)
		mq_die("%s: this list is made of tables alone", operand);
	if (what == PATROL)
		write_patrols();
	else if (what == AGENDA)
		write_agenda();
	else if (what == SWEEP)
		write_sweep();
	else
		write_visits();
	visit_book_free(&book);
	for (i = 0; i < 3; i++)
		mq_table_free(tables[i]);
	return mq_run_finish(run);
}
