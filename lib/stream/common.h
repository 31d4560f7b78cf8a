#ifndef COMMON_H
#define COMMON_H

#include "minqing/run.h"

/* The common options: what mq_run_common() shows, and what run.c alone needs.
 */
enum progress { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct common {
	struct mq_common shown;
	const char *rejects_folder; /* MINQING_REJECTS */
	bool max_given;
	bool max_percent;
	double max_rejects; /* records, or percent of those that came in */
	enum progress progress;
};

/*
 * Parse the command line and the environment.  `formats` is as in
 * mq_run_start_formats().  Bad usage exits.  Gives the index of the first
 * operand.
 */
int common_parse(struct common *c, const struct mq_prog *prog,
    const char *formats, int argc, char **argv);

/* A file that is written may be none of the operands: ends the program. */
void common_check_path(const char *path, char *const *operands);

/* Nor, where it is no output, one of the outputs. */
void common_check_other(
    const struct common *c, const char *path, char *const *operands);

#endif
