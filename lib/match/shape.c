#include "shape.h"

#include "index.h"

/* A literal that is compared with the text at one place after the other. */
struct probe {
	uint64_t head, mask; /* its first bytes */
	struct mq_str s;
	bool strict;
};

struct fit_step {
	struct gap gap; /* before it */
	struct probe *probe;
	size_t n;
	bool word_start, word_end;
};

struct fit {
	size_t n;
	bool anchored, sure;
	struct gap tail;
	struct fit_step step[];
};

static struct probe
probe_of(struct mq_arena *a, const struct literal *literal)
{
	struct probe p = { .strict = literal->strict && !literal->fold };
	size_t i, n = literal->s.n;
	char *s = mq_arena_zalloc(a, n + sizeof(p.head), 1);

	for (i = 0; i < n; i++) {
		s[i] = literal->s.s[i];
		if (!p.strict && s[i] >= 'A' && s[i] <= 'Z')
			s[i] |= 0x20;
	}
	p.s = (struct mq_str){ s, n };
	p.mask = n < sizeof(p.head) ? (UINT64_C(1) << 8 * n) - 1 : UINT64_MAX;
	p.head = load_bytes(s) & p.mask;
	return p;
}

static struct fit_step
step_of(struct mq_arena *a, const struct step *step)
{
	struct fit_step s = { .gap = step->gap,
		.n = step->set.n,
		.word_start = step->word_start,
		.word_end = step->word_end };
	size_t i;

	s.probe = mq_arena_alloc(a, s.n * sizeof(*s.probe));
	for (i = 0; i < s.n; i++)
		s.probe[i] = probe_of(a, &step->set.v[i]);
	return s;
}

struct fit *
shape_prepare(struct mq_arena *a, const struct shape *shape)
{
	struct fit *fit =
	    mq_arena_alloc(a, sizeof(*fit) + shape->n * sizeof(*fit->step));
	size_t i;

	fit->n = shape->n;
	fit->anchored = shape->anchored;
	fit->sure = shape->sure;
	fit->tail = shape->tail;
	for (i = 0; i < shape->n; i++)
		fit->step[i] = step_of(a, &shape->step[i]);
	return fit;
}

bool
shape_is_sure(const struct fit *fit)
{
	return fit->sure;
}

static bool
is_there(const struct view *v, const struct probe *p, size_t at)
{
	if (p->s.n > v->n - at)
		return false;
	if (p->strict)
		return memcmp(v->raw + at, p->s.s, p->s.n) == 0;
	return (load_bytes(v->text + at) & p->mask) == p->head &&
	       (p->s.n <= sizeof(p->head) ||
		   memcmp(v->text + at, p->s.s, p->s.n) == 0);
}

static bool
is_word(const struct view *v, size_t at)
{
	char c = v->text[at];

	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* \b, with the ASCII letters, digits and "_". */
static bool
is_boundary(const struct view *v, size_t at)
{
	bool before = at > 0 && is_word(v, at - 1);

	return before != (at < v->n && is_word(v, at));
}

/* Are there boundaries around a step's text, if there must be? */
static bool
stands(const struct view *v, const struct fit_step *s, size_t at, size_t n)
{
	return (!s->word_start || is_boundary(v, at)) &&
	       (!s->word_end || is_boundary(v, at + n));
}

static bool
continues(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Take a character off the gap: false at the text's end, or a line's. */
static bool
go_right(const struct view *v, const struct gap *gap, size_t *at)
{
	if (*at == v->n || (gap->line && v->text[*at] == '\n'))
		return false;
	do
		++*at;
	while (*at < v->n && continues(v->text[*at]));
	return true;
}

static bool
go_left(const struct view *v, const struct gap *gap, size_t *at)
{
	if (*at == 0)
		return false;
	do
		--*at;
	while (*at > 0 && continues(v->text[*at]));
	return !gap->line || v->text[*at] != '\n';
}

static bool
spend(struct view *v, size_t n)
{
	if (v->budget <= n) {
		v->budget = 0;
		return false;
	}
	v->budget -= n;
	return true;
}

static bool fits_right(
    const struct fit *fit, struct view *v, size_t step, size_t at);

/* Does a text of this step begin here, and what follows behind it? */
static bool
begins_here(const struct fit *fit, struct view *v, size_t step, size_t at)
{
	const struct fit_step *s = &fit->step[step];
	const struct probe *p;

	for (p = s->probe; p < s->probe + s->n; p++)
		if (is_there(v, p, at) && stands(v, s, at, p->s.n) &&
		    fits_right(fit, v, step, at + p->s.n))
			return true;
	return false;
}

/* Is what comes behind a step right, where it ends at `at`? */
static bool
fits_right(const struct fit *fit, struct view *v, size_t step, size_t at)
{
	bool last = step + 1 == fit->n;
	const struct gap *gap = last ? &fit->tail : &fit->step[step + 1].gap;
	size_t n = last ? 1 : fit->step[step + 1].n;
	unsigned long i;

	for (i = 0;; i++) {
		if (i >= gap->min &&
		    (last || begins_here(fit, v, step + 1, at)))
			return true;
		if (!spend(v, n))
			return true;
		if (i == gap->max || !go_right(v, gap, &at))
			return false;
	}
}

static bool fits_left(
    const struct fit *fit, struct view *v, size_t step, size_t at);

/* Does a text of this step end here, and what precedes stand before it? */
static bool
ends_here(const struct fit *fit, struct view *v, size_t step, size_t end)
{
	const struct fit_step *s = &fit->step[step];
	const struct probe *p;
	size_t at;

	for (p = s->probe; p < s->probe + s->n; p++) {
		if (p->s.n > end)
			continue;
		at = end - p->s.n;
		if (is_there(v, p, at) && stands(v, s, at, p->s.n) &&
		    fits_left(fit, v, step, at))
			return true;
	}
	return false;
}

enum { LONGEST = 4 }; /* bytes of a character */

/* Is what comes before a step right, where it begins at `at`? */
static bool
fits_left(const struct fit *fit, struct view *v, size_t step, size_t at)
{
	const struct gap *gap = &fit->step[step].gap;
	size_t n = step > 0 ? fit->step[step - 1].n : 1;
	unsigned long i;
	bool good;

	if (step == 0 && fit->anchored && at / LONGEST > gap->max)
		return false;
	for (i = 0;; i++) {
		good = i >= gap->min;
		if (good && step > 0)
			good = ends_here(fit, v, step - 1, at);
		else if (good)
			good = !fit->anchored || at == 0;
		if (good || !spend(v, n))
			return true;
		if (i == gap->max || !go_left(v, gap, &at))
			return false;
	}
}

bool
shape_fits(const struct fit *fit, struct view *v, size_t step, size_t at,
    size_t length)
{
	return stands(v, &fit->step[step], at, length) &&
	       fits_left(fit, v, step, at) &&
	       fits_right(fit, v, step, at + length);
}
