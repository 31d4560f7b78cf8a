#ifndef REPORT_NUMBERS_H
#define REPORT_NUMBERS_H

#include "minqing/record.h"

/*
 * Many numbers in one cell of a tally, parted by blanks, each with how often it
 * was seen: "24483:2 1 5:3" is twice 24483, once 24484 and three times 24489.
 * They are in rising order, each is written as what it is more than the one
 * before, and `:n` is left out where it is 1.  Numbers that have names stand in
 * such a cell as "closed:10 open:2".
 *
 *	report_numbers_start(&l);
 *	report_numbers_add(&l, 24483, 2);
 *	...
 *	if (report_numbers_full(&l))
 *		give(report_numbers_text(&l), l.sum);
 *
 *	int64_t number = 0, n;
 *
 *	while ((got = report_numbers_next(&text, &number, &n)) > 0)
 *		take(number, n);
 *	if (got < 0)
 *		it is no such list;
 */
enum { REPORT_NUMBERS_ROOM = 1 << 13 };

struct report_numbers {
	char text[REPORT_NUMBERS_ROOM];
	size_t n;
	int64_t last; /* the number added last */
	int64_t sum;  /* of how often all of them were seen */
};

void report_numbers_start(struct report_numbers *l);

/* It must not be full; numbers are 0 or more, n is not 0. */
void report_numbers_add(struct report_numbers *l, int64_t number, int64_t n);
void report_numbers_name(struct report_numbers *l, const char *name, int64_t n);

/* A word of its own, before all others. */
void report_numbers_word(struct report_numbers *l, const char *word);

/* Is there no room for one more? */
bool report_numbers_full(const struct report_numbers *l);

/* Lives as long as the list, which may be empty. */
struct mq_str report_numbers_text(const struct report_numbers *l);

/*
 * Take the first number off a list: 1, 0 where there is none, -1 where what
 * stands there is no number, or none of at most 18 digits.
 */
int report_numbers_next(struct mq_str *rest, int64_t *number, int64_t *n);

#endif
