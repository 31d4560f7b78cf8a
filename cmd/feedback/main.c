/* mq-feedback: who is owed an answer, whom to call back, what to publish */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/office.h"
#include "minqing/run.h"
#include "owed.h"
#include "publish.h"
#include "sample.h"

enum what { NOTHING, OWED, SAMPLE, PUBLISH };

static enum what what;
static const char *by, *within;
static size_t seed;
static struct mq_list excluded;
static bool proportional, open_too;
static struct mq_office_opts office_opts;
static struct feedback_sample sample;

static struct mq_run *run;
static struct feedback_reader reader;

static const char *
choose(enum what w)
{
	if (what && what != w)
		return "one list at a time";
	what = w;
	return NULL;
}

static const char *
set_owed(void *dest, const char *arg)
{
	(void)dest, (void)arg;
	return choose(OWED);
}

static const char *
set_publish(void *dest, const char *arg)
{
	(void)dest, (void)arg;
	return choose(PUBLISH);
}

static const char *
set_sample(void *dest, const char *arg)
{
	const char *wrong = mq_set_count(dest, arg);

	return wrong ? wrong : choose(SAMPLE);
}

static const struct mq_opt options[] = {
	{ 'C', "calendar", "file", "days: a table, .json or .ics; repeatable",
	    mq_set_list, &office_opts.calendars },
	{ 0, "by", "columns", "sample: of each group of these columns",
	    mq_set_str, &by },
	{ 0, "exclude", "file", "sample: not who is in this one; repeatable",
	    mq_set_list, &excluded },
	{ 0, "open", NULL, "sample: from cases that are not done, too",
	    mq_set_true, &open_too },
	{ 0, "owed", NULL, "list who was not told the result, longest first",
	    set_owed, NULL },
	{ 0, "proportional", NULL,
	    "sample: n in all, shared out by the groups' sizes", mq_set_true,
	    &proportional },
	{ 0, "publish", NULL, "write the list that can be shown to all",
	    set_publish, NULL },
	{ 0, "sample", "n", "draw n households to call back", set_sample,
	    &sample.want },
	{ 0, "seed", "n", "sample: another number draws others (0)",
	    mq_set_count, &seed },
	{ 0, "within", "span", "sample: exclude only those drawn so lately",
	    mq_set_str, &within },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-feedback",
	"who is owed an answer, whom to call back, what to publish",
	"[file ...]",
	options,
};

static void
check_options(void)
{
	bool sampling =
	    by || within || seed || excluded.n || proportional || open_too;

	if (!what)
		mq_die("want --owed, --sample N or --publish; see %s --help",
		    mq_prog());
	if (sampling && what != SAMPLE)
		mq_die("--by, --exclude, --open, --proportional, --seed and "
		       "--within go with --sample");
	if (office_opts.calendars.n && what != OWED)
		mq_die("-C goes with --owed");
	if (what == SAMPLE && !sample.want)
		mq_die("--sample: want a number from 1");
	if (proportional && !by)
		mq_die("--proportional wants --by");
	if (within && !excluded.n)
		mq_die("--within wants --exclude");
}

/* Read how far a record is, or refuse it. */
static bool
read_case(const struct mq_record *rec, struct feedback_case *c)
{
	const char *column;
	const char *why = feedback_case_read(&reader, rec, c, &column);

	if (why)
		mq_run_refuse(run, rec, column, "date", why);
	return !why;
}

/* ---- owed ---------------------------------------------------------------- */

static struct mq_office *
open_office(void)
{
	struct mq_office *office;

	office_opts.preset = mq_run_common(run)->preset;
	office_opts.zone = mq_run_common(run)->zone;
	office = mq_office_open(&office_opts);
	if (office->error)
		mq_die("%s", office->error);
	return office;
}

static void
write_debts(const struct feedback_owed *owed, struct mq_calendar *c,
    const struct mq_pass *pass)
{
	struct mq_str value[FEEDBACK_OWED_VALUES];
	struct mq_arena a = { 0 };
	size_t i;

	for (i = 0; i < owed->n; i++) {
		mq_arena_reset(&a);
		feedback_debt_values(
		    &owed->debt[i], c, mq_run_common(run)->now, &a, value);
		mq_run_pass(run, pass, &owed->debt[i].rec, value);
	}
	mq_arena_free(&a);
}

static void
list_owed(const struct mq_record *header)
{
	struct mq_pass *pass =
	    mq_pass_new(header, feedback_owed_names, FEEDBACK_OWED_VALUES);
	struct mq_office *office = open_office();
	struct feedback_owed owed = { 0 };
	struct feedback_case c;
	struct mq_record rec;
	const char *doubt;

	mq_run_column(run, feedback_column_name(FEEDBACK_TOLD));
	mq_pass_header(pass, mq_run_writer(run));
	while (mq_run_next(run, &rec)) {
		if (!read_case(&rec, &c))
			continue;
		if (feedback_is_owed(&c, mq_run_common(run)->now))
			feedback_owed_add(&owed, &rec, &c);
		else
			mq_run_count_dropped(run);
	}
	feedback_owed_sort(&owed);
	write_debts(&owed, office->calendar, pass);
	if ((doubt = mq_office_doubt(office)))
		mq_warn("%s", doubt);
	feedback_owed_free(&owed);
	mq_office_free(office);
	mq_pass_free(pass);
}

