#ifndef DEDUP_MATCH_H
#define DEDUP_MATCH_H

#include "shingle.h"
#include "store.h"

/*
 * Does a record repeat a root?  It does where
 *
 * - reporter and category are the same, and the place is the same or near, or
 * - the texts are similar to the threshold, and the place is the same, or
 * - the texts are similar to a threshold that is higher the shorter they are,
 *   and the place is near, or not told of by both: the threshold is raised by
 *   0.01 for every shingle that the shorter text has less than DEDUP_PLENTY,
 *   and texts of less than DEDUP_FEW are never similar.
 */
enum { DEDUP_FEW = 8, DEDUP_PLENTY = 40 };

enum dedup_why { DEDUP_BY_NOTHING, DEDUP_BY_REPORTER, DEDUP_BY_TEXT };

/* The threshold for texts of this many shingles. */
double dedup_match_threshold(
    double threshold, enum dedup_nearness nearness, size_t a, size_t b);

/* What is compared: `text` and what the root has; text->n may be 0. */
struct dedup_subject {
	const struct dedup_shingles *text;
	struct dedup_who who;
	struct dedup_place place;
};

/* Does it repeat the root, and why? */
enum dedup_why dedup_match(const struct dedup_subject *s,
    const struct dedup_root *root, double threshold, double radius);

/* Figures for those who want to see them; -1 where there is none. */
struct dedup_figures {
	double similarity; /* of the texts */
	double distance;   /* metres, between two points */
};
void dedup_match_figures(const struct dedup_subject *s,
    const struct dedup_root *root, struct dedup_figures *out);

#endif
