/* mq-score: score records by their callbacks, or groups of them */

#include <stdlib.h>

#include "minqing/preset.h"
#include "minqing/run.h"
#include "minqing/scheme.h"

#include "drill.h"
#include "explain.h"
#include "piece.h"
#include "show.h"

static const char *by, *scheme, *since, *until, *clock_column, *day_start;
static const char *month_start, *compare, *ids;
static size_t min_n = 10;
static bool ratings, total, nonresponse, renormalise, explain, tally;

static const struct mq_opt options[] = {
	{ 0, "by", "columns", "write the rates of each group instead",
	    mq_set_str, &by },
	{ 's', "scheme", "name|file", "weights and credits (three-rates)",
	    mq_set_str, &scheme },
	{ 0, "ratings", NULL, "what is read are ratings, not cases",
	    mq_set_true, &ratings },
	{ 0, "since", "date", "leave out what was requested before it",
	    mq_set_str, &since },
	{ 0, "until", "date", "leave out what was requested at it or later",
	    mq_set_str, &until },
	{ 0, "clock", "column", "the date that counts (requested_datetime)",
	    mq_set_str, &clock_column },
	{ 0, "day-start", "hh:mm", "when days begin (00:00)", mq_set_str,
	    &day_start },
	{ 0, "month-start", "day", "when months begin (1)", mq_set_str,
	    &month_start },
	{ 0, "min-n", "n", "rank no group with fewer answers (10)",
	    mq_set_count, &min_n },
	{ 0, "compare", "period", "how much changed since the one before",
	    mq_set_str, &compare },
	{ 0, "total", NULL, "add a row of all groups together", mq_set_true,
	    &total },
	{ 0, "nonresponse", NULL, "what those without an answer could change",
	    mq_set_true, &nonresponse },
	{ 0, "renormalise", NULL, "let a group of raters be missing",
	    mq_set_true, &renormalise },
	{ 0, "ids", "file", "write the records behind each group there",
	    mq_set_str, &ids },
	{ 0, "explain", NULL, "show what a score is made of", mq_set_true,
	    &explain },
	{ 0, "tally", NULL, "write sums to be merged, not rates", mq_set_true,
	    &tally },
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
	struct score_clock clock;
	struct score_keys keys;
	struct score_sums sums;
	size_t dated; /* the column that the window looks at */
	long rater;   /* rater_group, or -1 where it does not matter */
	struct score_drill drill;
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

/* Does an option ask for groups, be it one of all records? */
static bool
wants_groups(void)
{
	return by || compare || total || nonresponse || renormalise || ids ||
	       tally;
}

/* The period of --compare is a key, too. */
static void
compare_key(struct score_keys *k)
{
	enum mq_period period;

	if (!compare)
		return;
	if (mq_period_parse(mq_str(compare), &period))
		mq_die("--compare %s: not day, week, month, quarter or year",
		    compare);
	score_keys_period(k, period);
}

static void
read_keys(struct work *work)
{
	struct score_keys *k = &work->keys;
	const char *wrong;
	size_t i;

	if (by && (wrong = score_keys_parse(k, by)))
		mq_die("--by %s: %s", by, wrong);
	compare_key(k);
	for (i = 0; i < k->shown; i++)
		if (score_show_has(k->key[i].name))
			mq_die("--by %s: the result has a column of that name "
			       "itself",
			    k->key[i].name.s);
	if (mq_scheme_type(work->scheme) == MQ_GROUPS)
		score_keys_hide(k, MQ_STR("rater_group"));
}

static void
start(struct work *work, struct mq_run *run)
{
	struct score_clock *clock = &work->clock;
	const char *wrong;

	work->run = run;
	work->rater = -1;
	clock->zone = mq_run_common(run)->zone;
	clock->column = clock_column ? clock_column
			: ratings    ? "rated_datetime"
				     : "requested_datetime";
	wrong = score_clock_read(clock, day_start, month_start, since, until);
	if (wrong)
		mq_die("%s", wrong);
	work->scheme = open_scheme(run);
	work->keys.clock = clock;
	work->sums.keys = &work->keys;
	work->drill.keys = &work->keys;
	work->drill.scheme = work->scheme;
	work->header = mq_run_header(run);
	if (by || !mq_tally_is(work->header))
		read_keys(work);
}

/* Find what records are to be read by. */
static void
bind(struct work *work)
{
	if (ratings)
		mq_scheme_bind_ratings(work->scheme, work->header);
	else
		mq_scheme_bind(work->scheme, work->header);
	if (ratings)
		mq_run_column(work->run, "rating");
	if (score_clock_bounded(&work->clock))
		work->dated = mq_run_column(work->run, work->clock.column);
}

/* Is the record in the window?  Where not it is left out, or refused. */
static bool
counts(struct work *work, const struct mq_record *rec)
{
	if (!score_clock_bounded(&work->clock))
		return true;
	switch (score_clock_place(&work->clock, mq_field(rec, work->dated))) {
	case SCORE_INSIDE:
		return true;
	case SCORE_OUTSIDE:
		mq_run_count_dropped(work->run);
		return false;
	default:
		mq_run_refuse(work->run, rec, work->clock.column, "date",
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
	static const char *const own[] = { "score", "score_class",
		"score_credit" };
	struct mq_pass *pass = mq_pass_new(work->header, own, explain ? 3 : 1);
	struct mq_answers answers;
	struct mq_record rec;
	struct mq_str value[3];

	mq_pass_header(pass, mq_run_writer(work->run));
	while (next_record(work, &rec, &answers)) {
		value[0] = mq_scheme_points_text(work->scheme, &rec);
		if (explain)
			mq_scheme_explain(
			    work->scheme, &rec, &value[1], &value[2]);
		mq_run_pass(work->run, pass, &rec, value);
	}
	mq_pass_free(pass);
}

/* What a reader of the figures has to know of how they were made. */
static void
print_notices(const struct mq_scheme *sc)
{
	const char *missing = mq_scheme_missing(sc);

	if (!ratings && mq_scheme_derives_valid(sc))
		mq_warn("no column 'callback_valid': a callback counts as "
			"valid where solved or satisfied was answered");
	if (missing)
		mq_warn("missing columns: %s; the score and the rates that "
			"need them are NA",
		    missing);
}

/* Does the scheme know who rated?  Else the record is refused. */
static bool
knows_rater(struct work *work, const struct mq_record *rec)
{
	size_t n = mq_scheme_groups(work->scheme), i;
	struct mq_str name;
	double weight;

	if (work->rater < 0)
		return true;
	name = mq_field(rec, (size_t)work->rater);
	for (i = 0; i < n; i++)
		if (mq_str_eq(name, mq_scheme_group(work->scheme, i, &weight)))
			return true;
	mq_run_refuse(work->run, rec, "rater_group", "value",
	    "not one of the scheme's groups of raters");
	return false;
}

static void
add_record(struct work *work, const struct mq_record *rec,
    const struct mq_answers *answers)
{
	const char *wrong, *column;
	struct mq_str key;

	if (!knows_rater(work, rec))
		return;
	wrong = score_keys_make(&work->keys, rec, &key, &column);
	if (wrong) {
		mq_run_refuse(work->run, rec, column, "date", wrong);
		return;
	}
	score_sums_add(&work->sums, key, answers);
	if (ids)
		score_drill_add(&work->drill, key, rec, answers->valid);
	mq_run_count_out(work->run);
}

static void
sum_records(struct work *work)
{
	struct mq_answers answers;
	const char *missing = score_keys_bind(&work->keys, work->header);
	struct mq_record rec;

	if (missing)
		mq_run_column(work->run, missing); /* dies, with a hint */
	if (mq_scheme_type(work->scheme) == MQ_GROUPS)
		work->rater = (long)mq_run_column(work->run, "rater_group");
	if (ids)
		score_drill_open(&work->drill, work->run, ids, work->header,
		    mq_run_column(work->run,
			ratings ? "rating_id" : "service_request_id"));
	while (next_record(work, &rec, &answers))
		add_record(work, &rec, &answers);
	mq_writer_free(work->drill.w);
}

static void
write_groups(struct work *work)
{
	struct score_figures f = { .scheme = work->scheme,
		.min_n = (int64_t)min_n,
		.compare = compare != NULL,
		.renormalise = renormalise };
	unsigned what = score_show_of(mq_scheme_type(work->scheme));
	const char *wrong;

	if (total)
		score_sums_total(&work->sums);
	score_sums_sort(&work->sums);
	if ((wrong = score_figures_make(&f, &work->sums)))
		mq_die("%s", wrong);
	what |= compare ? SCORE_SHOW_COMPARE : 0;
	what |= nonresponse ? SCORE_SHOW_NONRESPONSE : 0;
	print_notices(work->scheme);
	if (explain)
		score_explain(&f, &work->keys, mq_run_writer(work->run));
	else
		score_show(&f, &work->keys, what, mq_run_writer(work->run));
	score_figures_free(&f);
}

/* What was left to the tallies must do for what is asked. */
static void
read_tallies(struct work *work, struct score_piece *piece)
{
	const char *wrong;
	size_t n;

	if (ids)
		mq_die("--ids: a tally does not know single records");
	if (since || until || clock_column || day_start || month_start)
		mq_die("--since, --until, --clock, --day-start and "
		       "--month-start are for where tallies are made");
	wrong = score_piece_read(
	    piece, work->run, tally ? mq_run_writer(work->run) : NULL);
	if (wrong)
		mq_die("%s", wrong);
	n = work->keys.n;
	compare_key(&work->keys);
	if (work->keys.n > n)
		mq_die("--compare %s: the tallies are not by %s", compare,
		    compare);
}

/* Groups, of records or of tallies. */
static void
score_groups(struct work *work)
{
	struct score_piece piece = { work->scheme, &work->clock, &work->keys,
		&work->sums, ratings, by != NULL };
	const char *wrong = NULL;

	if (mq_tally_is(work->header)) {
		read_tallies(work, &piece);
	} else {
		bind(work);
		sum_records(work);
		if (tally)
			wrong = score_piece_write(
			    &piece, work->header, mq_run_writer(work->run));
	}
	if (wrong)
		mq_die("%s", wrong);
	if (!tally)
		write_groups(work);
	score_sums_free(&work->sums);
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	struct work work = { 0 };

	start(&work, run);
	if (wants_groups() || mq_tally_is(work.header)) {
		score_groups(&work);
	} else {
		bind(&work);
		write_records(&work);
	}
	score_keys_free(&work.keys);
	mq_scheme_free(work.scheme);
	return mq_run_finish(run);
}
