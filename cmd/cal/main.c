/* mq-cal: add working time to dates, count it between them, list its days */

#include <stdlib.h>

#include "cal.h"
#include "minqing/office.h"
#include "minqing/run.h"

static struct mq_office_opts office_opts;
static struct mq_list columns;
static struct cal cal = { .clock = MQ_CLOCK_WORK };

static const char *
set_mode(void *dest, const char *arg)
{
	return mq_calendar_mode_parse(mq_str(arg), dest)
		   ? "want cn, finance or 24x7"
		   : NULL;
}

static const char *
set_clock(void *dest, const char *arg)
{
	return mq_clock_parse(mq_str(arg), dest) ? "want natural or work"
						 : NULL;
}

static const char *
set_start(void *dest, const char *arg)
{
	struct cal *c = dest;

	c->from_given = true;
	return mq_from_parse(mq_str(arg), &c->from) ? "want now or next-day"
						    : NULL;
}

static const struct mq_opt options[] = {
	{ 'C', "calendar", "file", "days: a table, .json or .ics; repeatable",
	    mq_set_list, &office_opts.calendars },
	{ 'c', "columns", "columns", "read the two from these columns of files",
	    mq_set_list, &columns },
	{ 0, "clock", "natural|work", "count minutes and hours on it (work)",
	    set_clock, &cal.clock },
	{ 0, "hours", "hours", "opening hours, such as 09:00-17:30", mq_set_str,
	    &office_opts.hours },
	{ 0, "mode", "mode", "cn, finance or 24x7 (cn)", set_mode,
	    &office_opts.mode },
	{ 0, "start", "now|next-day", "where counting begins", set_start,
	    &cal },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-cal",
	"working time: add it to dates, count it between them, list days",
	"add datetime span | between datetime datetime | list date date",
	options,
};

/* What the program is asked for first. */
struct verb {
	const char *name;
	struct cal_wrong (*answer)(const struct cal *c,
	    const struct mq_str operand[2], char out[CAL_TEXT]);
	const char *column[2]; /* that files are read by, unless -c is given */
};

static const struct verb verbs[] = {
	{ "add", cal_add, { "datetime", "span" } },
	{ "between", cal_between, { "from", "to" } },
	{ "list", NULL, { NULL, NULL } },
};

static const struct verb *
find_verb(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (!strcmp(verbs[i].name, name))
			return &verbs[i];
	return NULL;
}

static size_t
count_operands(const struct mq_run *run)
{
	char *const *operands = mq_run_operands(run);
	size_t n = 0;

	while (operands[n])
		n++;
	return n;
}

static void
answer_operands(struct mq_run *run, const struct verb *verb)
{
	char *const *text = mq_run_operands(run);
	const struct mq_str operand[2] = { mq_str(text[0]), mq_str(text[1]) };
	struct mq_output *out = mq_run_output(run);
	char result[CAL_TEXT];
	struct cal_wrong wrong = verb->answer(&cal, operand, result);

	if (wrong.why)
		mq_die("%s: %s", text[wrong.operand], wrong.why);
	mq_output_text(out, result);
	mq_output_text(out, "\n");
}

/* The two names of -c a,b, or of -c a -c b, where a comma may be in a name. */
static void
read_columns(const char *name[2], struct mq_arena *a)
{
	struct mq_str rest, part[2];

	if (columns.n == 2) {
		name[0] = columns.item[0];
		name[1] = columns.item[1];
	} else if (columns.n) {
		rest = mq_str(columns.item[0]);
		if (columns.n > 2 || !mq_str_next(&rest, ',', &part[0]) ||
		    !mq_str_next(&rest, ',', &part[1]) || rest.s)
			mq_die("-c: want two columns");
		name[0] = mq_str_dup(a, part[0]).s;
		name[1] = mq_str_dup(a, part[1]).s;
	}
}

