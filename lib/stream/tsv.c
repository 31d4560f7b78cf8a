#include "split.h"

/* From the record's first backslash to behind its last. */
static void
note_escapes(struct block *b, const char *end, struct split_record *r)
{
	const struct marks *m = &b->marks;
	size_t first = b->escape_at, i = first;

	while (i < m->nescapes && b->buf + m->escape[i] < end)
		i++;
	b->escape_at = i;
	r->escape = i > first ? '\\' : 0;
	if (i > first)
		r->escaped = (struct mq_str){ b->buf + m->escape[first],
			m->escape[i - 1] + 1 - m->escape[first] };
}

/*
 * A line of TSV: how many cells it has is told by the number of the mark that
 * ends it, and where they are by the marks between.
 */
enum split
split_tsv(struct block *b, struct split_record *r)
{
	const char *start = b->buf + b->pos, *end;

	if (b->line_at == b->marks.nlines)
		return SPLIT_MORE;
	r->next_mark = b->marks.line[b->line_at++];
	r->n = r->next_mark - b->at;
	r->lazy = true;
	r->lines = 1;
	r->next = b->marks.at[r->next_mark] + 1;
	end = b->buf + b->marks.at[r->next_mark];
	if (end > start && end[-1] == '\r')
		end--;
	r->raw_end = (size_t)(end - b->buf);
	note_escapes(b, end, r);
	return SPLIT_RECORD;
}

/* Tell all cells of a record that was only measured. */
static void
tell_cells(struct split_record *r, const struct mq_record *rec)
{
	struct mq_str c;
	size_t i;

	r->n = 0;
	for (i = 0; i < rec->ncells; i++) {
		c = mq_cell(rec, i);
		split_add(r, c.s, c.s + c.n);
	}
}

void
split_pad(struct split_record *r, struct mq_record *rec, size_t n)
{
	static const char nothing[] = "";

	if (r->lazy)
		tell_cells(r, rec);
	while (r->n < n)
		split_add(r, nothing, nothing);
	rec->cell = r->cell;
	rec->ncells = n;
}
