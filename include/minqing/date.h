#ifndef MINQING_DATE_H
#define MINQING_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "minqing/record.h"
#include "minqing/zone.h"

/*
 * Dates.  Between stages a date is RFC 3339 with an offset,
 * "2014-08-01T15:05:00+08:00", or a day alone, "2014-08-01".
 */
struct mq_date {
	int64_t t;      /* seconds since 1970-01-01T00:00:00Z; of a day alone
			 * its start in the zone it was read with */
	int32_t offset; /* seconds east of Greenwich, whole minutes */
	bool day;       /* a day alone, without a time */
};

enum { MQ_DATE_MAX = 32 }; /* room for a formatted date and its NUL */

/* Days since 1970-01-01 of a date of the Gregorian calendar, and back. */
int64_t mq_days(int year, int month, int day);
void mq_civil(int64_t days, int *year, int *month, int *day);

/* Does the calendar have this date?  Years 1 to 9999. */
bool mq_date_valid(int year, int month, int day);

/*
 * Read the stream's form: RFC 3339 ("T" or a space, seconds and fraction
 * optional, "Z" or an offset), or a day alone; a time without an offset is
 * taken in zone z.  0, or -1 where it is neither or no such date exists
 * (2024-02-30); 24:00:00 is the next day's start; :60, where UTC is 23:59 (a
 * leap second), counts as :59.
 */
int mq_date_parse(struct mq_str s, struct mq_zone *z, struct mq_date *out);

/*
 * Write RFC 3339 with the offset of d, or a day alone; gives the length: 0, and
 * "", where the year is not within 1 to 9999.
 */
size_t mq_date_format(const struct mq_date *d, char buf[MQ_DATE_MAX]);

/*
 * Many dates, one after another, most of them of the day that came before:
 * then only the time is new.
 *
 *	n = mq_date_again(&memo, text, buf);
 *	if (!n && !mq_date_read(text, order, z, &d, &why)) {
 *		n = mq_date_format(&d, buf);
 *		mq_date_note(&memo, text, &d, z);
 *	}
 *
 * mq_date_again() writes what mq_date_format() would and gives its length: 0
 * where the text is not "2014-08-01 15:05:00" ("T" will do too) of the day
 * noted last, or where the zone's offset changed on that day.
 */
struct mq_date_memo {
	char day[10];   /* as it is written */
	char offset[6]; /* "+08:00" */
	bool known;
};
size_t mq_date_again(
    const struct mq_date_memo *m, struct mq_str s, char buf[MQ_DATE_MAX]);
void mq_date_note(struct mq_date_memo *m, struct mq_str s,
    const struct mq_date *d, struct mq_zone *z);

/* The instant t as seen in zone z. */
struct mq_date mq_date_at(int64_t t, struct mq_zone *z);

/* The order of day, month and year in a form such as 01/02/2019. */
enum mq_order { MQ_ORDER_NONE, MQ_YMD, MQ_MDY, MQ_DMY };

/*
 * Read any usual form, blanks around it and full-width forms allowed: the
 * stream's; 2019/1/8 10:11:12; 2014年8月1日 下午3:05, 15时05分, 晚上8点半;
 * 01/30/2019 03:04:05 PM and 30.01.2019 by `order`; two-digit years (00-68 are
 * 2000-2068); "30 Jan 2019", "Jan 30, 2019 3pm", "Wed, 30 Jan 2019 10:11:12
 * GMT"; 20190130, 20190130T101112 and 20190130101112; offsets +08:00, +0800,
 * +08, Z, UTC, GMT.  Fractions of a second are dropped; days of the week are
 * not looked at.  Without an order, N/N/N is read where only one is possible.
 * 上午12 and 12 AM are 0 o'clock, 晚上12 is the day's end.  Excel serials and
 * epochs are told by the column, not here.  0, or -1 with *why a short text
 * that is never freed.
 */
int mq_date_read(struct mq_str s, enum mq_order order, struct mq_zone *z,
    struct mq_date *out, const char **why);

/*
 * Which orders a text of the form N/N/N admits, as a mask of 1 << MQ_YMD ...;
 * 0 where it is of another form, which needs no order.
 */
unsigned mq_date_orders(struct mq_str s);

/* A span of time, 30s, 20min, 2h, 7d: seconds, or -1 where it is none. */
int64_t mq_span_parse(struct mq_str s);

/* Periods that a date column can be grouped by. */
enum mq_period { MQ_DAY, MQ_WEEK, MQ_MONTH, MQ_QUARTER, MQ_YEAR };

/*
 * The period that a date falls in, as seen in zone z (a day alone: as it
 * stands), written 2026-07-01, 2026-W27 (ISO week), 2026-07, 2026-Q3, 2026;
 * gives the length: 0, and "", where the year is not within 1 to 9999.
 */
size_t mq_period_format(enum mq_period p, const struct mq_date *d,
    struct mq_zone *z, char buf[MQ_DATE_MAX]);

/* The period of this name ("day" ... "year"): 0, or -1. */
int mq_period_parse(struct mq_str s, enum mq_period *out);

#endif
