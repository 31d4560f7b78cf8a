#ifndef TAP_H
#define TAP_H

/*
 * A test is a program that prints TAP for prove(1):
 *
 *	int
 *	main(void)
 *	{
 *		ok(1 + 1 == 2);
 *		is_str(name, "minqing");
 *		is_mem(slice.s, slice.n, "bytes");
 *		is_int(count, 3);
 *		is_near(rate, 0.877, 1e-6);
 *		return done();
 *	}
 *
 * Each gives 1 where it held and 0 where not, so that a table of cases can
 * say which row it was: if (!is_str(got, row->want)) note("row %zu", i);
 */

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tap_count, tap_failed;

#define ok(expr) tap_report(!!(expr), #expr, __FILE__, __LINE__)
#define is_str(got, exp) tap_is_str(got, exp, #got, __FILE__, __LINE__)
#define is_mem(got, n, exp) tap_is_mem(got, n, exp, #got, __FILE__, __LINE__)
#define is_int(got, exp)                                                       \
	tap_is_int((long long)(got), exp, #got, __FILE__, __LINE__)
#define is_near(got, exp, eps)                                                 \
	tap_is_near(got, exp, eps, #got, __FILE__, __LINE__)

/* A remark, shown by prove -v and beside a failure. */
__attribute__((format(printf, 1, 2))) static inline void
note(const char *fmt, ...)
{
	va_list ap;

	fputs("# ", stdout);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

static inline int
tap_report(int good, const char *what, const char *file, int line)
{
	printf("%sok %d - ", good ? "" : "not ", ++tap_count);
	for (; *what; what++) /* a bare # would begin a directive */
		printf(*what == '#' ? "\\#" : "%c", *what);
	putchar('\n');
	if (!good) {
		tap_failed++;
		note("%s:%d", file, line);
	}
	fflush(stdout);
	return good;
}

static inline int
tap_is_str(const char *got, const char *exp, const char *what, const char *file,
    int line)
{
	int good = got && exp ? !strcmp(got, exp) : got == exp;

	if (!tap_report(good, what, file, line)) {
		note("got  \"%s\"", got ? got : "(null)");
		note("want \"%s\"", exp ? exp : "(null)");
	}
	return good;
}

/* n bytes that need not end in NUL, against a C string. */
static inline int
tap_is_mem(const char *got, size_t n, const char *exp, const char *what,
    const char *file, int line)
{
	int good = n == strlen(exp) && (!n || !memcmp(got, exp, n));

	if (!tap_report(good, what, file, line)) {
		note("got  \"%.*s\" (%zu bytes)", (int)n, n ? got : "", n);
		note("want \"%s\"", exp);
	}
	return good;
}

static inline int
tap_is_int(
    long long got, long long exp, const char *what, const char *file, int line)
{
	if (!tap_report(got == exp, what, file, line))
		note("got %lld, want %lld", got, exp);
	return got == exp;
}

static inline int
tap_is_near(double got, double exp, double eps, const char *what,
    const char *file, int line)
{
	int good = fabs(got - exp) <= eps;

	if (!tap_report(good, what, file, line))
		note("got %.12g, want %.12g", got, exp);
	return good;
}

/* Count one test as skipped: `why` says what it would have needed. */
static inline void
skip(const char *why)
{
	printf("ok %d # skip %s\n", ++tap_count, why);
}

/*
 * For tests that make and free thousands of readers: glibc gives the top of the
 * heap back to the system each time, until a large piece was freed; then it
 * keeps as much.
 */
static inline void
keep_freed(void)
{
	void *volatile large = malloc(1 << 20);

	free(large);
}

static inline int
done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

#endif
