/* mq-score: score records by their callbacks, or groups of them */

#include <stdlib.h>

#include "minqing/preset.h"
#include "minqing/run.h"
#include "minqing/scheme.h"

#include "book.h"
#include "explain.h"
#include "request.h"
#include "show.h"
#include "trend.h"

static const char *by, *scheme, *since, *until, *clock_column, *day_start;
static const char *month_start, *compare, *trend, *ids, *margins;
static size_t min_n = 10;
static bool ratings, total, nonresponse, times, alpha, renormalise, explain;
static bool tally;

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
	{ 0, "trend", "period", "which periods are out of the ordinary",
	    mq_set_str, &trend },
	{ 0, "times", NULL, "how long cases take, open ones too", mq_set_true,
	    &times },
	{ 0, "margins", "file", "weight answers to these numbers of people",
	    mq_set_str, &margins },
	{ 0, "alpha", NULL, "do a questionnaire's items belong together",
	    mq_set_true, &alpha },
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
	struct score_clock clock;
	struct score_book book;
	struct score_times times;
	struct score_items items;
	struct score_margins margins;
	struct score_drill drill;
	size_t dated; /* the column that the window looks at */
};

static struct mq_scheme *
open_scheme(struct mq_run *run)
{
	const char *preset = mq_run_common(run)->preset, *why;
	struct mq_arena a = { 0 };
	struct mq_scheme *sc = mq_scheme_open(preset, scheme, &a, &why);

	if (!sc)
		mq_die("%s", why);
	mq_arena_free(&a);
	return sc;
}

/* Does an option ask for groups, be it one of all records? */
static bool
wants_groups(void)
{
	return by || compare || trend || times || margins || alpha || total ||
	       nonresponse || renormalise || ids || tally;
}

static void
open_margins(struct work *work)
{
	struct mq_table *t = mq_preset_table(
	    mq_run_common(work->run)->preset, "margins", margins);

	work->margins.t = t;
	score_margins_load(&work->margins);
	mq_run_need_table(work->run, t);
	work->book.margins = &work->margins;
}

/* What was asked for has a place in the book. */
static void
open_book(struct work *work)
{
	struct score_book *b = &work->book;

	b->scheme = open_scheme(work->run);
	b->clock = &work->clock;
	b->keys.clock = &work->clock;
	b->ratings = ratings;
	b->has_by = by != NULL;
	if (times) {
		work->times.clock = &work->clock;
		work->times.now = mq_run_common(work->run)->now;
		b->times = &work->times;
	}
	if (alpha) {
		work->items.scheme = b->scheme;
		b->items = &work->items;
	}
	if (margins)
		open_margins(work);
}

/* Which columns groups have. */
static unsigned
columns(const struct mq_scheme *sc)
{
	return score_show_of(mq_scheme_type(sc)) |
	       (compare ? SCORE_SHOW_COMPARE : 0) |
	       (nonresponse ? SCORE_SHOW_NONRESPONSE : 0) |
	       (margins ? SCORE_SHOW_MARGINS : 0) |
	       (times ? SCORE_SHOW_TIMES : 0) | (alpha ? SCORE_SHOW_ALPHA : 0) |
	       (trend ? SCORE_SHOW_TREND : 0);
}

static void
start(struct work *work, struct mq_run *run)
{
	struct score_clock *clock = &work->clock;
	const char *wrong;

	work->run = run;
	clock->zone = mq_run_common(run)->zone;
	clock->column = clock_column ? clock_column
			: ratings    ? "rated_datetime"
				     : "requested_datetime";
	wrong = score_clock_read(clock, day_start, month_start, since, until);
	if (wrong)
		mq_die("%s", wrong);
	if (alpha && (!ratings || tally))
		mq_die("--alpha: only of --ratings, and of no tally");
	if (tally && mq_run_common(run)->to == MQ_EXCEL)
		mq_die("--tally: not as excel, which changes texts");
	open_book(work);
	work->header = mq_run_header(run);
	if (by || !mq_tally_is(work->header))
		wrong = score_request_keys(&work->book.keys, by, compare, trend,
		    columns(work->book.scheme));
	if (wrong)
		mq_die("%s", wrong);
}

