#ifndef MINQING_FIT_H
#define MINQING_FIT_H

#include "minqing/calendar.h"
#include "minqing/table.h"

/*
 * Which records a row of deadlines or of a policy is for, and how it counts: by
 * mode, urgency, kind and category of the record.
 */
enum mq_case {
	MQ_CASE_MODE,
	MQ_CASE_URGENCY,
	MQ_CASE_KIND,
	MQ_CASE_CATEGORY,
	MQ_CASES
};

/* The columns of these names, and the words of a mode, which end with NULL. */
extern const char *const mq_case_columns[MQ_CASES];
extern const char *const mq_modes[]; /* limited line joint */

/* Is this no word that a row can have?  A category may be any. */
bool mq_case_is_odd(enum mq_case which, struct mq_str word);

/* What a row fits; an empty cell fits all. */
struct mq_fit {
	struct mq_str is[MQ_CASES];
};

/*
 * Read what a row fits, or its columns clock (natural, work) and from (now,
 * next-day), the first of each where they are empty: 0, or -1 with the table's
 * error set, for a word that no record can have makes a row that never fits.
 */
int mq_fit_read(struct mq_table *t, size_t row, struct mq_fit *out);
int mq_fit_count(
    struct mq_table *t, size_t row, enum mq_clock *clock, enum mq_from *from);

/* A category covers what lies below it too. */
bool mq_fits(const struct mq_fit *fit, const struct mq_str is[MQ_CASES]);

/*
 * Does a path cover a category?  As `environment` covers `environment/garbage`
 * and not `environmental`; the empty path covers all.
 */
bool mq_path_covers(struct mq_str path, struct mq_str category);

#endif
