#include "minqing/run.h"

#include <inttypes.h>
#include <stdlib.h>

#include "minqing/table.h"
#include "run_parts.h"

enum { TICK = 16384 }; /* records between two looks at the clock */

/* The run that mq_die() undoes; a program has one. */
static struct mq_run *current;

/* What was not published goes; what was refused is kept all the same. */
static void
undo(void)
{
	size_t i;

	progress_end(&current->progress);
	for (i = 0; i < current->nout; i++)
		mq_output_discard(current->out[i]);
	current->nout = 0;
	if (current->rejects)
		(void)rejects_close(current->rejects);
	current->rejects = NULL;
}

struct mq_run *
mq_run_start_formats(
    const struct mq_prog *prog, const char *formats, int argc, char **argv)
{
	static char standard_input[] = "-";
	struct mq_run *run = mq_xcalloc(1, sizeof(*run));
	const struct mq_common *m = &run->common.shown;
	int first, i;
	size_t o;

	mq_progname(prog->name);
	first = common_parse(&run->common, prog, formats, argc, argv);
	run->operands =
	    mq_xcalloc((size_t)(argc - first) + 2, sizeof(*run->operands));
	run->source =
	    mq_xcalloc((size_t)(argc - first) + 1, sizeof(*run->source));
	for (i = first; i < argc; i++)
		run->operands[i - first] = argv[i];
	if (first == argc)
		run->operands[0] = standard_input;
	for (o = 0; o < m->outputs.n; o++)
		common_check_path(m->outputs.item[o], run->operands);
	if (m->rejects)
		common_check_other(&run->common, m->rejects, run->operands);
	run->nout = m->outputs.n ? m->outputs.n : 1;
	run->out = mq_xcalloc(run->nout, sizeof(*run->out));
	current = run;
	mq_at_death(undo);
	run->rejects = rejects_new(m->rejects, run->common.rejects_folder);
	progress_start(&run->progress, run->common.progress);
	return run;
}

struct mq_run *
mq_run_start(const struct mq_prog *prog, int argc, char **argv)
{
	struct mq_run *run = mq_run_start_formats(prog, NULL, argc, argv);

	if (run->common.shown.outputs.n > 1)
		mq_die(
		    "--output is given twice; %s writes one file", prog->name);
	return run;
}

const struct mq_common *
mq_run_common(const struct mq_run *run)
{
	return &run->common.shown;
}

char *const *
mq_run_operands(const struct mq_run *run)
{
	return run->operands;
}

const struct mq_record *
mq_run_header(struct mq_run *run)
{
	if (!run->in)
		run->in = stream_new(
		    run->operands, run->common.shown.from, run->digest);
	stream_anew(run->in);
	if (stream_open(run->in) < 0)
		mq_die("%s", stream_error(run->in));
	run->header = *stream_header(run->in);
	mq_run_source_header(run, mq_run_source(run), run->header.raw);
	return &run->header;
}

void
mq_run_digest(struct mq_run *run)
{
	run->digest = true;
}

const struct mq_source *
mq_run_sources(const struct mq_run *run)
{
	return run->source;
}

size_t
mq_run_column(struct mq_run *run, const char *name)
{
	long i = mq_column(&run->header, name);
	struct mq_arena a = { 0 };
	const char *near;

	if (i >= 0)
		return (size_t)i;
	near = mq_nearest(&a, &run->header, mq_str(name));
	mq_die("%s: no column '%s'%s%s%s", mq_run_source(run), name,
	    *near ? " (did you mean " : "", near, *near ? "?)" : "");
}

const char *
mq_run_source(const struct mq_run *run)
{
	return mq_reader_name(stream_reader(run->in));
}

/* The operand that is being read. */
static const struct mq_input *
input(const struct mq_run *run)
{
	return mq_decoder_input(mq_reader_decoder(stream_reader(run->in)));
}

static void
tick(struct mq_run *run)
{
	const struct mq_input *in = input(run);

	progress_tick(&run->progress, run->counts.in, mq_input_taken(in),
	    mq_input_size(in));
}

/* What was counted since the operands before were read to their ends. */
static struct mq_counts
counts_since(const struct mq_run *run)
{
	struct mq_counts c = run->counts;
	size_t i;

	for (i = 0; i < run->ended; i++) {
		c.in -= run->source[i].counts.in;
		c.out -= run->source[i].counts.out;
		c.rejected -= run->source[i].counts.rejected;
		c.dropped -= run->source[i].counts.dropped;
	}
	return c;
}

/* An operand was read to its end: is there another? */
static bool
next_operand(struct mq_run *run)
{
	struct mq_source *s = &run->source[run->ended];
	int more;

	if (!run->operands[run->ended])
		return false;
	s->digest = run->digest ? mq_input_digested(input(run)) : 0;
	s->counts = counts_since(run);
	run->ended++;
	if (run->ended == run->part)
		return false;
	more = stream_open(run->in);
	if (more < 0)
		mq_die("%s", stream_error(run->in));
	return more > 0;
}

