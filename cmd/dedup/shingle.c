#include "shingle.h"

#include <stdlib.h>

#include "minqing/utf8.h"

enum {
	WIDE = 0x2E80, /* from here on a letter is about a syllable or word */
	RUN = 4        /* letters that make a shingle, written in an alphabet */
};

struct dedup_shingles *
dedup_shingles_new(void)
{
	struct dedup_shingles *s = mq_xrealloc(NULL, 1, sizeof(*s));

	/* The arrays wait for a text that needs so much of them. */
	s->n = s->nletters = 0;
	s->arena = (struct mq_arena){ 0 };
	s->round = s->mask = 0;
	s->slot[0] = (struct dedup_slot){ 0 };
	s->cleared = 1;
	/* Where a shingle lies in the table is seen by nobody, and an address
	 * is not known to those who would write texts that make it slow. */
	s->salt = (uint64_t)(uintptr_t)s;
	return s;
}

/* Is a folded character a letter or digit, more or less? */
static bool
is_letter(int32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	if (c < 0xC0 || (c >= 0x2000 && c < WIDE))
		return false;
	if (c >= 0x3000 && c <= 0x303F)
		return c >= 0x3005 && c <= 0x3007;
	return !((c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF65) ||
		 (c >= 0xFFE0 && c <= 0xFFFF));
}

/*
 * 16 bits for a character.  What is beyond them, and bytes that are not UTF-8,
 * share the surrogates, which no text has.
 */
static uint16_t
unit(int32_t c, unsigned char byte)
{
	if (c < 0)
		return (uint16_t)(0xDC00 | byte);
	if (c > 0xFFFF)
		return (uint16_t)(0xD800 |
				  ((uint32_t)c * UINT32_C(2654435761)) >> 22);
	return (uint16_t)c;
}

/* Not so much of it that a character would be cut. */
static struct mq_str
head_of(struct mq_str text)
{
	size_t n = DEDUP_BYTES_MAX;

	if (text.n <= n)
		return text;
	while (n > DEDUP_BYTES_MAX - 4 &&
	       ((unsigned char)text.s[n] & 0xC0) == 0x80)
		n--;
	return (struct mq_str){ text.s, n };
}

static void
read_letters(struct dedup_shingles *s, struct mq_str text)
{
	unsigned char byte;
	int32_t c;

	mq_arena_reset(&s->arena);
	text = mq_fold(&s->arena, head_of(text));
	s->nletters = 0;
	while (text.n > 0 && s->nletters < DEDUP_LETTERS_MAX) {
		byte = (unsigned char)*text.s;
		c = mq_utf8_next(&text);
		if (c < 0 || is_letter(c))
			s->letter[s->nletters++] = unit(c, byte);
	}
}

/* An empty table with room for twice the shingles there may be. */
static void
clear(struct dedup_shingles *s)
{
	s->n = 0;
	for (s->mask = 63; s->mask + 1 < 2 * s->nletters;)
		s->mask = 2 * s->mask + 1;
	if (++s->round == 0) {
		s->cleared = 0;
		s->round = 1;
	}
	if (s->cleared > s->mask)
		return;
	memset(s->slot + s->cleared, 0,
	    (s->mask + 1 - s->cleared) * sizeof(*s->slot));
	s->cleared = s->mask + 1;
}

static size_t
slot_of(const struct dedup_shingles *s, uint32_t item)
{
	uint64_t h = (item ^ s->salt) * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (h >> 32) & s->mask;

	while (s->slot[i].round == s->round && s->slot[i].item != item)
		i = (i + 1) & s->mask;
	return i;
}

static void
add(struct dedup_shingles *s, uint32_t item)
{
	size_t i = slot_of(s, item);

	if (s->slot[i].round == s->round)
		return;
	s->slot[i] = (struct dedup_slot){ item, s->round };
	s->item[s->n++] = item;
}

static uint32_t
two(const uint16_t *letter)
{
	return (uint32_t)letter[0] << 16 | letter[1];
}

static uint32_t
four(const uint16_t *letter)
{
	uint64_t h = (uint64_t)two(letter) << 32 | two(letter + 2);

	h = (h ^ h >> 31) * UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(h >> 32);
}

/* Where the letters of an alphabet that begin at `from` end. */
static size_t
end_of_run(const struct dedup_shingles *s, size_t from)
{
	while (from < s->nletters && s->letter[from] < WIDE)
		from++;
	return from;
}

void
dedup_shingles_take(struct dedup_shingles *s, struct mq_str text)
{
	size_t i = 0, end;

	read_letters(s, text);
	clear(s);
	while (i + 1 < s->nletters) {
		end = end_of_run(s, i);
		if (end < i + RUN) {
			add(s, two(s->letter + i++));
			continue;
		}
		for (; i + RUN <= end; i++)
			add(s, four(s->letter + i));
		if (end < s->nletters)
			add(s, two(s->letter + end - 1));
		i = end;
	}
}

size_t
dedup_shingles_shared(
    const struct dedup_shingles *s, const uint32_t *item, size_t n)
{
	size_t i, shared = 0;

	for (i = 0; i < n; i++)
		shared += s->slot[slot_of(s, item[i])].round == s->round;
	return shared;
}

void
dedup_shingles_free(struct dedup_shingles *s)
{
	if (!s)
		return;
	mq_arena_free(&s->arena);
	free(s);
}
