#ifndef NEED_H
#define NEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "minqing/record.h"

/*
 * What a text must contain for a pattern to match it.
 *
 * A literal is a text.  A clause is a set of literals of which one must be
 * there, a term a set of clauses that must all hold, and a need a set of terms
 * of which one must hold: 电梯.{0,9}(?:坏|停)|困人 needs 电梯 and one of 坏 and
 * 停, or 困人.  A term without a clause has a run: \d{3}-\d{4} needs three
 * digits, a hyphen and four digits.  Everything lives as long as the arena it
 * was made in.
 */
struct literal {
	struct mq_str s; /* letters of either case are in lower case */
	bool fold;       /* it has letters of either case */
	bool strict;     /* it has letters of one case */
};

/* Texts of which one was matched; none: anything may have been. */
struct set {
	struct literal *v;
	size_t n;
};

struct clause {
	struct set set;
	double cost; /* about how often one of them is met */
};

/*
 * Characters of which one stands at a place: ASCII characters, a bit each; or,
 * where there are others among them, what PCRE2 is to be asked for: a class or
 * an escape as it is written, and the flags that it is read with.
 */
struct chars {
	uint64_t low, high;
	struct mq_str item; /* "[0-9０-９]", or empty */
	unsigned flags;
	bool same; /* and it is that of the place before; none: any that is */
};

static inline void
chars_add(struct chars *chars, int c)
{
	if (c < 64)
		chars->low |= UINT64_C(1) << c;
	else
		chars->high |= UINT64_C(1) << (c - 64);
}

static inline bool
chars_any(const struct chars *chars)
{
	return (chars->low | chars->high) || chars->item.n > 0 || chars->same;
}

bool chars_equal(const struct chars *x, const struct chars *y);

enum { RUN_MAX = 8 };

/* Characters that stand side by side, one of each of these sets. */
struct run {
	struct chars set[RUN_MAX];
	size_t n;
	unsigned bits; /* how much it tells */
	bool folded;   /* it has letters of either case */
};

/* Characters between two literals: so many of them, and of what kind. */
struct gap {
	unsigned long min, max; /* ULONG_MAX: no end */
	bool line;              /* no line end is among them */
};

enum {
	TERM_CLAUSES = 4, /* the best are kept */
	NEED_TERMS = 16,
	SHAPE_STEPS = 6,
	SET_MAX = 100,   /* texts that are multiplied out */
	LITERAL_MAX = 64 /* and their bytes */
};

struct step {
	struct gap gap; /* before it */
	struct set set;
	const struct clause *clause; /* of the set; NULL: it gives none */
	bool word_start, word_end;   /* there are boundaries of words */
};

/* In what order, and how far from each other, literals must stand. */
struct shape {
	struct step step[SHAPE_STEPS];
	size_t n;
	struct gap tail; /* behind the last one */
	bool anchored;   /* the first gap begins where the text does */
	bool sure;       /* where all this is so, the pattern matches */
	bool folded;     /* it has letters of either case */
};

struct term {
	const struct clause *clause[TERM_CLAUSES]; /* the best first */
	size_t n;
	const struct run *run;     /* where there is no clause */
	const struct shape *shape; /* or NULL */
	bool sure; /* where its only clause holds, the pattern matches */
};

/* No terms: nothing is needed, or nothing is known. */
struct need {
	struct term *term;
	size_t n;
};

/* The set of the one text. */
struct set set_one(struct mq_arena *a, struct literal literal);

/*
 * Each text of `s` with each of `t` behind it, in *s: false where that would
 * be too many or too long, and *s stays.
 */
bool set_multiply(struct mq_arena *a, struct set *s, struct set t);

/* The texts of both. */
struct set set_unite(struct mq_arena *a, struct set s, struct set t);

/*
 * The clause of one of these texts, or NULL where one is too short to look
 * for.
 */
struct clause *need_clause(struct mq_arena *a, struct set s);

/*
 * The need of one of these texts; `pure`: the pattern matches each of them,
 * wherever it stands.  Texts that contain another are left out.
 */
struct need need_of(struct mq_arena *a, struct set s, bool pure);

/* Both, as nearly as it can be kept; nothing in it is sure or has a shape. */
struct need need_and(struct mq_arena *a, struct need x, struct need y);

/* The same with one more clause; NULL is allowed. */
struct need need_and_clause(
    struct mq_arena *a, struct need x, const struct clause *clause);

/* The need of a run. */
struct need need_run(struct mq_arena *a, const struct run *run);

/* One of the two. */
struct need need_or(struct mq_arena *a, struct need x, struct need y);

#endif
