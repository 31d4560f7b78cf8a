#ifndef NEED_H
#define NEED_H

#include <stdbool.h>
#include <stddef.h>

#include "minqing/record.h"

/*
 * What a text must contain for a pattern to match it.
 *
 * A literal is a text.  A clause is a set of literals of which one must be
 * there, a term a set of clauses that must all hold, and a need a set of terms
 * of which one must hold: 电梯.{0,9}(?:坏|停)|困人 needs 电梯 and one of 坏 and
 * 停, or 困人.  Everything lives as long as the arena it was made in.
 */
struct mq_literal {
	struct mq_str s; /* ASCII letters of either case are lower-case */
	bool fold;       /* it has letters of either case */
	bool strict;     /* it has letters of one case */
};

/* Texts of which one was matched; none: anything may have been. */
struct mq_set {
	struct mq_literal *v;
	size_t n;
};

struct mq_clause {
	struct mq_set set;
	double cost; /* about how many of them a text of 100 bytes has */
};

enum {
	MQ_TERM_CLAUSES = 4, /* the best are kept */
	MQ_NEED_TERMS = 16,
	MQ_SET_MAX = 100, /* texts that are multiplied out */
	MQ_LITERAL_MAX =
	    64 /* their bytes; parts of alternations may be longer */
};

struct mq_term {
	const struct mq_clause *clause[MQ_TERM_CLAUSES]; /* the best first */
	size_t n;
	bool sure; /* where its one clause holds the pattern matches */
};

/* No terms: nothing is needed, or nothing is known. */
struct mq_need {
	struct mq_term *term;
	size_t n;
};

/* The set of the one text. */
struct mq_set mq_set_one(struct mq_arena *a, struct mq_literal literal);

/*
 * Each text of `s` with each of `t` behind it, in *s: false where that would
 * be too many or too long, and *s stays.
 */
bool mq_set_multiply(struct mq_arena *a, struct mq_set *s, struct mq_set t);

/* The texts of both. */
struct mq_set mq_set_unite(
    struct mq_arena *a, struct mq_set s, struct mq_set t);

/*
 * The need of one of these texts; `pure`: the pattern matches each of them,
 * wherever it stands.  No terms where one is too short to look for.
 */
struct mq_need mq_need_of(struct mq_arena *a, struct mq_set s, bool pure);

/* Both, as nearly as it can be kept; nothing in it is sure. */
struct mq_need mq_need_and(
    struct mq_arena *a, struct mq_need x, struct mq_need y);

/* One of the two. */
struct mq_need mq_need_or(
    struct mq_arena *a, struct mq_need x, struct mq_need y);

#endif
