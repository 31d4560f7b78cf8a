/* mq-dedup: mark the records that repeat earlier ones */

#include <errno.h>
#include <inttypes.h>

#include "explain.h"
#include "minqing/run.h"

static bool explain;
static const char *unmerge;
static const char *window = "7d"; /* as it was spelled */
static struct dedup_options settings = {
	.window = 7 * 86400,
	.radius = 50,
	.threshold = 0.4,
};

static const char *
set_window(void *dest, const char *arg)
{
	int64_t span = mq_span_parse(mq_str(arg));

	if (span < 0)
		return "not a span of time, such as 12h or 7d";
	*(int64_t *)dest = span;
	window = arg;
	return NULL;
}

static const char *
set_radius(void *dest, const char *arg)
{
	double metres;

	if (mq_str_number(mq_str(arg), &metres) || metres < 0 ||
	    metres > DEDUP_RADIUS_MAX)
		return "not a number of metres from 0 to 10000";
	*(double *)dest = metres;
	return NULL;
}

static const char *
set_threshold(void *dest, const char *arg)
{
	double t;

	if (mq_str_number(mq_str(arg), &t) || t <= 0 || t > 1)
		return "not a number above 0 and up to 1";
	*(double *)dest = t;
	return NULL;
}

static const struct mq_opt options[] = {
	{ 0, "explain", NULL, "write a row for each repeat: of what, and why",
	    mq_set_true, &explain },
	{ 0, "radius", "metres", "points within it are one place (50)",
	    set_radius, &settings.radius },
	{ 0, "threshold", "similarity", "texts from it on are alike (0.4)",
	    set_threshold, &settings.threshold },
	{ 0, "unmerge", "file", "pairs of records that are to stay apart",
	    mq_set_str, &unmerge },
	{ 0, "window", "span", "how far back a repeat may reach (7d)",
	    set_window, &settings.window },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-dedup",
	"mark the records that repeat earlier ones",
	"[file ...]",
	options,
};

struct work {
	struct mq_run *run;
	const struct mq_record *header;
	struct dedup *dedup;
	struct mq_record rec;
	enum dedup_fate fate; /* of rec */
	struct dedup_result res;
	uint64_t undated, nothing;
};

static void
read_pairs(struct mq_run *run, struct dedup_apart *apart)
{
	struct mq_input *in = mq_input_open(unmerge);
	struct mq_table *pairs;

	if (!in)
		mq_die("%s: %s", unmerge, strerror(errno));
	pairs = mq_table_load(in);
	dedup_apart_add(apart, pairs);
	mq_run_need_table(run, pairs);
	mq_table_free(pairs);
	settings.apart = apart;
}

static void
start(struct work *work)
{
	const char *missing;

	settings.zone = mq_run_common(work->run)->zone;
	work->header = mq_run_header(work->run);
	work->dedup = dedup_new(&settings);
	if ((missing = dedup_bind(work->dedup, work->header)))
		mq_run_column(work->run, missing); /* dies, with a hint */
}

/* Sorting as text is sorting by time, but for offsets, which are forgiven. */
static _Noreturn void
die_of_disorder(const struct work *work)
{
	long column = mq_column(work->header, "requested_datetime") + 1;

	mq_die("%s:%lu: requested_datetime is more than --window %s before "
	       "that of an earlier record; sort first: mq-cat FILE | "
	       "{ IFS= read -r h; printf '%%s\\n' \"$h\"; LC_ALL=C sort -s -t "
	       "\"$(printf '\\t')\" -k %ld,%ld; } | mq-dedup",
	    mq_run_source(work->run), work->rec.line, window, column, column);
}

/* The next record that is not refused. */
static bool
next_record(struct work *work)
{
	while (mq_run_next(work->run, &work->rec)) {
		work->fate = dedup_record(work->dedup, &work->rec, &work->res);
		if (work->fate == DEDUP_DISORDER)
			die_of_disorder(work);
		work->undated += work->fate == DEDUP_NO_DATE;
		work->nothing += work->fate == DEDUP_NOTHING;
		if (work->fate != DEDUP_BAD_DATE)
			return true;
		mq_run_refuse(work->run, &work->rec, "requested_datetime",
		    "date",
		    "neither RFC 3339 nor a day alone; mq-ingest converts "
		    "dates");
	}
	return false;
}

enum { DIGITS = 20 }; /* of the largest number */

/* The digits of a number, at the end of `buf`. */
static struct mq_str
digits(uint64_t n, char buf[DIGITS])
{
	size_t at = DIGITS;

	do
		buf[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	return (struct mq_str){ &buf[at], DIGITS - at };
}

/* parent_id and repeat_no. */
static void
fill_in(const struct work *work, struct mq_str value[2], char buf[DIGITS])
{
	value[0] = value[1] = MQ_STR("");
	if (work->fate == DEDUP_FIRST)
		value[1] = MQ_STR("0");
	if (work->fate == DEDUP_REPEAT) {
		value[0] = work->res.root->id;
		value[1] = digits(work->res.root->repeats, buf);
	}
}

static void
write_records(struct work *work)
{
	static const char *const own[] = { "parent_id", "repeat_no" };
	struct mq_pass *pass = mq_pass_new(work->header, own, 2);
	struct mq_str value[2];
	char buf[DIGITS];

	mq_pass_header(pass, mq_run_writer(work->run));
	while (next_record(work)) {
		fill_in(work, value, buf);
		mq_run_pass(work->run, pass, &work->rec, value);
	}
	mq_pass_free(pass);
}

static void
write_cells(struct mq_writer *w, const struct mq_str *cell, size_t n)
{
	while (n-- > 0)
		mq_write_cell(w, *cell++);
	mq_write_end(w);
}

static void
write_reasons(struct work *work)
{
	struct mq_writer *w = mq_run_writer(work->run);
	size_t id = mq_run_column(work->run, "service_request_id"), i;
	struct dedup_figures figures;
	struct dedup_explain row;

	for (i = 0; i < DEDUP_EXPLAIN_COLUMNS; i++)
		row.cell[i] = mq_str(dedup_explain_columns[i]);
	write_cells(w, row.cell, DEDUP_EXPLAIN_COLUMNS);
	while (next_record(work)) {
		mq_run_count_out(work->run);
		if (work->fate != DEDUP_REPEAT)
			continue;
		dedup_figures(work->dedup, &work->res, &figures);
		dedup_explain(
		    &row, mq_field(&work->rec, id), &work->res, &figures);
		write_cells(w, row.cell, DEDUP_EXPLAIN_COLUMNS);
	}
}

static void
tell(const struct work *work, uint64_t n, const char *why)
{
	if (n > 0)
		mq_warn("%" PRIu64 " of %" PRIu64 " records not compared: %s",
		    n, mq_run_counts(work->run).in, why);
}

int
main(int argc, char **argv)
{
	struct work work = { .run = mq_run_start(&prog, argc, argv) };
	struct dedup_apart apart = { 0 };

	if (unmerge)
		read_pairs(work.run, &apart);
	start(&work);
	if (explain)
		write_reasons(&work);
	else
		write_records(&work);
	tell(&work, work.undated, "no requested_datetime");
	tell(&work, work.nothing,
	    "neither a description nor reporter, category and place");
	dedup_free(work.dedup);
	dedup_apart_free(&apart);
	return mq_run_finish(work.run);
}