/* A record with an empty cell has an empty result: nothing is known of it. */
static void
answer_record(struct mq_run *run, const struct verb *verb,
    const struct mq_pass *pass, const struct mq_record *rec,
    const size_t column[2], const char *const name[2])
{
	struct mq_str operand[2], value = MQ_STR("");
	struct cal_wrong wrong;
	char result[CAL_TEXT];
	int i;

	for (i = 0; i < 2; i++)
		operand[i] = mq_str_trim(mq_field(rec, column[i]));
	if (operand[0].n && operand[1].n) {
		wrong = verb->answer(&cal, operand, result);
		if (wrong.why) {
			mq_run_refuse(run, rec, name[wrong.operand], wrong.code,
			    wrong.why);
			return;
		}
		value = mq_str(result);
	}
	mq_run_pass(run, pass, rec, &value);
}

static void
answer_files(struct mq_run *run, const struct verb *verb)
{
	static const char *const own[] = { "result" };
	const struct mq_record *header = mq_run_header(run);
	struct mq_pass *pass = mq_pass_new(header, own, 1);
	const char *name[2] = { verb->column[0], verb->column[1] };
	struct mq_arena names = { 0 };
	struct mq_record rec;
	size_t column[2];

	read_columns(name, &names);
	column[0] = mq_run_column(run, name[0]);
	column[1] = mq_run_column(run, name[1]);
	mq_pass_header(pass, mq_run_writer(run));
	while (mq_run_next(run, &rec))
		answer_record(run, verb, pass, &rec, column, name);
	mq_pass_free(pass);
	mq_arena_free(&names);
}

static void
write_day(struct mq_writer *w, int64_t day)
{
	struct mq_workday look;
	char text[CAL_TEXT];
	size_t n = cal_day_format(day, text);

	mq_calendar_look(cal.calendar, day, &look);
	mq_write_cell(w, (struct mq_str){ text, n });
	mq_write_cell(w, look.work ? MQ_STR("work") : MQ_STR("off"));
	mq_write_cell(w, mq_str(look.hours));
	mq_write_cell(w, look.name);
	mq_write_end(w);
}

static void
list_days(struct mq_run *run)
{
	static const char *const header[] = { "date", "day", "hours", "name" };
	char *const *text = mq_run_operands(run);
	struct mq_writer *w = mq_run_writer(run);
	const char *why;
	int64_t day[2];
	size_t i;

	for (i = 0; i < 2; i++)
		if ((why = cal_day(&cal, mq_str(text[i]), &day[i])))
			mq_die("%s: %s", text[i], why);
	if (day[1] < day[0])
		mq_die("%s is before %s", text[1], text[0]);
	for (i = 0; i < 4; i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
	while (day[0] <= day[1])
		write_day(w, day[0]++);
}

/* Values were given, or files to read them from, or neither: then stdin is. */
static void
answer(struct mq_run *run, const struct verb *verb)
{
	char *const *operands = mq_run_operands(run);
	size_t n = count_operands(run);

	if (!verb->answer && (n != 2 || columns.n))
		mq_die("list: want two dates");
	else if (!verb->answer)
		list_days(run);
	else if (columns.n || (n == 1 && !strcmp(operands[0], "-")))
		answer_files(run, verb);
	else if (n == 2)
		answer_operands(run, verb);
	else
		mq_die("%s: want two operands, or none to read them from the "
		       "standard input, or -c and files",
		    verb->name);
}

int
main(int argc, char **argv)
{
	const struct verb *verb = argc > 1 ? find_verb(argv[1]) : NULL;
	struct mq_office *office;
	struct mq_run *run;
	const char *doubt;

	/* The verb comes first, so that the rest is as in other commands. */
	run = mq_run_start(&prog, argc - !!verb, argv + !!verb);
	if (!verb)
		mq_die("want add, between or list first; see %s --help",
		    mq_prog());
	office_opts.preset = mq_run_common(run)->preset;
	office_opts.zone = mq_run_common(run)->zone;
	office = mq_office_open(&office_opts);
	if (office->error)
		mq_die("%s", office->error);
	cal.calendar = office->calendar;
	cal.zone = office_opts.zone;
	cal.now = mq_run_common(run)->now;
	answer(run, verb);
	if ((doubt = mq_office_doubt(office)))
		mq_warn("%s", doubt);
	mq_office_free(office);
	return mq_run_finish(run);
}
