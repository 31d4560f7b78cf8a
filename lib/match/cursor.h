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
	unsigned char *item; /* by offset, of enum item; may be NULL */
	unsigned depth;      /* of groups; the caller's */
	unsigned captures;   /* groups that were opened, and keep something */
	bool renumbered;     /* their numbers are not known */
	bool literal;        /* no character has a meaning */
	bool quoting;        /* between \Q and \E */
	bool failed;
	int32_t cp; /* of the last TOKEN_CHARACTER */
};

/* A flag that patterns can set, and only they: "^" and "$" know lines. */
enum { CURSOR_MULTILINE = 1 << 16 };

enum token {
	TOKEN_END, /* "|", ")" or the end, not taken */
	TOKEN_CHARACTER,
	TOKEN_ESCAPE, /* behind the backslash */
	TOKEN_CLASS,  /* behind "[" */
	TOKEN_GROUP,  /* behind "(" */
	TOKEN_DOT,
	TOKEN_START, /* "^", where it means the start of the text */
	TOKEN_ASSERTION
};

enum escape {
	ESCAPE_UNKNOWN,
	ESCAPE_CHARACTER,
	ESCAPE_TYPE,     /* takes one character; *cp is the letter */
	ESCAPE_SEQUENCE, /* takes any number; what is referred to, too */
	ESCAPE_BOUNDARY, /* \b */
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

/* `flags` are those of enum mq_pattern_flag. */
struct cursor cursor_begin(struct mq_arena *a, struct mq_str text,
    unsigned flags, unsigned char *item);

/* Always false, for the caller to return. */
bool cursor_fail(struct cursor *c);

enum token cursor_next(struct cursor *c, unsigned flags);

/* Take a quantifier, if there is one. */
bool cursor_quantifier(struct cursor *c, unsigned flags, struct quantifier *q);

/* Take this character, "|" or ")", if it comes next. */
bool cursor_take(struct cursor *c, char what);

/* The next character as it stands, from p, which is not at the end. */
int32_t cursor_character(struct cursor *c);

/* The character behind a backslash, in *cp, or what it stands for. */
enum escape cursor_escape(struct cursor *c, int32_t *cp);

/* What stands between "(" and the first branch; *flags is changed by it. */
enum group cursor_group(struct cursor *c, unsigned *flags);

/* Does this come next? */
static inline bool
cursor_at(const struct cursor *c, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(c->end - c->p) >= n && memcmp(c->p, what, n) == 0;
}

/* Take it if it does. */
static inline bool
cursor_skip(struct cursor *c, const char *what)
{
	if (!cursor_at(c, what))
		return false;
	c->p += strlen(what);
	return true;
}

/* To behind the next such byte. */
static inline void
cursor_skip_to(struct cursor *c, char what)
{
	const char *found = memchr(c->p, what, (size_t)(c->end - c->p));

	if (found)
		c->p = found + 1;
	else
		cursor_fail(c);
}

static inline bool
is_one_of(char ch, const char *list)
{
	return ch != '\0' && strchr(list, ch) != NULL;
}

static inline bool
is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

#endif
