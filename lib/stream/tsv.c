#include "split.h"

/*
 * A line of TSV: cells between tabs, up to the line end.  A backslash is only
 * noted; cells are decoded when they are asked for.
 */
enum split
split_tsv(const struct block *b, struct split_record *r)
{
	const char *start = b->buf + b->pos, *hit;
	size_t i = b->at;

	r->n = 0;
	r->escape = 0;
	r->lines = 1;
	for (;; i++) {
		if (i == b->nmarks)
			return SPLIT_MORE;
		hit = b->buf + b->mark[i];
		if (*hit == '\\') {
			r->escape = '\\';
			continue;
		}
		if (*hit == '\n')
			break;
		split_add(r, start, hit);
		start = hit + 1;
	}
	r->next = b->mark[i] + 1;
	r->next_mark = i + 1;
	if (hit > start && hit[-1] == '\r')
		hit--;
	split_add(r, start, hit);
	r->raw_end = (size_t)(hit - b->buf);
	return SPLIT_RECORD;
}
