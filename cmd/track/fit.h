#ifndef TRACK_FIT_H
#define TRACK_FIT_H

#include "minqing/table.h"

/* What rows of deadlines and policies are chosen by. */
enum track_case_key {
	TRACK_MODE,
	TRACK_URGENCY,
	TRACK_KIND,
	TRACK_CATEGORY,
	TRACK_KEYS
};
extern const char *const track_keys[TRACK_KEYS];

/* Which records a row is for; an empty cell fits all. */
struct track_fit {
	struct mq_str is[TRACK_KEYS];
};

/* Read what a row fits. */
struct track_fit track_fit_read(const struct mq_table *t, size_t row);

/* A category covers what lies below it too. */
bool track_fits(
    const struct track_fit *fit, const struct mq_str is[TRACK_KEYS]);

#endif
