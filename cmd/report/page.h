#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "input.h"
#include "minqing/calendar.h"
#include "minqing/opt.h"
#include "minqing/output.h"
#include "model.h"
#include "names.h"
#include "target.h"
#include "words.h"

/* Whom a mail is from and for, as its header has them; see mime.h. */
struct report_mail {
	const char *from; /* NULL: the mailer fills it in */
	struct mq_list to;
};

/*
 * What a report is made of besides its figures, and the figures as people
 * read them.  Texts that are made live as long as the page's arena.
 */
struct report_page {
	const struct report *r;
	enum report_lang lang;
	const char *title;   /* NULL: the usual one */
	const char *scheme;  /* as the reader knows it */
	const char *version; /* of the program */
	bool unmask;         /* show personal data in names */
	bool plain;          /* no colours, even on a terminal */
	bool colour;         /* this output has them */
	struct report_inputs inputs;
	struct report_mail mail;
	struct report_names names; /* of the categories */
	struct report_targets targets;
	struct mq_calendar *calendar; /* of days off; NULL: none are marked */
	struct mq_arena arena;
};

/* A word of the page's language. */
struct mq_str report_text(const struct report_page *p, enum report_word w);

/* Three texts, one behind the other. */
struct mq_str report_join(
    struct report_page *p, struct mq_str a, struct mq_str b, struct mq_str c);

/* 58,251 */
struct mq_str report_int(struct report_page *p, int64_t n);

/* "83.3%": n of `of`, rounded half up; "NA" where there is nothing to divide
 * by. */
struct mq_str report_share(struct report_page *p, int64_t n, int64_t of);

/* n / of with one decimal, rounded half up: "17.1", or "NA". */
struct mq_str report_mean(struct report_page *p, int64_t n, int64_t of);

/*
 * Thousandths of a rate in [0, 1], rounded half up, or -1 for NAN.  A rate
 * that lies exactly between two is a fraction that no double holds: what is
 * within a billionth counts as being there.
 */
int64_t report_permille(double rate);

/* "88.5%" of such thousandths, "NA" of -1. */
struct mq_str report_percent(struct report_page *p, int64_t permille);

/* "83.3-92.2%", or "NA". */
struct mq_str report_interval(struct report_page *p, int64_t low, int64_t high);

/* The rates of a tally, in such thousandths and as they are. */
struct report_rates {
	int64_t response, resolution, satisfaction;
	int64_t low, high; /* the interval of satisfaction */
	struct mq_rates exact;
};

struct report_rates report_rates(
    const struct report_page *p, const struct report_tally *t);

/*
 * Is satisfaction of these cases below that of all together, beyond chance:
 * does the interval lie wholly below it?  Never said of fewer than REPORT_LEAST
 * valid callbacks.
 */
enum { REPORT_LEAST = 10 };

bool report_is_below(const struct report_page *p, const struct report_tally *t);

/* "87.7" of 0 to 100, "NA" of NAN. */
struct mq_str report_points(struct report_page *p, double score);

/*
 * A span of time in tenths of a minute: "20 min", from an hour on "5.3 h", from
 * two days on "3.2 days"; rounded half up.
 */
struct mq_str report_span(struct report_page *p, int64_t tenths);

/* "2026-06-30 18:00" as seen in the report's zone; a day alone as it is. */
struct mq_str report_moment(struct report_page *p, const struct mq_date *d);

/* "2026-06-30" of a date, or of a bucket's first day. */
struct mq_str report_date(struct report_page *p, const struct mq_date *d);
struct mq_str report_bucket(
    struct report_page *p, enum mq_period step, int64_t day);

/*
 * What a group is called: in words where its name is one of our codes, with
 * personal data masked unless the page shows it.
 */
struct mq_str report_name(
    struct report_page *p, enum report_by by, const struct report_group *g);

#endif
