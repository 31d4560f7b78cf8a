#include "plan.h"

size_t
ingest_plan_append(struct ingest_plan *p, size_t n, struct mq_str cell)
{
	if (p->cap - n < cell.n + 1) {
		p->cap = 2 * (n + cell.n + 1);
		p->buf = mq_xrealloc(p->buf, p->cap, 1);
	}
	if (cell.n)
		memcpy(p->buf + n, cell.s, cell.n);
	p->buf[n + cell.n] = 0x1f;
	return n + cell.n + 1;
}

struct mq_str
ingest_plan_text(struct ingest_plan *p, const struct mq_record *rec)
{
	const struct ingest_piece *piece;
	size_t n = 0, i, cell;

	for (i = 0; i < p->npieces; i++) {
		piece = &p->piece[i];
		cell = piece->from;
		do
			n = ingest_plan_append(
			    p, n, ingest_plan_cell(p, piece, rec, cell));
		while (++cell < piece->to);
	}
	return (struct mq_str){ p->buf, n };
}

/* Sums do not depend on their order. */
static void
mix(struct ingest_key *key, struct mq_str name, struct mq_str text)
{
	uint64_t seed;

	if (!text.n)
		return;
	seed = mq_hash(name.s, name.n, 0);
	key->half[0] += mq_hash(text.s, text.n, seed);
	key->half[1] += mq_hash(text.s, text.n, ~seed);
}

struct ingest_key
ingest_plan_key(const struct ingest_plan *p, const struct mq_record *rec)
{
	struct ingest_key key = { { 0, 0 } };
	const struct ingest_piece *piece = p->piece;
	size_t column = 0, cell;

	for (; piece < p->piece + p->npieces; piece++) {
		cell = piece->from;
		do
			mix(&key, p->layout->name[column++],
			    ingest_plan_cell(p, piece, rec, cell));
		while (++cell < piece->to);
	}
	if (!key.half[0] && !key.half[1])
		key.half[1] = 1;
	return key;
}
