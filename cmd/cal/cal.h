#ifndef CAL_H
#define CAL_H

#include "minqing/calendar.h"

/*
 * Arithmetic on dates as they are written, free of files and options.
 */
struct cal {
	struct mq_calendar *calendar;
	struct mq_zone *zone; /* of dates without one, and of results */
	int64_t now;          /* what the word "now" means */
	enum mq_clock clock;
	bool from_given; /* else working days are counted from the next day,
			  * and all else from now */
	enum mq_from from;
};

/* What the operands are wrong in; `why` NULL where nothing is. */
struct cal_wrong {
	int operand;      /* 0 or 1 */
	const char *code; /* one word */
	const char *why;
};

/* Room for a result and its NUL. */
enum { CAL_TEXT = 48 };

/*
 * A date and a span: the date that results.  A day alone stays one where the
 * span is in days or working days.
 */
struct cal_wrong cal_add(
    const struct cal *c, const struct mq_str operand[2], char out[CAL_TEXT]);

/*
 * Two dates: the span between them, in a form that cal_add() takes back:
 * "5wd" or "12d" for two days alone, else "450min" or "450min30s".
 */
struct cal_wrong cal_between(
    const struct cal *c, const struct mq_str operand[2], char out[CAL_TEXT]);

/* A date's day, its own or that of the zone: NULL, or what is wrong. */
const char *cal_day(const struct cal *c, struct mq_str s, int64_t *day);

/* Write a day: "2024-10-12"; gives the length. */
size_t cal_day_format(int64_t day, char out[CAL_TEXT]);

#endif
