#ifndef SHAPE_H
#define SHAPE_H

#include <stdint.h>

#include "need.h"

/*
 * Do the literals of a shape stand in their order and distances?
 *
 *	struct fit *fit = shape_prepare(arena, shape);
 *	struct view v = { lower, text, n, budget };
 *
 *	if (shape_fits(fit, &v, step, at, length))
 *		...
 *
 * where a literal of that step was found at `at`.
 */
struct fit;

/* A text, and what may be spent on it. */
struct view {
	const char *text; /* in lower case; eight bytes more can be read */
	const char *raw;
	size_t n;
	unsigned long budget; /* places that are looked at; 0: used up, and
			       * then everything fits */
};

/* Lives as long as the arena; of the shape nothing is kept. */
struct fit *shape_prepare(struct mq_arena *a, const struct shape *shape);

/* Where the shape is right, does the pattern match? */
bool shape_is_sure(const struct fit *fit);

bool shape_fits(const struct fit *fit, struct view *v, size_t step, size_t at,
    size_t length);

#endif
