#ifndef REPORT_VALUE_H
#define REPORT_VALUE_H

#include "page.h"

/*
 * A figure twice: as people read it, and as a machine does.  Every output
 * takes the one it needs; none reads a figure back out of a text.
 */
enum report_type {
	REPORT_VOID,     /* nothing stands here: a drawing, or a cell unused */
	REPORT_NA,       /* a figure that is not known */
	REPORT_INT,      /* n */
	REPORT_RATE,     /* x, 0 to 1; of `of` where that is told */
	REPORT_DECIMAL,  /* x, with `digits` decimals */
	REPORT_MINUTES,  /* x, with one decimal */
	REPORT_INTERVAL, /* x to high, both 0 to 1, or NAN */
	REPORT_DATE,     /* an instant, or a day alone */
	REPORT_TEXT      /* code, in every language the same; may be empty */
};

/* Rates and intervals are told to six decimals, as mq-score tells them. */
enum { REPORT_RATE_DIGITS = 6 };

struct report_value {
	struct mq_str text;
	enum report_type type;
	int64_t n, of;
	double x, high;
	int digits;
	struct mq_date date; /* its offset is that of the report's zone */
	struct mq_str code;
};

/* Texts that are the same for both. */
struct report_value report_value_text(struct mq_str s);

/* A word of the page, or a name, and the code that stands for it. */
struct report_value report_value_code(struct mq_str text, struct mq_str code);

struct report_value report_value_na(void);
struct report_value report_value_int(struct report_page *p, int64_t n);
struct report_value report_value_share(
    struct report_page *p, int64_t n, int64_t of);

/* A rate that may be NAN, of so many cases. */
struct report_value report_value_rate(
    struct report_page *p, double rate, int64_t of);
struct report_value report_value_interval(
    struct report_page *p, struct mq_interval ci);

/* A score of 0 to 100, four decimals as in mq-score; or NAN. */
struct report_value report_value_points(struct report_page *p, double score);

/* Minutes, of tenths of a minute. */
struct report_value report_value_span(struct report_page *p, int64_t tenths);

struct report_value report_value_moment(
    struct report_page *p, const struct mq_date *d);

/* The bucket that begins on this day. */
struct report_value report_value_bucket(
    struct report_page *p, enum mq_period step, int64_t day);

/* A group: what it is called, and its own name; see report_name(). */
struct report_value report_value_name(
    struct report_page *p, enum report_by by, const struct report_group *g);

/*
 * The value as a machine reads it: 12, 0.833333, 87.7000, RFC 3339, the code;
 * "NA" where it is not known, nothing where nothing stands.
 */
struct mq_str report_value_plain(
    struct report_page *p, const struct report_value *v);

/* An interval's two ends, each a rate, or NA. */
struct report_value report_value_low(const struct report_value *v);
struct report_value report_value_high(const struct report_value *v);

#endif
