/* mq-score: score records by their callbacks, or groups of them */

#include "minqing/preset.h"
#include "minqing/run.h"
#include "minqing/scheme.h"

#include "group.h"
#include "score.h"

static const char *by, *scheme, *since, *until;

static const struct mq_opt options[] = {
	{ 0, "by", "columns", "write the rates of each group instead",
	    mq_set_str, &by },
	{ 's', "scheme", "name|file", "weights and credits (three-rates)",
	    mq_set_str, &scheme },
	{ 0, "since", "date", "leave out what was requested before it",
	    mq_set_str, &since },
	{ 0, "until", "date", "leave out what was requested at it or later",
	    mq_set_str, &until },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-score",
	"score records by their callbacks, or sum them up by group",
	"[file ...]",
	options,
};

struct work {
	struct mq_run *run;
	const struct mq_record *header;
	struct mq_scheme *scheme;
	struct score_window window;
	size_t requested; /* the column that the window looks at */
};

static struct mq_scheme *
open_scheme(struct mq_run *run)
{
	const char *preset = mq_run_common(run)->preset;
	struct mq_arena a = { 0 };
	struct mq_scheme_choice choice = mq_scheme_choose(&a, scheme);
	struct mq_table *schemes, *scales;
	struct mq_scheme *sc;

	schemes = mq_preset_table(preset, "schemes", choice.file);
	scales = mq_preset_table(preset, "scales", NULL);
	sc = mq_scheme_new(schemes, scales, choice.name);
	mq_run_need_table(run, schemes);
	mq_run_need_table(run, scales);
	mq_table_free(schemes);
	mq_table_free(scales);
	mq_arena_free(&a);
	return sc;
}

static void
start(struct work *work, struct mq_run *run)
{
	struct score_window *window = &work->window;
	const char *wrong;

	work->run = run;
	window->zone = mq_run_common(run)->zone;
	if ((wrong = score_window_read(window, since, until)))
		mq_die("%s", wrong);
	work->scheme = open_scheme(run);
	work->header = mq_run_header(run);
	mq_scheme_bind(work->scheme, work->header);
	if (score_window_given(window))
		work->requested = mq_run_column(run, "requested_datetime");
}

/* Is the record in the window?  Where not it is left out, or refused. */
static bool
counts(struct work *work, const struct mq_record *rec)
{
	if (!score_window_given(&work->window))
		return true;
	switch (
	    score_window_place(&work->window, mq_field(rec, work->requested))) {
	case SCORE_INSIDE:
		return true;
	case SCORE_OUTSIDE:
		mq_run_count_dropped(work->run);
		return false;
	default:
		mq_run_refuse(work->run, rec, "requested_datetime", "date",
		    "not a date, and --since or --until asks for it");
		return false;
	}
}

/* The next record that counts and whose answers can be read. */
static bool
next_record(
    struct work *work, struct mq_record *rec, struct mq_answers *answers)
{
	const char *wrong, *column;

	while (mq_run_next(work->run, rec)) {
		if (!counts(work, rec))
			continue;
		wrong = mq_scheme_read(work->scheme, rec, answers, &column);
		if (!wrong)
			return true;
		mq_run_refuse(work->run, rec, column, "value", wrong);
	}
	return false;
}

static void
write_records(struct work *work)
{
	static const char *const own[] = { "score" };
	struct mq_pass *pass = mq_pass_new(work->header, own, 1);
	struct mq_answers answers;
	struct mq_record rec;
	struct mq_str score;

	mq_pass_header(pass, mq_run_writer(work->run));
	while (next_record(work, &rec, &answers)) {
		score = mq_scheme_points_text(work->scheme, &rec);
		mq_run_pass(work->run, pass, &rec, &score);
	}
	mq_pass_free(pass);
}

/* What a reader of the figures has to know of how they were made. */
static void
print_notices(const struct mq_scheme *sc)
{
	const char *missing = mq_scheme_missing(sc);

	if (mq_scheme_derives_valid(sc))
		mq_warn("no column 'callback_valid': a callback counts as "
			"valid where solved or satisfied was answered");
	if (missing)
		mq_warn("missing columns: %s; the score and the rates that "
			"need them are NA",
		    missing);
}

static void
write_groups(struct work *work)
{
	struct score_groups groups = { .zone = work->window.zone };
	struct mq_answers answers;
	struct mq_record rec;
	const char *wrong, *column;

	if ((wrong = score_groups_parse(&groups, by)))
		mq_die("--by %s: %s", by, wrong);
	if ((wrong = score_groups_bind(&groups, work->header)))
		mq_run_column(work->run, wrong); /* dies, with a hint */
	print_notices(work->scheme);
	while (next_record(work, &rec, &answers)) {
		wrong = score_groups_add(&groups, &rec, &answers, &column);
		if (wrong)
			mq_run_refuse(work->run, &rec, column, "date", wrong);
		else
			mq_run_count_out(work->run);
	}
	score_groups_write(&groups, work->scheme, mq_run_writer(work->run));
	score_groups_free(&groups);
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	struct work work = { 0 };

	start(&work, run);
	if (by)
		write_groups(&work);
	else
		write_records(&work);
	mq_scheme_free(work.scheme);
	return mq_run_finish(run);
}
