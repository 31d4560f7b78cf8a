#ifndef TRACK_POLICY_H
#define TRACK_POLICY_H

#include "minqing/fit.h"

/* How far up the ladder an open record is. */
enum track_level {
	TRACK_NONE,
	TRACK_REMIND,
	TRACK_URGE,
	TRACK_SUPERVISE,
	TRACK_NOTICE,
	TRACK_LEVELS
};
extern const char *const track_levels[TRACK_LEVELS];

/*
 * A row of the policy: a level is reached at a term from the due time.  Where
 * it has hours of its own, they are the ones that are counted, on the calendar
 * that the caller sets.
 */
struct track_step {
	struct mq_fit fit;
	enum track_level level;
	struct mq_term at; /* before it, where negative */
	enum mq_clock clock;
	enum mq_from from;
	struct mq_str hours;          /* "": those of the office */
	struct mq_calendar *calendar; /* of those hours, or NULL */
};

/* The hours of a level that is told at any time, also on holidays. */
#define TRACK_ALWAYS MQ_STR("24x7")

struct track_policy {
	struct track_step *step;
	size_t nsteps, steps_cap;
};

/*
 * Take in a policy with the columns level and at, and perhaps mode, urgency,
 * kind, category, clock, from and hours.  Where the table is wrong, its `error`
 * says so.  It must outlive the policy.
 */
void track_policy_add(struct track_policy *p, struct mq_table *t);

/*
 * The highest level reached at `now` by something due at `due`; of each level
 * the first row that fits counts.  What is counted in working time, or has
 * hours of its own, is reached while those are open, or when they open next.
 */
enum track_level track_policy_level(const struct track_policy *p,
    const struct mq_str is[MQ_CASES], struct mq_calendar *c, int64_t due,
    int64_t now);

void track_policy_free(struct track_policy *p);

#endif
