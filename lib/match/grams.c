#include "minqing/grams.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/hash.h"
#include "minqing/letter.h"
#include "minqing/utf8.h"

#define CODE_BITS 21
#define CODE_MASK (((uint64_t)1 << CODE_BITS) - 1)

/* Where a gram stands; of the texts before where the serial is another. */
struct slot {
	uint32_t serial;
	uint32_t at;
};

/*
 * Only as many slots are in use as the texts at hand want, for a short text
 * behind a long one should stay in the nearest cache.
 */
struct mq_grams_slots {
	struct slot *slot;
	size_t n;       /* those there are */
	unsigned shift; /* 64 less the bits of those in use */
	uint32_t serial;
	uint64_t factor; /* odd, random: nobody can write texts that collide */
	size_t cap;      /* of grams */
};

enum { FIRST_BITS = 6 };

struct mq_grams *
mq_grams_new(void)
{
	struct mq_grams *g = mq_xcalloc(1, sizeof(*g));
	struct mq_grams_slots *s = mq_xcalloc(1, sizeof(*s));

	g->slots = s;
	s->factor = mq_hash_seed(g) | 1;
	s->n = (size_t)1 << FIRST_BITS;
	s->slot = mq_xcalloc(s->n, sizeof(*s->slot));
	mq_grams_clear(g);
	return g;
}

static void
next_serial(struct mq_grams_slots *s)
{
	if (++s->serial > 0)
		return;
	memset(s->slot, 0, s->n * sizeof(*s->slot));
	s->serial = 1;
}

void
mq_grams_clear(struct mq_grams *g)
{
	g->n = g->nrules = 0;
	g->slots->shift = 64 - FIRST_BITS;
	next_serial(g->slots);
}

/* The slot of a key: empty, or with the gram that has it. */
static struct slot *
find(const struct mq_grams *g, uint64_t key)
{
	const struct mq_grams_slots *s = g->slots;
	size_t mask = ((size_t)1 << (64 - s->shift)) - 1;
	size_t i = (size_t)(key * s->factor >> s->shift);

	while (
	    s->slot[i].serial == s->serial && g->gram[s->slot[i].at].key != key)
		i = (i + 1) & mask;
	return &s->slot[i];
}

/* Make room for `more` grams, so that at most half of the slots are taken. */
static void
reserve(struct mq_grams *g, size_t more)
{
	struct mq_grams_slots *s = g->slots;
	size_t i, want = g->n + more;

	if (want > s->cap) {
		s->cap = want + s->cap / 2;
		g->gram = mq_xrealloc(g->gram, s->cap, sizeof(*g->gram));
	}
	if ((size_t)1 << (64 - s->shift) >= 2 * want)
		return;
	while ((size_t)1 << (64 - s->shift) < 2 * want)
		s->shift--;
	if ((size_t)1 << (64 - s->shift) > s->n) {
		s->n = (size_t)1 << (64 - s->shift);
		free(s->slot);
		s->slot = mq_xcalloc(s->n, sizeof(*s->slot));
	}
	next_serial(s);
	for (i = 0; i < g->n; i++)
		*find(g, g->gram[i].key) =
		    (struct slot){ s->serial, (uint32_t)i };
}

/* Count one; there is room for it. */
static void
count(struct mq_grams *g, uint64_t key)
{
	struct slot *slot = find(g, key);

	if (slot->serial == g->slots->serial) {
		g->gram[slot->at].n++;
		return;
	}
	*slot = (struct slot){ g->slots->serial, (uint32_t)g->n };
	g->gram[g->n++] = (struct mq_gram){ key, 1 };
}

/* Count the runs that end with c; *last has the two characters before it. */
static void
push(struct mq_grams *g, uint64_t *last, int32_t c)
{
	uint64_t three = *last << CODE_BITS | (uint64_t)c;

	count(g, (uint64_t)c);
	if (*last & CODE_MASK)
		count(g, three & (CODE_MASK << CODE_BITS | CODE_MASK));
	if (*last >> CODE_BITS)
		count(g, three);
	*last = three & (CODE_MASK << CODE_BITS | CODE_MASK);
}

static size_t
characters(struct mq_str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xC0) != 0x80;
	return n;
}

void
mq_grams_text(struct mq_grams *g, struct mq_str text)
{
	bool parted = false;
	uint64_t last = 0;
	int32_t c;

	/* A stray continuation byte is a blank of its own: it shares the room
	 * of the character before it, as blanks are never in a row. */
	reserve(g, (characters(text) + 1) * 2 * MQ_GRAM_MAX);
	while (text.n > 0) {
		c = mq_letter(mq_utf8_next(&text));
		if (c == 0)
			continue;
		if (c == ' ') {
			parted = last > 0;
			continue;
		}
		if (parted && !mq_letter_dense(c) &&
		    !mq_letter_dense((int32_t)(last & CODE_MASK)))
			push(g, &last, ' ');
		parted = false;
		push(g, &last, c);
	}
}

float
mq_gram_frequency(uint32_t n)
{
	return n == 1 ? 1 : (float)(1 + log(n));
}

uint64_t
mq_gram_rule(struct mq_str id)
{
	return MQ_GRAM_RULE | mq_hash(id.s, id.n, 0);
}

void
mq_grams_rules(struct mq_grams *g, struct mq_str ids)
{
	struct mq_str id;
	struct slot *slot;

	while (mq_str_next(&ids, ';', &id)) {
		id = mq_str_trim(id);
		if (id.n == 0)
			continue;
		reserve(g, 1);
		slot = find(g, mq_gram_rule(id));
		if (slot->serial == g->slots->serial)
			continue;
		count(g, mq_gram_rule(id));
		g->nrules++;
	}
}

uint64_t
mq_gram_key(struct mq_str text)
{
	uint64_t key = 0;
	int32_t c;
	int n;

	for (n = 0; text.n > 0; n++) {
		c = mq_utf8_next(&text);
		if (c <= 0 || n == MQ_GRAM_MAX)
			return 0;
		key = key << CODE_BITS | (uint64_t)c;
	}
	return key;
}

size_t
mq_gram_put(uint64_t key, char out[MQ_GRAM_SIZE])
{
	size_t n = 0;
	int shift;
	int32_t c;

	for (shift = (MQ_GRAM_MAX - 1) * CODE_BITS; shift >= 0;
	     shift -= CODE_BITS) {
		c = (int32_t)(key >> shift & CODE_MASK);
		if (c > 0)
			n += mq_utf8_put(c, out + n);
	}
	return n;
}

void
mq_grams_free(struct mq_grams *g)
{
	if (!g)
		return;
	free(g->gram);
	free(g->slots->slot);
	free(g->slots);
	free(g);
}
