#ifndef RUN_PARTS_H
#define RUN_PARTS_H

#include "common.h"
#include "progress.h"
#include "rejects.h"
#include "stream.h"

/* A run: run.c starts, reads and ends it, run_out.c writes,
 * run_part.c puts operands apart. */
struct mq_run {
	struct common common;
	char **operands;
	struct mq_source *source; /* one for each operand ... */
	size_t ended;             /* of which so many were read to the end */
	size_t part; /* and so many are parted from the rest; 0: none */
	bool digest;
	struct stream *in;
	struct mq_record header;
	struct mq_output **out; /* one for each -o, or standard output */
	size_t nout;
	struct mq_writer *writer;
	struct rejects *rejects;
	struct mq_counts counts;
	struct progress_line progress;
};

/* Write all outputs before any of them appears. */
void run_publish(struct mq_run *run);

#endif
