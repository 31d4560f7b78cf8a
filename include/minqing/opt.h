#ifndef MINQING_OPT_H
#define MINQING_OPT_H

#include <stddef.h>

/*
 * Command-line options, described once.  The tables parse the command line
 * and print --help; tests/cli/manual.t holds the manual page to them.
 *
 *	static const char *by;
 *	static const struct mq_opt options[] = {
 *		{ 'b', "by", "columns", "one row for each group",
 *		  mq_set_str, &by },
 *		{ 0 }
 *	};
 *
 * An option without a letter has letter 0.  Every program has -h, --help and
 * -V, --version besides, and the common options of minqing/run.h.
 */
struct mq_opt {
	char letter;
	const char *name;
	const char *arg;  /* what the argument is called, or NULL for none; what
			   * has "file" in it names one that -o and -r of a
			   * run (minqing/run.h) must not replace */
	const char *help; /* one line, lower case, no full stop */
	const char *(*set)(void *dest, const char *arg);
	void *dest;
};

struct mq_prog {
	const char *name;
	const char *summary; /* as in the manual's NAME section */
	const char *args;    /* what follows the options: "[file ...]" */
	const struct mq_opt *options; /* ends with { 0 } */
};

/* Paths or names given one by one; {0} is the empty list. */
struct mq_list {
	const char **item;
	size_t n, cap;
};

/* Setters give NULL, or what is wrong with the argument. */
const char *mq_set_true(void *dest, const char *arg);  /* bool */
const char *mq_set_str(void *dest, const char *arg);   /* const char * */
const char *mq_set_count(void *dest, const char *arg); /* size_t */
const char *mq_set_list(void *dest, const char *arg);  /* struct mq_list */

/*
 * Parse `prog`'s options and those of `common` (which ends with { 0 }, or is
 * NULL), and return the index of the first operand.  Bad usage, --help and
 * --version exit.
 */
int mq_options(const struct mq_prog *prog, const struct mq_opt *common,
    int argc, char **argv);

#endif
