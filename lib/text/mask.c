#include "minqing/mask.h"

#include "minqing/utf8.h"

enum {
	DIGITS = 20, /* one more than any number that is masked, 86 included */
	GROUPS = 4,
};

/*
 * Digits as people write numbers: groups of them with one sign between.  Each
 * group stands for itself and for the beginning of what follows.
 */
struct number {
	int value[DIGITS];
	const char *at[DIGITS + 1]; /* each digit, and the end of the last */
	size_t width[DIGITS];       /* its bytes: 3 in full width */
	size_t size[GROUPS];        /* digits of each group */
	size_t ngroups;
	char sign; /* between the first two groups, or 0 */
};

/* A copy in the making; nothing is copied until something is masked. */
struct copy {
	struct mq_arena *arena;
	struct mq_str whole;
	const char *done; /* up to where `whole` has been copied */
	char *out;
	size_t n;
};

/* The value of the digit at the front, ASCII or full-width, or -1. */
static int
digit(struct mq_str s, size_t *width)
{
	unsigned char last;

	*width = 1;
	if (s.n > 0 && s.s[0] >= '0' && s.s[0] <= '9')
		return s.s[0] - '0';
	*width = 3;
	if (s.n < 3 || s.s[0] != '\xEF' || s.s[1] != '\xBC')
		return -1;
	last = (unsigned char)s.s[2];
	return last >= 0x90 && last <= 0x99 ? last - 0x90 : -1;
}

static struct mq_str
from(struct mq_str s, const char *at)
{
	return (struct mq_str){ at, s.n - (size_t)(at - s.s) };
}

/* The length of what may stand between two groups, or 0. */
static size_t
separator(struct mq_str s)
{
	static const char *const list[] = { ") ", ")-", ")", "-", " ", ".",
		"\xEF\xBC\x89", "\xEF\xBC\x8D",   /* full-width ) and - */
		"\xE2\x80\x93", "\xE2\x80\x94" }; /* dashes */
	size_t i;

	for (i = 0; i < sizeof(list) / sizeof(*list); i++)
		if (mq_str_starts(s, mq_str(list[i])))
			return strlen(list[i]);
	return 0;
}

/* Read a group into n: what follows it.  Too long a group fills n up. */
static struct mq_str
read_group(struct mq_str s, struct number *n, size_t used)
{
	size_t width, size = 0;
	int value;

	while ((value = digit(s, &width)) >= 0) {
		if (used + size < DIGITS) {
			n->value[used + size] = value;
			n->at[used + size] = s.s;
			n->width[used + size] = width;
			n->at[++size + used] = s.s + width;
		}
		s = from(s, s.s + width);
	}
	n->size[n->ngroups++] = size;
	return s;
}

/* Read a number that begins at s: the end of its first group. */
static const char *
read_number(struct mq_str s, struct number *n)
{
	const char *end;
	size_t used = 0, gap, width;

	n->ngroups = 0;
	n->sign = 0;
	s = read_group(s, n, 0);
	end = s.s;
	while (n->ngroups < GROUPS) {
		used += n->size[n->ngroups - 1];
		gap = separator(s);
		if (used >= DIGITS || !gap ||
		    digit(from(s, s.s + gap), &width) < 0)
			break;
		if (!n->sign)
			n->sign = *s.s;
		s = read_group(from(s, s.s + gap), n, used);
	}
	return end;
}

/* Do the first groups have these sizes?  0 ends the list. */
static bool
sized(const struct number *n, size_t a, size_t b, size_t c)
{
	return n->size[0] == a && (!b || (n->ngroups > 1 && n->size[1] == b)) &&
	       (!c || (n->ngroups > 2 && n->size[2] == c));
}

/*
 * A mobile number of China, perhaps after 86, 0086 or 0: how many digits stand
 * before it; -1 where there is none.
 */
static int
mobile(const struct number *n)
{
	size_t lead = 0;

	if (sized(n, 13, 0, 0) || sized(n, 15, 0, 0) || sized(n, 12, 0, 0)) {
		lead = n->size[0] - 11;
		if (lead == 1
			? n->value[0] != 0
			: n->value[lead - 2] != 8 || n->value[lead - 1] != 6)
			return -1;
		if (lead == 4 && (n->value[0] || n->value[1]))
			return -1;
	} else if (!sized(n, 11, 0, 0) && !sized(n, 3, 4, 4) &&
		   (n->sign != '-' ||
		       (!sized(n, 3, 8, 0) && !sized(n, 7, 4, 0)))) {
		return -1;
	}
	if (n->value[lead] != 1 || n->value[lead + 1] < 3)
		return -1;
	return (int)lead;
}

