#ifndef REPORT_RANKING_H
#define REPORT_RANKING_H

#include "rate.h"

/*
 * The units in order: by the satisfaction of their callbacks, shrunken towards
 * that of all, or without callbacks by what they closed on time, shrunken
 * likewise.  Of fewer than REPORT_LEAST callbacks (closed cases) nothing is
 * ranked.
 */
struct report_place {
	const struct report_group *group;
	double rate;    /* shrunken */
	int64_t rank;   /* from 1; 0: not ranked; equal rates share one */
	int64_t before; /* its rank in the period before */
};

struct report_ranking {
	enum report_measure by;
	struct report_place *place; /* the first first, those unranked last */
	size_t n, ranked;
};

/* Is there anything to rank by? */
bool report_ranks(const struct report *r);

void report_ranking_make(
    const struct report_page *p, struct report_ranking *ranking);

void report_ranking_free(struct report_ranking *ranking);

#endif