/* Find what records are to be read by. */
static void
bind(struct work *work)
{
	if (ratings) {
		mq_run_column(work->run, "rating");
		mq_scheme_bind_ratings(work->book.scheme, work->header);
	} else {
		mq_scheme_bind(work->book.scheme, work->header);
	}
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
		wrong =
		    mq_scheme_read(work->book.scheme, rec, answers, &column);
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
		value[0] = mq_scheme_points_text(work->book.scheme, &rec);
		if (explain)
			mq_scheme_explain(
			    work->book.scheme, &rec, &value[1], &value[2]);
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

static void
open_drill(struct work *work)
{
	if (!ids)
		return;
	work->drill.scheme = work->book.scheme;
	work->drill.keys = &work->book.keys;
	score_drill_open(&work->drill, work->run, ids, work->header,
	    mq_run_column(
		work->run, ratings ? "rating_id" : "service_request_id"));
	work->book.drill = &work->drill;
}

static void
read_records(struct work *work)
{
	const char *column, *code, *wrong;
	struct mq_answers answers;
	struct mq_record rec;

	bind(work);
	if ((wrong = score_book_bind(&work->book, work->header)))
		mq_run_column(work->run, wrong); /* dies, with a hint */
	open_drill(work);
	while (next_record(work, &rec, &answers)) {
		wrong =
		    score_book_add(&work->book, &rec, &answers, &column, &code);
		if (wrong)
			mq_run_refuse(work->run, &rec, column, code, wrong);
		else
			mq_run_count_out(work->run);
	}
	mq_writer_free(work->drill.w);
	if (tally && (wrong = score_book_tally(
			  &work->book, work->header, mq_run_writer(work->run))))
		mq_die("%s", wrong);
}

/* What was left to the tallies must do for what is asked. */
static void
read_tallies(struct work *work)
{
	const char *wrong;

	if (ids || alpha)
		mq_die("--ids and --alpha: a tally does not know single "
		       "records");
	if (since || until || clock_column || day_start || month_start)
		mq_die("--since, --until, --clock, --day-start and "
		       "--month-start are for where tallies are made");
	wrong = score_book_merge(
	    &work->book, work->run, tally ? mq_run_writer(work->run) : NULL);
	if (!wrong)
		wrong = score_request_periods(&work->book.keys, compare, trend);
	if (wrong)
		mq_die("%s", wrong);
}

/* The figures that options ask for besides. */
static void
add_figures(struct work *work, struct score_figures *f)
{
	struct score_book *b = &work->book;
	const char *wrong;

	if (margins && (wrong = score_margins_weigh(b->margins, f, &b->keys)))
		mq_die("--margins: the tallies are not parted by '%s'", wrong);
	if (times)
		score_times_set(b->times, f, &b->keys);
	if (alpha)
		score_items_set(b->items, f, &b->keys);
	if (trend)
		score_trend(f, &b->keys);
}

static void
write_groups(struct work *work)
{
	struct score_book *b = &work->book;
	struct score_figures f = { .scheme = b->scheme,
		.min_n = (int64_t)min_n,
		.compare = compare != NULL,
		.renormalise = renormalise };
	struct mq_writer *w = mq_run_writer(work->run);
	const char *wrong;

	if (total)
		score_sums_total(&b->sums);
	score_sums_sort(&b->sums);
	if ((wrong = score_figures_make(&f, &b->sums)))
		mq_die("%s", wrong);
	add_figures(work, &f);
	print_notices(b->scheme);
	if (explain)
		score_explain(&f, &b->keys, w);
	else
		score_show(&f, &b->keys, columns(b->scheme), w);
	score_figures_free(&f);
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	struct work work = { 0 };

	start(&work, run);
	if (mq_tally_is(work.header)) {
		read_tallies(&work);
	} else if (wants_groups()) {
		read_records(&work);
	} else {
		bind(&work);
		write_records(&work);
	}
	if (!tally && (wants_groups() || mq_tally_is(work.header)))
		write_groups(&work);
	score_book_free(&work.book);
	mq_table_free(work.margins.t);
	mq_scheme_free(work.book.scheme);
	return mq_run_finish(run);
}
