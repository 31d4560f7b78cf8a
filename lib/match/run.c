#include "run.h"

#include <stdlib.h>

#include "kinds.h"

/* A symbol is an ASCII character, or behind these the kind of another one. */
enum { ASCII = RUN_SYMBOLS - RUN_KINDS, WORD = 64 };

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
runs_add(struct run_list *r, const struct run *run)
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

/* Runs in the making. */
struct making {
	struct run *run;
	struct runs r;
	struct run_end *end;
	uint64_t *step;
	unsigned char *live;
	struct items items;
	struct mq_arena *arena;
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
add_item(struct making *m, struct chars *chars)
{
	struct items *items = &m->items;
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
		items->kinds = kinds_new(m->arena);
	kinds_split(&items->kinds, &census, (unsigned)i);
	items->item[items->n++] = chars;
}

/* Give each run its places, side by side in one word. */
static void
lay_out(struct making *m)
{
	size_t i, n, share = RUN_WORDS * WORD / (m->r.n + 1) + 1, at = 0;
	struct run *run = m->run;

	for (i = 0; i < m->r.n; i++) {
		n = run[i].n < share ? run[i].n : share;
		if (at % WORD + n > WORD)
			at += WORD - at % WORD;
		if (at + n > RUN_WORDS * WORD)
			break;
		run[i].n = n;
		m->r.first[at / WORD] |= UINT64_C(1) << at % WORD;
		at += n;
		m->end[i].word = (at - 1) / WORD;
		m->end[i].bit = UINT64_C(1) << (at - 1) % WORD;
	}
	m->r.words = (at + WORD - 1) / WORD;
}

static void
let(struct making *m, size_t symbol, const struct run_end *at, bool same)
{
	m->step[symbol * m->r.words + at->word] |= at->bit;
	m->live[symbol] |= !same;
}

static bool
has(const struct chars *set, unsigned c)
{
	return (c < 64 ? set->low >> c : set->high >> (c - 64)) & 1;
}

/* Note which symbols may stand at a place. */
static void
build_place(
    struct making *m, const struct chars *chars, const struct run_end *at)
{
	const struct items *items = &m->items;
	bool beyond = chars->item.n > 0, same = chars->same;
	size_t item = find_item(items, chars);
	bool any =
	    beyond ? item == items->n : same && !(chars->low | chars->high);
	unsigned i;

	if (same)
		m->r.same[at->word] |= at->bit;
	if (beyond && !any)
		chars = items->item[item];
	for (i = 0; i < ASCII; i++)
		if (any || has(chars, i))
			let(m, i, at, same);
	for (i = 0; i < RUN_KINDS; i++)
		if (any || (beyond && (items->kinds.items[i] >> item & 1)))
			let(m, ASCII + i, at, same);
}

static void
build_run(struct making *m, size_t number)
{
	const struct run *run = &m->run[number];
	struct run_end at = m->end[number];
	size_t i;

	for (i = run->n; i-- > 0 && at.bit; at.bit >>= 1)
		build_place(m, &run->set[i], &at);
}

static void
build(struct making *m)
{
	struct runs *r = &m->r;
	size_t i, k;

	m->end = mq_arena_zalloc(m->arena, r->n, sizeof(*m->end));
	lay_out(m);
	m->step =
	    mq_arena_zalloc(m->arena, RUN_SYMBOLS * r->words, sizeof(*m->step));
	m->live = mq_arena_zalloc(m->arena, RUN_SYMBOLS, 1);
	for (i = 0; i < r->n; i++)
		for (k = 0; k < m->run[i].n && m->end[i].bit; k++)
			if (m->run[i].set[k].item.n > 0)
				add_item(m, &m->run[i].set[k]);
	for (i = 0; i < r->n; i++)
		build_run(m, i);
	r->end = m->end;
	r->step = m->step;
	r->live = m->live;
	r->kind = m->items.kinds.of;
	r->plain = r->words == 1 && !r->kind && !r->same[0];
}

struct runs
runs_build(struct mq_arena *a, struct run_list *list)
{
	struct making m = { .run = list->run, .r.n = list->n, .arena = a };

	if (m.r.n > 0)
		build(&m);
	free(list->run);
	mq_arena_free(&list->arena);
	*list = (struct run_list){ 0 };
	return m.r;
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