/* 10 and 2x have two digits after the 0, the other area codes three. */
static size_t
area_code(const struct number *n)
{
	if (n->value[0] != 0 || n->value[1] == 0)
		return 0;
	return n->value[1] <= 2 ? 3 : 4;
}

/* A land line with its area code: its digits, or 0. */
static size_t
land_line(const struct number *n)
{
	size_t area = n->size[0] >= 2 ? area_code(n) : 0, rest;

	if (!area)
		return 0;
	for (rest = 7; rest <= 8; rest++)
		if (sized(n, area, rest, 0) || sized(n, area, rest - 4, 4) ||
		    (sized(n, area + rest, 0, 0) && area + rest > 10))
			return area + rest;
	return 0;
}

/* xxx-xxx-xxxx; with blanks only where area and exchange begin with 2 to 9. */
static bool
american(const struct number *n)
{
	return sized(n, 3, 3, 4) &&
	       (n->sign != ' ' || (n->value[0] >= 2 && n->value[3] >= 2));
}

/*
 * A resident id by GB 11643-1999: 17 digits, of which eight are a date of
 * birth, and a check sign by ISO 7064 MOD 11-2, at `end` where it is an X.
 */
static bool
resident_id(const struct number *n, struct mq_str end)
{
	static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10,
		5, 8, 4, 2 };
	const int *v = n->value;
	int sum = 0, check, i;

	if (sized(n, 18, 0, 0))
		check = v[17];
	else if (sized(n, 17, 0, 0) && end.n > 0 &&
		 (*end.s == 'X' || *end.s == 'x'))
		check = 10;
	else
		return false;
	for (i = 0; i < 17; i++)
		sum += weight[i] * v[i];
	return (12 - sum % 11) % 11 == check && v[6] >= 1 && v[6] <= 2 &&
	       v[10] <= 1 && v[10] * 10 + v[11] >= 1 &&
	       v[10] * 10 + v[11] <= 12 && v[12] * 10 + v[13] >= 1 &&
	       v[12] * 10 + v[13] <= 31;
}

static void
copy_to(struct copy *c, const char *end)
{
	size_t n = (size_t)(end - c->done);

	if (!c->out) /* stars are never longer than digits */
		c->out = mq_arena_alloc(c->arena, c->whole.n + 1);
	memcpy(c->out + c->n, c->done, n);
	c->n += n;
	c->done = end;
}

/* Put stars for the digits first to last - 1; gives where they end. */
static const char *
star(struct copy *c, const struct number *n, size_t first, size_t last)
{
	for (; first < last; first++) {
		copy_to(c, n->at[first]);
		c->out[c->n++] = '*';
		c->done += n->width[first];
	}
	return c->done;
}

/* Mask what n begins with: where to go on, after `end` of its first group. */
static const char *
mask_number(struct copy *c, const struct number *n, struct mq_str end)
{
	int lead = mobile(n);
	size_t size = land_line(n);

	if (lead >= 0) {
		star(c, n, (size_t)lead + 3, (size_t)lead + 7);
		return n->at[lead + 11];
	}
	if (resident_id(n, end)) {
		star(c, n, 3, 16);
		return n->at[n->size[0]];
	}
	if (size > 0 || american(n)) {
		size = size ? size : 10;
		star(c, n, 0, size - 4);
		return n->at[size];
	}
	return end.s;
}

struct mq_str
mq_mask_text(struct mq_arena *a, struct mq_str s)
{
	struct copy c = { .arena = a, .whole = s, .done = s.s };
	struct number n;
	struct mq_str rest = s;
	size_t width;

	while (rest.n > 0) {
		if (digit(rest, &width) < 0) {
			rest = from(rest, rest.s + 1);
			continue;
		}
		rest = from(rest, read_number(rest, &n));
		rest = from(s, mask_number(&c, &n, rest));
	}
	if (!c.out)
		return s;
	copy_to(&c, s.s + s.n);
	c.out[c.n] = '\0';
	return (struct mq_str){ c.out, c.n };
}
