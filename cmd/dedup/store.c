#include "store.h"

#include <stdlib.h>

/*
 * Of a list the newest are looked at.  A longer one of texts is of words that
 * many have in common, a form's or a greeting, and says little.
 */
enum { ROOM = 64, LOOKS = 16, LOOKS_WHO = 1024 };

void
dedup_store_init(
    struct dedup_store *s, const struct dedup_minhash *minhash, double radius)
{
	s->minhash = minhash;
	s->radius = radius;
	s->room = ROOM;
	s->first = s->next = 1;
}

static struct dedup_root *
root_of(const struct dedup_store *s, uint32_t number)
{
	return &s->root[number & (s->room - 1)];
}

/* 32 bits of a key that are not DEDUP_NO_KEY. */
static uint32_t
short_key(uint64_t key)
{
	uint32_t upper = (uint32_t)(key >> 32);

	return upper != DEDUP_NO_KEY ? upper : 1;
}

static void
text_keys(const uint64_t *band, uint64_t place, uint32_t key[DEDUP_BANDS])
{
	unsigned b;

	for (b = 0; b < DEDUP_BANDS; b++)
		key[b] =
		    band ? short_key(dedup_mix(band[b] ^ place)) : DEDUP_NO_KEY;
}

static void
who_keys(const struct dedup_who *who, uint64_t place, uint32_t key[DEDUP_WAYS])
{
	uint64_t whole[DEDUP_WAYS];
	unsigned way;

	dedup_who_keys(who, place, whole);
	for (way = 0; way < DEDUP_WAYS; way++)
		key[way] = whole[way] ? short_key(whole[way]) : DEDUP_NO_KEY;
}

static void
post(struct dedup_store *s, uint32_t number, const uint64_t *band,
    enum dedup_kind kind)
{
	const struct dedup_root *root = root_of(s, number);
	uint64_t place = dedup_place_key(&root->place, kind, s->radius);
	uint32_t key[DEDUP_BANDS];

	text_keys(band, place, key);
	dedup_index_put(&s->text[kind], number, key);
	if (kind == DEDUP_NOWHERE)
		return;
	who_keys(&root->who, place, key);
	dedup_index_put(&s->who[kind], number, key);
}

/* The indexes of a kind, with all that is in the store. */
static void
need_indexes(struct dedup_store *s, enum dedup_kind kind)
{
	uint64_t band[DEDUP_BANDS];
	const struct dedup_root *root;
	uint32_t number;

	if (s->text[kind].room)
		return;
	dedup_index_init(&s->text[kind], DEDUP_BANDS, s->room);
	if (kind != DEDUP_NOWHERE)
		dedup_index_init(&s->who[kind], DEDUP_WAYS, s->room);
	for (number = s->first; number < s->next; number++) {
		root = root_of(s, number);
		if (root->nitems)
			dedup_minhash_bands(
			    s->minhash, root->item, root->nitems, band);
		post(s, number, root->nitems ? band : NULL, kind);
	}
}

/* Let the numbers begin with 1 again, and have room for more. */
static void
renumber(struct dedup_store *s, uint32_t room)
{
	struct dedup_root *root = mq_xcalloc(room, sizeof(*root));
	unsigned kind;
	uint32_t number;

	for (number = s->first; number < s->next; number++)
		root[(number - s->first + 1) & (room - 1)] =
		    *root_of(s, number);
	for (kind = 0; kind <= DEDUP_KINDS; kind++) {
		if (s->text[kind].room)
			dedup_index_renumber(
			    &s->text[kind], s->first, s->next, room);
		if (s->who[kind].room)
			dedup_index_renumber(
			    &s->who[kind], s->first, s->next, room);
	}
	free(s->root);
	s->root = root;
	s->room = room;
	s->next -= s->first - 1;
	s->first = 1;
}

/* A copy of the root, with its id and shingles in the pile. */
static void
keep(struct dedup_store *s, const struct dedup_root *root)
{
	uint32_t *item = dedup_pile_take(
	    &s->pile, root->nitems * sizeof(*item) + root->id.n);
	char *id = (char *)(item + root->nitems);
	struct dedup_root *to;

	if (!s->root)
		s->root = mq_xcalloc(s->room, sizeof(*s->root));
	to = root_of(s, s->next);
	if (root->nitems)
		memcpy(item, root->item, root->nitems * sizeof(*item));
	memcpy(id, root->id.s, root->id.n);
	*to = *root;
	to->item = item;
	to->id.s = id;
}

void
dedup_store_add(
    struct dedup_store *s, const struct dedup_root *root, const uint64_t *band)
{
	unsigned kind;

	if (s->next - s->first == s->room)
		renumber(s, 2 * s->room);
	else if (s->next == UINT32_MAX)
		renumber(s, s->room);
	keep(s, root);
	for (kind = 0; kind <= DEDUP_KINDS; kind++)
		if (s->text[kind].room)
			post(s, s->next, band, kind);
	s->next++;
}

void
dedup_store_expire(struct dedup_store *s, int64_t t)
{
	while (s->first < s->next && root_of(s, s->first)->t < t) {
		dedup_pile_drop(&s->pile);
		s->first++;
	}
}

/* One search: where it is, and what for. */
struct search {
	struct dedup_store *s;
	uint64_t order;
	bool (*visit)(void *ctx, struct dedup_root *root);
	void *ctx;
};

/* Look through n lists: did one have what was looked for? */
static bool
look(const struct search *find, struct dedup_index *x, unsigned list,
    unsigned n, const uint32_t *key)
{
	struct dedup_store *s = find->s;
	struct dedup_root *root;
	uint32_t number;
	unsigned looks, most = x->lists == DEDUP_WAYS ? LOOKS_WHO : LOOKS;
	bool found = false;

	dedup_index_prefetch(x, list, n, key);
	for (; n-- > 0; list++) {
		number = dedup_index_first(x, list, key[list], s->first);
		for (looks = 0; number && looks < most; looks++) {
			root = root_of(s, number);
			if (root->seen != find->order) {
				root->seen = find->order;
				found |= find->visit(find->ctx, root);
			}
			number = dedup_index_next(x, list, number, s->first);
		}
	}
	return found;
}

void
dedup_store_search(struct dedup_store *s, const struct dedup_query *q,
    enum dedup_kind kind, bool (*visit)(void *ctx, struct dedup_root *root),
    void *ctx)
{
	struct search find = { s, q->order, visit, ctx };
	uint64_t place[DEDUP_CELLS_MAX];
	uint32_t key[DEDUP_BANDS];
	size_t i, n = dedup_place_keys(q->place, kind, s->radius, place);
	const unsigned half = DEDUP_BANDS / 2;

	need_indexes(s, kind);
	for (i = 0; i < n; i++) {
		if (kind != DEDUP_NOWHERE) {
			who_keys(q->who, place[i], key);
			look(&find, &s->who[kind], 0, DEDUP_WAYS, key);
		}
		if (q->band) {
			text_keys(q->band, place[i], key);
			if (!look(&find, &s->text[kind], 0, half, key))
				look(&find, &s->text[kind], half, half, key);
		}
	}
}

void
dedup_store_free(struct dedup_store *s)
{
	unsigned kind;

	for (kind = 0; kind <= DEDUP_KINDS; kind++) {
		dedup_index_free(&s->text[kind]);
		dedup_index_free(&s->who[kind]);
	}
	dedup_pile_free(&s->pile);
	free(s->root);
	*s = (struct dedup_store){ 0 };
}
