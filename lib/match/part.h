#ifndef PART_H
#define PART_H

#include "need.h"

/* What is known of a part of a pattern. */
struct part {
	struct set exact; /* it matches these only; none: see width */
	struct gap width; /* it matches characters, so many of this kind */
	bool pure;        /* and it matches each of them, wherever it stands */
	struct need need; /* what must be there besides */
	struct chars chars; /* it matches one of these; none: see above */
	bool folded;        /* or another case of them */
	bool boundary;      /* it asserts that of a word */
	unsigned capture;   /* it is one character, kept under this number */
	unsigned reference; /* it is what was kept under this number */
};

/* Anything. */
struct part part_any(void);

/* One character; `pure`: all that are no line ends, or all. */
struct part part_character(bool line, bool pure);

/* One of these texts; `pure` as above. */
struct part part_exact(struct set set, bool pure);

/* Is it one character, and nothing else is known of it? */
bool part_is_character(const struct part *p);

/* A condition, and nothing is taken. */
struct part part_assertion(struct mq_arena *a);

/* What a part needs, its own texts included. */
struct need part_need(struct mq_arena *a, const struct part *p);

#endif
