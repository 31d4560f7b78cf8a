#ifndef CURSOR_H
#define CURSOR_H

#include <stdint.h>

#include "minqing/record.h"

/*
 * The text of a pattern, taken apart from left to right.  Where it is not
 * certain that PCRE2 takes it apart the same way, `failed` is set, and nothing
 * that was read counts.
 */
struct cursor {
	struct mq_arena *arena; /* for what is made of the pattern */
	const char *start, *p, *end;
	unsigned char *item; /* by offset, of enum mq_item; may be NULL */
	unsigned depth;
	bool literal; /* no character has a meaning */
	bool quoting; /* between \Q and \E */
	bool failed;
	int32_t cp; /* of the last TOKEN_CHARACTER */
};

enum token {
	TOKEN_END, /* "|", ")" or the end, not taken */
	TOKEN_CHARACTER,
	TOKEN_ESCAPE, /* behind the backslash */
	TOKEN_CLASS,  /* behind "[" */
	TOKEN_GROUP,  /* behind "(" */
	TOKEN_DOT,
	TOKEN_ASSERTION
};

enum escape {
	ESCAPE_UNKNOWN,
	ESCAPE_CHARACTER,
	ESCAPE_TYPE, /* takes a character or more */
	ESCAPE_ASSERTION
};

enum group {
	GROUP_PLAIN,
	GROUP_ATOMIC,
	GROUP_POSITIVE, /* lookahead or lookbehind */
	GROUP_NEGATIVE,
	GROUP_FLAGS /* "(?i)": no group, and taken whole */
};

struct quantifier {
	unsigned long min, max; /* ULONG_MAX: no end */
	bool possessive;
};

struct cursor cursor_begin(struct mq_arena *a, struct mq_str text,
    unsigned flags, unsigned char *item);

/* Always false, for the caller to return. */
bool cursor_fail(struct cursor *c);

enum token cursor_next(struct cursor *c, unsigned flags);

/* The character behind a backslash, in *cp, or what it stands for. */
enum escape cursor_escape(struct cursor *c, int32_t *cp);

/* What stands between "(" and the first branch; *flags is changed by it. */
enum group cursor_group(struct cursor *c, unsigned *flags);

/* Take a quantifier, if there is one. */
bool cursor_quantifier(struct cursor *c, unsigned flags, struct quantifier *q);

/* Take this character, "|" or ")", if it comes next. */
bool cursor_take(struct cursor *c, char what);

/* The next character as it stands, from p, which is not at the end. */
int32_t cursor_character(struct cursor *c);

#endif
