#ifndef MINQING_RUN_H
#define MINQING_RUN_H

#include "minqing/diag.h"
#include "minqing/opt.h"
#include "minqing/pass.h"
#include "minqing/reader.h"
#include "minqing/writer.h"
#include "minqing/zone.h"

/*
 * One run of a command: the common options, the operands read as one stream
 * under one header, the output, the rejects file, the counts, and the exit
 * status.  This layer speaks for the program: its functions print messages and
 * exit on trouble, so a filter's main is
 *
 *	struct mq_run *run = mq_run_start(&prog, argc, argv);
 *	const struct mq_record *header = mq_run_header(run);
 *	...
 *	while (mq_run_next(run, &rec))
 *		if ((why = route(&rec, value)))
 *			mq_run_refuse(run, &rec, NULL, "area", why);
 *		else
 *			mq_run_pass(run, pass, &rec, value);
 *	return mq_run_finish(run);
 */
struct mq_run;

/* The common options, as parsed; MINQING_* variables give defaults. */
struct mq_common {
	enum mq_format from;    /* -f */
	enum mq_format to;      /* -t; MQ_TSV unless asked for */
	const char *to_name;    /* -t as it was spelled, or NULL */
	struct mq_list outputs; /* -o, in order; most commands take one */
	const char *rejects;    /* -r, or NULL */
	const char *preset;     /* "365" unless asked for */
	struct mq_zone *zone;   /* --tz; Asia/Shanghai unless asked for */
	int64_t now;            /* --now, or the clock, read once */
	const char *lang;       /* "zh" or "en" */
	bool quiet;
};

/*
 * Where the output is not a table of records (a report), the command takes -t
 * itself: `formats` lists the words it knows, separated by blanks, and
 * to_name tells which was asked for.  NULL: tsv, csv, excel.
 */
struct mq_run *mq_run_start_formats(
    const struct mq_prog *prog, const char *formats, int argc, char **argv);

/* Parse the options and open nothing yet.  Bad usage exits. */
struct mq_run *mq_run_start(const struct mq_prog *prog, int argc, char **argv);

const struct mq_common *mq_run_common(const struct mq_run *run);

/* The operands, NULL behind the last; "-" alone where there were none. */
char *const *mq_run_operands(const struct mq_run *run);

/*
 * Open the first operand and read its header, which all others must repeat.
 * No header, a duplicate column, or a file that cannot be read ends the
 * program.  Lives as long as the run.
 */
const struct mq_record *mq_run_header(struct mq_run *run);

/*
 * To be called before mq_run_header(): where some operands have a header that
 * `is` takes, and some have another, put the former first and give how many
 * they are, else 0.  They are parted then: mq_run_next() gives false behind the
 * last of them, and another mq_run_header() goes on with the others, which have
 * a header of their own.  What cannot be read again, such as the standard
 * input, is not looked at, and counts as one of those.
 */
size_t mq_run_part(
    struct mq_run *run, bool (*is)(const struct mq_record *header));

/* The column's index; one that is not there ends the program with the names
 * nearest to it. */
size_t mq_run_column(struct mq_run *run, const char *name);

/*
 * The next record: false at the end.  A line that is no record is refused on
 * the way.  Lives until the next call.
 */
bool mq_run_next(struct mq_run *run, struct mq_record *rec);

/* The operand that the last record came from. */
const char *mq_run_source(const struct mq_run *run);

/* Where something stands in a source. */
struct mq_place {
	const char *source;
	unsigned long line;
	uint64_t byte;
	const char *column; /* or NULL */
};

/*
 * Refuse the last record: keep it in the rejects file, tell and count it.
 * `column` is the one at fault, or NULL; `code` is one word; the message must
 * not quote contact or reporter.
 */
void mq_run_refuse(struct mq_run *run, const struct mq_record *rec,
    const char *column, const char *code, const char *message);

/*
 * The same for a command that reads its sources itself (mq-ingest): the first
 * refusal of a source is preceded in the rejects file by its header, told with
 * mq_run_source_header(), which must be called for each source.
 */
void mq_run_source_header(
    struct mq_run *run, const char *source, struct mq_str raw);
void mq_run_refuse_at(struct mq_run *run, const struct mq_place *at,
    const char *code, const char *message, struct mq_str raw);

/*
 * Where the sources of mq-ingest need more than their header to be read again
 * from the rejects file, `how` says what ("csv ;"): the header row's message.
 */
void mq_run_source_how(
    struct mq_run *run, const char *source, const char *how, struct mq_str raw);

/*
 * Show the progress of a command that reads its sources itself; to be called
 * now and then.  `taken` of `size` bytes (0: not known) were read.
 */
void mq_run_tick(struct mq_run *run, uint64_t taken, uint64_t size);

/* Count what came in and what a command left out on purpose (--unique). */
void mq_run_count_in(struct mq_run *run);
void mq_run_count_dropped(struct mq_run *run);

/* Count a record that went into the output in another form (a group's sum). */
void mq_run_count_out(struct mq_run *run);

struct mq_counts {
	uint64_t in, out, rejected, dropped;
};
struct mq_counts mq_run_counts(const struct mq_run *run);

/* Ask for digests of the operands, before mq_run_header() is called. */
void mq_run_digest(struct mq_run *run);

/*
 * What was read of each operand, in the order of mq_run_operands(); all is
 * known once mq_run_next() has given false.  Lives as long as the run.
 */
struct mq_source {
	uint64_t digest; /* of mq_input_digested(); 0 unless asked for */
	struct mq_counts counts;
};
const struct mq_source *mq_run_sources(const struct mq_run *run);

/*
 * Were more records refused than --max-rejects allows?  For commands that do
 * more than write an output, which is not published then.
 */
bool mq_run_too_many(const struct mq_run *run);

/* The output, opened at first need: standard output, or the only -o. */
struct mq_output *mq_run_output(struct mq_run *run);

/*
 * One of several -o (index into outputs): opened, and published with the
 * others by mq_run_finish().
 */
struct mq_output *mq_run_output_at(struct mq_run *run, size_t i);

/*
 * One more file, which is published after the outputs, and only with them.
 * What is an input or an output, and what cannot be opened, ends the program.
 */
struct mq_output *mq_run_also(struct mq_run *run, const char *path);

/* A writer of records on that output, in the format of -t. */
struct mq_writer *mq_run_writer(struct mq_run *run);

/* Write a record with the filter's own columns, and count it as out. */
void mq_run_pass(struct mq_run *run, const struct mq_pass *pass,
    const struct mq_record *rec, const struct mq_str *values);

/*
 * A table that a command needs: ends the program where its `error` is set,
 * with that message.
 */
struct mq_table;
void mq_run_need_table(struct mq_run *run, const struct mq_table *t);

/*
 * Check that in = out + rejected + dropped, publish the outputs, close the
 * rejects file, free the run, and return what main() should return.
 */
int mq_run_finish(struct mq_run *run);

#endif
