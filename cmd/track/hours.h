#ifndef TRACK_HOURS_H
#define TRACK_HOURS_H

#include "minqing/office.h"

#include "policy.h"

/*
 * The calendars of levels that have hours of their own: the office's days, with
 * those hours.
 *
 *	struct track_hours h = { 0 };
 *
 *	if (track_hours_open(&h, &policy, &office_opts))
 *		mq_die("%s", h.error);
 *	...
 *	track_hours_free(&h);
 */
struct track_hours {
	struct mq_office **office; /* one for each text of hours */
	struct mq_str *text;
	size_t n, office_cap, text_cap;
	const char *error; /* lives as long as the hours */
};

/* Give the policy's steps their calendars: 0, or -1 with an error. */
int track_hours_open(struct track_hours *h, struct track_policy *p,
    const struct mq_office_opts *opts);

/* As mq_office_doubt(): the first doubt there is, or NULL. */
const char *track_hours_doubt(struct track_hours *h);

void track_hours_free(struct track_hours *h);

#endif
