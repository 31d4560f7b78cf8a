#ifndef MQ_CLOCK_H
#define MQ_CLOCK_H

#include "parts.h"

/*
 * Reading plain text (plain.h) from left to right.  Functions that read give
 * false, with *why set, where the text does not go on as they need it.
 */
struct mq_reading {
	char text[80];
	const char *p; /* what has not been read */
	struct mq_parts parts;
	const char *why;
};

/* A number as it stands. */
struct mq_number {
	int value;
	int digits; /* how many; 0: there is no number, 9: too long */
};

struct mq_number mq_take_number(struct mq_reading *r);

/* Skip what is in `set`. */
void mq_take_any(struct mq_reading *r, const char *set);

/* Take the word if it comes next and no further letter follows. */
bool mq_take_word(struct mq_reading *r, const char *word);

/*
 * Take a time: 10:11:12.5, 3:05 pm, 3pm, P3:05 (下午3:05), 15H05I12S (15时05分
 * 12秒), 3HB (3点半); or 101112 and 1011 where `compact`.
 */
bool mq_take_time(struct mq_reading *r, bool compact);

/* Take an offset, where there is one: z, utc, gmt, +08:00, +0800, -08. */
bool mq_take_zone(struct mq_reading *r);

#endif
