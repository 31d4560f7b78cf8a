#include "minqing/diag.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_KINDS = 64, PRINT_OF_A_KIND = 10 };

static const char *prog = "minqing";
static bool off;
static void (*at_death)(void);
static struct {
	const char *name;
	unsigned long count;
} kinds[MAX_KINDS];

void
mq_progname(const char *argv0)
{
	const char *slash = strrchr(argv0, '/');

	prog = slash ? slash + 1 : argv0;
}

const char *
mq_prog(void)
{
	return prog;
}

/*
 * How many bytes at p are a character that could mislead a terminal or its
 * reader: C0 and C1 controls, and the marks that turn or hide text
 * (U+200B-200F, U+2028-202E, U+2060-206F, U+FEFF).
 */
static int
harmful(const unsigned char *p)
{
	if (iscntrl(p[0]))
		return 1;
	if (p[0] == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0)
		return 2;
	if (p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf)
		return 3;
	if (p[0] != 0xe2)
		return 0;
	if (p[1] == 0x80 &&
	    ((p[2] >= 0x8b && p[2] <= 0x8f) || (p[2] >= 0xa8 && p[2] <= 0xae)))
		return 3;
	if (p[1] == 0x81 && p[2] >= 0xa0 && p[2] <= 0xaf)
		return 3;
	return 0;
}

static void report(const char *fmt, va_list ap) MQ_PRINTF(1, 0);

/*
 * The text may quote a record, and records are written by strangers: never
 * send their escape sequences to an operator's terminal.
 */
static void
report(const char *fmt, va_list ap)
{
	char msg[1024] = "";
	unsigned char *from = (unsigned char *)msg, *to = from;
	int n;

	vsnprintf(msg, sizeof(msg), fmt, ap);
	while (*from) {
		n = harmful(from);
		*to++ = n ? '?' : *from;
		from += n ? n : 1;
	}
	*to = '\0';
	fflush(stdout); /* keep the two streams in order */
	fprintf(stderr, "%s: %s\n", prog, msg);
}

void
mq_warn(const char *fmt, ...)
{
	va_list ap;

	if (off)
		return;
	va_start(ap, fmt);
	report(fmt, ap);
	va_end(ap);
}

void
mq_warn_kind(const char *kind, const char *fmt, ...)
{
	va_list ap;
	size_t i;

	for (i = 0; i < MAX_KINDS && kinds[i].name; i++)
		if (!strcmp(kinds[i].name, kind))
			break;
	if (i == MAX_KINDS)
		i--; /* more kinds than foreseen share the last count */
	if (!kinds[i].name)
		kinds[i].name = kind;
	if (++kinds[i].count > PRINT_OF_A_KIND || off)
		return;
	va_start(ap, fmt);
	report(fmt, ap);
	va_end(ap);
}

void
mq_warn_rest(void)
{
	size_t i;

	for (i = 0; i < MAX_KINDS && kinds[i].name; i++) {
		if (kinds[i].count > PRINT_OF_A_KIND)
			mq_warn("... and %lu more: %s",
			    kinds[i].count - PRINT_OF_A_KIND, kinds[i].name);
		kinds[i].count = 0;
	}
}

void
mq_warn_off(void)
{
	off = true;
}

void
mq_at_death(void (*undo)(void))
{
	at_death = undo;
}

void
mq_die(const char *fmt, ...)
{
	void (*undo)(void) = at_death;
	va_list ap;

	va_start(ap, fmt);
	report(fmt, ap);
	va_end(ap);
	at_death = NULL; /* what undoes may die too */
	if (undo)
		undo();
	exit(MQ_TROUBLE);
}

int
mq_finish(int status)
{
	int bad = ferror(stdout);

	errno = 0; /* a failure before the close has lost its reason */
	if (fclose(stdout) || bad) {
		mq_warn("standard output: %s",
		    errno ? strerror(errno) : "write failed");
		return MQ_TROUBLE;
	}
	return status;
}
