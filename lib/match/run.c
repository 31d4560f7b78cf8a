#include "run.h"

#include <stdlib.h>

#include "kinds.h"

/*
 * A symbol is an ASCII character, or behind these the kind of another one.
 */
enum { ASCII = 128, SYMBOLS = ASCII + RUN_KINDS, WORD = 64 };

static bool
is_same(const struct run *x, const struct run *y)
{
	size_t i;

	if (x->n != y->n)
		return false;
	for (i = 0; i < x->n; i++)
		if (!chars_equal(&x->set[i], &y->set[i]))
			return false;
	return true;
}

uint32_t
runs_add(struct runs *r, const struct run *run)
{
	struct chars *set;
	size_t i;

	for (i = 0; i < r->n; i++)
		if (is_same(&r->run[i], run))
			return (uint32_t)i;
	r->run = mq_grow(r->run, r->n, &r->cap, sizeof(*r->run));
	r->run[r->n] = *run;
	set = r->run[r->n].set;
	for (i = 0; i < run->n; i++)
		set[i].item = mq_str_dup(&r->arena, set[i].item);
	return (uint32_t)r->n++;
}

/* The items of all runs, each once, and what is in them. */
struct items {
	struct chars *item[RUN_ITEMS]; /* their ASCII members are filled in */
	size_t n;
	struct kinds kinds;
};

/* The number of an item, or how many there are. */
static size_t
find_item(const struct items *items, const struct chars *chars)
{
	size_t i;

	for (i = 0; i < items->n; i++)
		if (items->item[i]->flags == chars->flags &&
		    mq_str_eq(items->item[i]->item, chars->item))
			break;
	return i;
}

static void
add_item(struct items *items, struct chars *chars)
{
	size_t i = find_item(items, chars);
	struct census census;
	int c;

	if (i < items->n || i == RUN_ITEMS)
		return;
	census_take(&census, chars);
	for (c = 0; c < ASCII; c++)
		if (census_has(&census, (uint32_t)c))
			chars_add(chars, c);
	if (i == 0)
		items->kinds = kinds_new();
	kinds_split(&items->kinds, &census, (unsigned)i);
	items->item[items->n++] = chars;
}

/* Give each run its places, side by side in one word. */
static void
lay_out(struct runs *r)
{
	size_t i, n, share = RUN_WORDS * WORD / (r->n + 1) + 1, at = 0;

	r->end = mq_xcalloc(r->n + 1, sizeof(*r->end));
	for (i = 0; i < r->n; i++) {
		n = r->run[i].n < share ? r->run[i].n : share;
		if (at % WORD + n > WORD)
			at += WORD - at % WORD;
		if (at + n > RUN_WORDS * WORD)
			break;
		r->run[i].n = n;
		r->first[at / WORD] |= UINT64_C(1) << at % WORD;
		at += n;
		r->end[i].word = (at - 1) / WORD;
		r->end[i].bit = UINT64_C(1) << (at - 1) % WORD;
	}
	r->words = (at + WORD - 1) / WORD;
}

static void
let(struct runs *r, size_t symbol, const struct run_end *at, bool same)
{
	r->step[symbol * r->words + at->word] |= at->bit;
	r->live[symbol] |= !same;
}

static bool
has(const struct chars *set, unsigned c)
{
	return (c < 64 ? set->low >> c : set->high >> (c - 64)) & 1;
}

/* Note which symbols may stand at a place. */
static void
build_place(struct runs *r, const struct items *items,
    const struct chars *chars, const struct run_end *at)
{
	bool beyond = chars->item.n > 0, same = chars->same;
	size_t item = find_item(items, chars);
	bool any =
	    beyond ? item == items->n : same && !(chars->low | chars->high);
	unsigned i;

	if (same)
		r->same[at->word] |= at->bit;
	if (beyond && !any)
		chars = items->item[item];
	for (i = 0; i < ASCII; i++)
		if (any || has(chars, i))
			let(r, i, at, same);
	for (i = 0; i < RUN_KINDS; i++)
		if (any || (beyond && (items->kinds.items[i] >> item & 1)))
			let(r, ASCII + i, at, same);
}

static void
build_run(struct runs *r, const struct items *items, size_t number)
{
	const struct run *run = &r->run[number];
	struct run_end at = r->end[number];
	size_t i;

	for (i = run->n; i-- > 0 && at.bit; at.bit >>= 1)
		build_place(r, items, &run->set[i], &at);
}

void
runs_build(struct runs *r)
{
	struct items items = { .n = 0 };
	size_t i, k;

	if (r->n == 0)
		return;
	lay_out(r);
	r->step = mq_xcalloc(SYMBOLS, r->words * sizeof(*r->step));
	r->live = mq_xcalloc(SYMBOLS, 1);
	for (i = 0; i < r->n; i++)
		for (k = 0; k < r->run[i].n && r->end[i].bit; k++)
			if (r->run[i].set[k].item.n > 0)
				add_item(&items, &r->run[i].set[k]);
	for (i = 0; i < r->n; i++)
		build_run(r, &items, i);
	r->kind = items.kinds.of;
	r->plain = r->words == 1 && !r->kind && !r->same[0];
}

/* The character at the beginning of a text, and its length. */
static inline uint32_t
take(const unsigned char *s, size_t *n)
{
	*n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (*n == 1)
		return s[0];
	if (*n == 2)
		return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
	if (*n == 3)
		return (s[0] & 0xFu) << 12 | (s[1] & 0x3Fu) << 6 |
		       (s[2] & 0x3Fu);
	return (s[0] & 0x7u) << 18 | (s[1] & 0x3Fu) << 12 |
	       (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

static inline size_t
symbol_of(const struct runs *r, uint32_t cp)
{
	if (cp < ASCII)
		return cp;
	if (cp >= CENSUS_END)
		return ASCII + KINDS_ANY;
	return ASCII + (r->kind ? r->kind[cp] : 0);
}

/* Go on with a symbol. */
static void
go_on(const struct runs *r, const uint64_t *step, bool same,
    uint64_t *restrict places, uint64_t *restrict met)
{
	size_t i;

	for (i = 0; i < r->words; i++) {
		places[i] = (places[i] << 1 | r->first[i]) & step[i];
		if (!same)
			places[i] &= ~r->same[i];
		met[i] |= places[i];
	}
}

void
runs_scan(const struct runs *r, struct mq_str text, uint64_t met[RUN_WORDS])
{
	const unsigned char *s = (const unsigned char *)text.s,
			    *end = s + text.n;
	uint64_t places[RUN_WORDS] = { 0 };
	uint32_t cp, before = UINT32_MAX;
	bool live, reached = false;
	size_t symbol, n;

	memset(met, 0, r->words * sizeof(*met));
	for (; s < end; s += n, before = cp) {
		cp = take(s, &n);
		symbol = symbol_of(r, cp);
		live = r->live[symbol] || cp == before;
		if (live)
			go_on(r, r->step + symbol * r->words, cp == before,
			    places, met);
		else if (reached)
			memset(places, 0, r->words * sizeof(*places));
		reached = live;
	}
}

void
runs_free(struct runs *r)
{
	free(r->run);
	free(r->end);
	free(r->step);
	free(r->live);
	free(r->kind);
	mq_arena_free(&r->arena);
}
