#include "census.h"

#include "minqing/pattern.h"
#include "minqing/utf8.h"

/* All characters of a block take the same number of bytes. */
enum { BLOCK = 128 };

static void
add(struct census *census, uint32_t cp)
{
	census->bit[cp / 64] |= UINT64_C(1) << cp % 64;
}

/* What cannot be asked is taken for a member. */
static void
count_block(struct census *census, struct mq_pattern *p, uint32_t first)
{
	char bytes[3 * BLOCK];
	struct mq_str rest = { bytes, 0 };
	enum mq_match got = MQ_MATCH_LIMIT;
	uint32_t cp = first, k;
	size_t width, span[2];

	for (k = 0; k < BLOCK; k++)
		rest.n += mq_utf8_put((int32_t)(first + k), bytes + rest.n);
	width = rest.n / BLOCK;
	while (p && rest.n > 0 &&
	       (got = mq_pattern_match(p, rest, span)) == MQ_MATCH_YES) {
		cp += (uint32_t)(span[0] / width);
		for (; span[0] < span[1]; span[0] += width)
			add(census, cp++);
		rest.s += span[1];
		rest.n -= span[1];
	}
	for (; got < 0 && cp < first + BLOCK; cp++)
		add(census, cp);
}

/* Ask of a block in every `step` characters. */
static void
ask(struct census *census, const struct chars *chars, uint32_t first,
    uint32_t end, uint32_t step)
{
	struct mq_arena a = { 0 };
	struct mq_pattern *p;
	const char *why;

	memset(census, 0, sizeof(*census));
	p = mq_pattern_new(mq_str(mq_arena_printf(&a, "%.*s++",
			       (int)chars->item.n, chars->item.s)),
	    chars->flags, &why);
	for (; first < end; first += step)
		if (first < 0xD800 || first > 0xDFFF) /* no surrogates */
			count_block(census, p, first);
	mq_pattern_free(p);
	mq_arena_free(&a);
}

void
census_take(struct census *census, const struct chars *chars)
{
	ask(census, chars, 0, CENSUS_END, BLOCK);
}

/* Has it more than a tenth of the ideographs?  Some of them are asked. */
static bool
is_common(const struct chars *chars)
{
	enum { FIRST = 0x4E00, END = 0xA000, STEP = 16 * BLOCK };
	struct census census;
	uint32_t cp;
	size_t n = 0;

	if (chars->item.n == 0 || chars->same)
		return false;
	ask(&census, chars, FIRST, END, STEP);
	for (cp = FIRST; cp < END; cp++)
		n += census_has(&census, cp);
	return n > (END - FIRST) / STEP * BLOCK / 10;
}

bool
census_tells(const struct run *run)
{
	size_t i;

	for (i = 0; i < run->n; i++)
		if ((i == 0 || !chars_equal(&run->set[i], &run->set[i - 1])) &&
		    !is_common(&run->set[i]))
			return true;
	return false;
}
