#ifndef FEEDBACK_OWED_H
#define FEEDBACK_OWED_H

#include "minqing/calendar.h"

#include "case.h"

/*
 * Who is still owed an answer: cases that are done and whose result was not
 * told.
 *
 *	struct feedback_owed owed = { .now = now };
 *
 *	if (feedback_is_owed(&c, now))
 *		feedback_owed_add(&owed, &rec, &c);
 *	...
 *	feedback_owed_sort(&owed);
 *	for (i = 0; i < owed.n; i++)
 *		feedback_debt_values(&owed.debt[i], ...);
 *	feedback_owed_free(&owed);
 */
struct feedback_debt {
	struct mq_record rec;
	struct feedback_time since; /* not known: it is done, but not when */
	size_t order;               /* of coming */
};

struct feedback_owed {
	struct mq_arena arena; /* holds the records */
	struct feedback_debt *debt;
	size_t n, cap;
};

/* What is written of one. */
enum {
	FEEDBACK_OWED_SINCE,
	FEEDBACK_OWED_MINUTES,
	FEEDBACK_OWED_WORK_MINUTES,
	FEEDBACK_OWED_VALUES
};

extern const char *const feedback_owed_names[FEEDBACK_OWED_VALUES];

/* What has a time later than now has not happened. */
bool feedback_is_owed(const struct feedback_case *c, int64_t now);

/* Keep a copy. */
void feedback_owed_add(struct feedback_owed *owed, const struct mq_record *rec,
    const struct feedback_case *c);

/* The longest first; those of whom it is not known behind them, as they came.
 */
void feedback_owed_sort(struct feedback_owed *owed);

/*
 * Since when, and how many full minutes, natural and working ones; empty where
 * that is not known.  They live as long as the arena.
 */
void feedback_debt_values(const struct feedback_debt *d, struct mq_calendar *c,
    int64_t now, struct mq_arena *a, struct mq_str value[FEEDBACK_OWED_VALUES]);

void feedback_owed_free(struct feedback_owed *owed);

#endif