/* ---- sample -------------------------------------------------------------- */

static void
exclude(void)
{
	const struct mq_common *common = mq_run_common(run);
	int64_t span = within ? mq_span_parse(mq_str(within)) : 0;
	int64_t after = within ? common->now - span : INT64_MIN;
	struct mq_table *t;
	size_t i;

	if (span < 0)
		mq_die("--within: '%s': want a span such as 90d", within);
	for (i = 0; i < excluded.n; i++) {
		t = mq_table_load_file(excluded.item[i]);
		feedback_sample_exclude(&sample, t, common->zone, after);
		mq_run_need_table(run, t);
		mq_table_free(t);
	}
}

static void
bind_sample(const struct mq_record *header)
{
	const char *missing =
	    feedback_sample_bind(&sample, &reader, mq_str(by), header);

	if (missing)
		mq_run_column(run, missing);
	if (!feedback_sample_can(&reader))
		mq_die("no column household, contact, reporter or address "
		       "tells one household from another");
}

/* Every record that takes part; the rest is left out. */
static void
read_sample(void)
{
	struct feedback_case c;
	struct mq_record rec;
	bool all = open_too || (reader.at[FEEDBACK_STATUS] < 0 &&
				   reader.at[FEEDBACK_RESOLVED] < 0 &&
				   reader.at[FEEDBACK_CLOSED] < 0);
	size_t n = 0;

	while (mq_run_next(run, &rec)) {
		if (!read_case(&rec, &c))
			continue;
		n++;
		if (all || c.state == MQ_STATE_DONE)
			feedback_sample_add(&sample, &rec);
	}
	feedback_sample_draw(&sample);
	for (n -= sample.drawn; n > 0; n--)
		mq_run_count_dropped(run);
}

static void
write_group(const struct mq_pass *pass, const struct feedback_group *g,
    struct mq_str now)
{
	char weight[32];
	struct mq_str value[2] = { now, { weight, 0 } };
	size_t i;

	value[1].n = (size_t)snprintf(weight, sizeof(weight), "%.6f",
	    (double)g->households / (double)g->drawn);
	for (i = 0; i < g->drawn; i++)
		mq_run_pass(run, pass, &sample.order[g->first + i]->rec, value);
}

static void
draw_sample(const struct mq_record *header)
{
	static const char *const own[] = { "sampled_datetime",
		"sample_weight" };
	const struct mq_common *common = mq_run_common(run);
	struct mq_pass *pass = mq_pass_new(header, own, 2);
	struct mq_date now = mq_date_at(common->now, common->zone);
	char text[MQ_DATE_MAX];
	size_t i;

	sample.seed = seed;
	sample.proportional = proportional;
	feedback_sample_start(&sample);
	exclude();
	bind_sample(header);
	mq_pass_header(pass, mq_run_writer(run));
	read_sample();
	mq_date_format(&now, text);
	for (i = 0; i < sample.ngroups; i++)
		write_group(pass, &sample.group[i], mq_str(text));
	if (sample.nobody)
		mq_warn("%zu records name nobody to call back", sample.nobody);
	if (sample.is_short)
		mq_warn("%zu households drawn: there are no more%s",
		    sample.drawn, by ? " in some groups" : "");
	feedback_sample_free(&sample);
	mq_pass_free(pass);
}

/* ---- publish ------------------------------------------------------------- */

static void
write_row(struct mq_writer *w, const struct mq_str *value)
{
	int i;

	for (i = 0; i < FEEDBACK_P_COLUMNS; i++)
		mq_write_cell(w, value[i]);
	mq_write_end(w);
}

static void
publish(void)
{
	struct mq_writer *w = mq_run_writer(run);
	struct mq_str value[FEEDBACK_P_COLUMNS];
	struct mq_arena a = { 0 };
	struct feedback_case c;
	struct mq_record rec;
	uint64_t confidential = 0;
	int i;

	for (i = 0; i < FEEDBACK_P_COLUMNS; i++)
		value[i] = mq_str(feedback_public_names[i]);
	write_row(w, value);
	while (mq_run_next(run, &rec)) {
		mq_arena_reset(&a);
		if (feedback_is_confidential(&reader, &rec)) {
			mq_run_count_dropped(run);
			confidential++;
		} else if (read_case(&rec, &c)) {
			feedback_publish(&reader, &rec, &c,
			    mq_run_common(run)->now, &a, value);
			write_row(w, value);
			mq_run_count_out(run);
		}
	}
	if (confidential)
		mq_warn(
		    "%" PRIu64 " confidential records left out", confidential);
	mq_arena_free(&a);
}

int
main(int argc, char **argv)
{
	const struct mq_record *header;

	run = mq_run_start(&prog, argc, argv);
	check_options();
	header = mq_run_header(run);
	reader.zone = mq_run_common(run)->zone;
	feedback_reader_bind(&reader, header);
	if (what == OWED)
		list_owed(header);
	else if (what == SAMPLE)
		draw_sample(header);
	else
		publish();
	return mq_run_finish(run);
}
