#ifndef MINQING_DIAG_H
#define MINQING_DIAG_H

/*
 * Diagnostics.  Only programs (cmd/, and the run layer that speaks for them)
 * report and exit.  Other code in lib/ returns -1 or NULL and leaves a message
 * in the object that failed; its two exceptions are running out of memory
 * (mq_xrealloc) and bad usage (mq_options).
 *
 * A message is one line on stderr, "mq-score: in.csv:42: not a number: abc":
 * place first, lower case, no full stop.  Control and bidirectional characters
 * are made harmless, for a message may quote what strangers wrote.
 */

enum mq_exit {
	MQ_OK = 0,
	MQ_REFUSED = 1, /* done, but records were refused and not kept */
	MQ_TROUBLE = 2  /* bad usage, unreadable input, failed write */
};

#define MQ_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))

/* Name the program in messages; call first thing in main(). */
void mq_progname(const char *argv0);

/* The name given to mq_progname(), without its folder. */
const char *mq_prog(void);

/* Print a message. */
void mq_warn(const char *fmt, ...) MQ_PRINTF(1, 2);

/*
 * Print a message of a kind that may come often: the first ten of each kind
 * are printed, the others counted; mq_warn_rest() tells the counts.  `kind` is
 * a short text that is compared by content and must outlive the program.
 */
void mq_warn_kind(const char *kind, const char *fmt, ...) MQ_PRINTF(2, 3);

/* "... and 312 more: KIND", for each kind of which some were not printed. */
void mq_warn_rest(void);

/* Print no message of mq_warn() and mq_warn_kind() from now on (--quiet). */
void mq_warn_off(void);

/* Print a message, even when quiet, and exit with MQ_TROUBLE. */
_Noreturn void mq_die(const char *fmt, ...) MQ_PRINTF(1, 2);

/*
 * Run `undo` before mq_die() exits: the run layer removes its unpublished
 * files there.  One function at a time; NULL takes it back.
 */
void mq_at_death(void (*undo)(void));

/*
 * Close stdout and return what main() should return: `status`, or MQ_TROUBLE
 * where any write since the start failed.
 */
int mq_finish(int status);

#endif
