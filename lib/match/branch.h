#ifndef BRANCH_H
#define BRANCH_H

#include "cursor.h"
#include "part.h"

/*
 * A concatenation of parts, from left to right.
 *
 *	struct branch b;
 *
 *	branch_begin(&b, arena);
 *	branch_character(&b, cp, flags);
 *	branch_add(&b, &part);
 *	branch_repeat(&b, part, &quantifier);
 *	part = branch_end(&b);
 */
struct branch {
	struct mq_arena *arena;
	struct part part;          /* exact: of the texts that end here */
	bool whole;                /* nothing stood before them */
	struct gap gap;            /* before them */
	bool word_start, word_end; /* there are boundaries around them */
	struct shape shape;
	bool shapeless;       /* the parts do not follow each other plainly */
	struct run run, best; /* that ends here, and that tells most */
	struct literal text;  /* characters that are still to be added */
	char bytes[LITERAL_MAX];
	unsigned kept;     /* the number under which the last one is kept */
	struct chars last; /* it */
	bool last_folded;
	size_t nparts;
	struct part only; /* where nparts is 1 */
};

void branch_begin(struct branch *b, struct mq_arena *a);

/* Add a character of the pattern. */
void branch_character(struct branch *b, int32_t cp, unsigned flags);

/* What comes now must stand where the text begins. */
void branch_anchor(struct branch *b);

void branch_add(struct branch *b, const struct part *p);

void branch_repeat(struct branch *b, struct part p, const struct quantifier *q);

struct part branch_end(struct branch *b);

#endif