bool
mq_run_next(struct mq_run *run, struct mq_record *rec)
{
	const struct mq_reader *rd;
	enum mq_got got;

	for (;;) {
		got = stream_next(run->in, rec);
		if (got == MQ_GOT_ERROR)
			mq_die("%s", stream_error(run->in));
		if (got == MQ_GOT_END) {
			if (!next_operand(run))
				return false;
			continue;
		}
		if (++run->counts.in % TICK == 0 && run->progress.on)
			tick(run);
		if (got == MQ_GOT_RECORD)
			return true;
		rd = stream_reader(run->in);
		mq_run_refuse(
		    run, rec, NULL, mq_reader_code(rd), mq_reader_error(rd));
	}
}

void
mq_run_source_header(struct mq_run *run, const char *source, struct mq_str raw)
{
	rejects_source(run->rejects, source, "", raw);
}

void
mq_run_source_how(
    struct mq_run *run, const char *source, const char *how, struct mq_str raw)
{
	rejects_source(run->rejects, source, how, raw);
}

void
mq_run_refuse_at(struct mq_run *run, const struct mq_place *at,
    const char *code, const char *message, struct mq_str raw)
{
	const char *wrong = rejects_add(run->rejects, at, code, message, raw);

	if (wrong)
		mq_die("%s", wrong);
	run->counts.rejected++;
	if (!rejects_kept(run->rejects))
		mq_warn_kind(code, "%s:%lu: %s%s%s", at->source, at->line,
		    at->column ? at->column : "", at->column ? ": " : "",
		    message);
}

void
mq_run_refuse(struct mq_run *run, const struct mq_record *rec,
    const char *column, const char *code, const char *message)
{
	struct mq_place at = { mq_run_source(run), rec->line, rec->byte,
		column };

	mq_run_source_header(run, at.source, run->header.raw);
	mq_run_refuse_at(run, &at, code, message, rec->raw);
}

void
mq_run_count_in(struct mq_run *run)
{
	run->counts.in++;
}

void
mq_run_tick(struct mq_run *run, uint64_t taken, uint64_t size)
{
	if (run->progress.on)
		progress_tick(&run->progress, run->counts.in, taken, size);
}

void
mq_run_count_dropped(struct mq_run *run)
{
	run->counts.dropped++;
}

void
mq_run_count_out(struct mq_run *run)
{
	run->counts.out++;
}

struct mq_counts
mq_run_counts(const struct mq_run *run)
{
	return run->counts;
}

void
mq_run_need_table(struct mq_run *run, const struct mq_table *t)
{
	(void)run;
	if (t->error)
		mq_die("%s", t->error);
}

bool
mq_run_too_many(const struct mq_run *run)
{
	const struct common *c = &run->common;
	double n = (double)run->counts.rejected;

	if (!c->max_given)
		return false;
	if (!c->max_percent)
		return n > c->max_rejects;
	return 100 * n > c->max_rejects * (double)run->counts.in;
}

static void
check_counts(const struct mq_counts *c)
{
	if (c->in != c->out + c->rejected + c->dropped)
		mq_die("records lost: %" PRIu64 " came in, %" PRIu64
		       " went out, %" PRIu64 " were refused and %" PRIu64
		       " left out; this is a fault of the program",
		    c->in, c->out, c->rejected, c->dropped);
}

/* The exit status, told in words where records were refused. */
static int
verdict(const struct mq_run *run, bool passed)
{
	const struct mq_counts *c = &run->counts;
	const char *file = run->common.shown.rejects;

	if (passed)
		mq_warn("%" PRIu64 " of %" PRIu64 " records refused: more "
			"than --max-rejects allows; no output file was "
			"published",
		    c->rejected, c->in);
	else if (c->rejected && !rejects_kept(run->rejects))
		mq_warn("%" PRIu64 " of %" PRIu64 " records refused and not "
			"kept; -r FILE keeps them",
		    c->rejected, c->in);
	else if (c->rejected)
		mq_warn("%" PRIu64 " of %" PRIu64 " records refused; see %s",
		    c->rejected, c->in,
		    file ? file : run->common.rejects_folder);
	if (passed)
		return MQ_REFUSED;
	return c->rejected && !rejects_kept(run->rejects) ? MQ_REFUSED : MQ_OK;
}

static void
free_run(struct mq_run *run)
{
	mq_at_death(NULL);
	current = NULL;
	mq_writer_free(run->writer);
	stream_free(run->in);
	free(run->out);
	free(run->operands);
	free(run->source);
	free(run->common.shown.outputs.item);
	free(run);
}

int
mq_run_finish(struct mq_run *run)
{
	bool passed = mq_run_too_many(run);
	const char *wrong;
	int status;

	progress_end(&run->progress);
	check_counts(&run->counts);
	mq_warn_rest();
	status = verdict(run, passed);
	if (passed && run->common.shown.outputs.n)
		undo();
	else
		run_publish(run);
	wrong = run->rejects ? rejects_close(run->rejects) : NULL;
	run->rejects = NULL;
	if (wrong)
		mq_die("%s", wrong);
	free_run(run);
	return mq_finish(status);
}
