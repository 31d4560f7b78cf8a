/* CSV: the regular records in place, the others as libcsv reads them */

#include <csv.h>
#include <stdlib.h>

#include "minqing/diag.h"
#include "split.h"

/* A walk over the marks of one record. */
struct walk {
	const struct block *b;
	char delim, eol;
	size_t i;            /* the mark looked at */
	const char *start;   /* of the cell */
	unsigned long lines; /* ended within cells */
	const char *doubled; /* the first doubled quote, or NULL */
	const char *doubled_end;
};

/*
 * From the opening quote, which mark i is, to the mark behind the closing one.
 * Delimiters and line ends on the way are text.
 */
static enum split
skip_quoted(struct walk *w)
{
	const struct block *b = w->b;
	const char *hit;

	for (w->i++; w->i < b->marks.n; w->i++) {
		hit = b->buf + b->marks.at[w->i];
		if (*hit == w->eol && ++w->lines > MQ_RECORD_LINES)
			return SPLIT_LONG;
		if (*hit != '"')
			continue;
		if (hit + 1 == b->buf + b->len && !b->end)
			return SPLIT_MORE;
		if (hit[1] != '"' || hit + 1 == b->buf + b->len) {
			w->i++;
			return SPLIT_RECORD;
		}
		w->doubled = w->doubled ? w->doubled : hit;
		w->doubled_end = hit + 2;
		w->i++;
	}
	return b->end ? SPLIT_IRREGULAR : SPLIT_MORE;
}

/* What stands behind a closing quote: a delimiter, a line end, or neither. */
static enum split
after_quoted(const struct walk *w, const char *end)
{
	const char *limit = w->b->buf + w->b->len;
	bool cr = *end == '\r' && w->eol == '\n' && end < limit;

	if (cr && end + 1 == limit && !w->b->end)
		return SPLIT_MORE;
	end += cr;
	if (w->i == w->b->marks.n || w->b->buf + w->b->marks.at[w->i] != end)
		return SPLIT_IRREGULAR;
	if (*end == w->eol || (*end == w->delim && !cr))
		return SPLIT_RECORD;
	return SPLIT_IRREGULAR;
}

/* One quoted cell; the walk then looks at the mark that ends it. */
static enum split
quoted_cell(struct walk *w, struct split_record *r)
{
	enum split got = skip_quoted(w);
	const char *close;

	if (got != SPLIT_RECORD)
		return got;
	close = w->b->buf + w->b->marks.at[w->i - 1];
	if (close + 1 == w->b->buf + w->b->len && !w->b->end)
		return SPLIT_MORE;
	split_add(r, w->start + 1, close);
	return after_quoted(w, close + 1);
}

/*
 * Cells up to the line's end or a quote, at which the walk then looks; most
 * time is spent here.
 */
static void
plain_cells(struct walk *w, struct split_record *r)
{
	const struct marks *marks = &w->b->marks;
	const uint32_t *m = marks->at + w->i, *end = marks->at + marks->n;
	const char *const buf = w->b->buf, *start = w->start, *hit;
	struct mq_str *cell = r->cell + r->n, *room = r->cell + r->cap;
	const char delim = w->delim;

	for (; m < end; m++) {
		hit = buf + *m;
		if (*hit == '"')
			break;
		if (cell == room) {
			r->n = r->cap;
			r->cell =
			    mq_grow(r->cell, r->n, &r->cap, sizeof(*cell));
			cell = r->cell + r->n;
			room = r->cell + r->cap;
		}
		*cell++ = (struct mq_str){ start, (size_t)(hit - start) };
		if (*hit != delim)
			break;
		start = hit + 1;
	}
	w->i = (size_t)(m - marks->at);
	w->start = start;
	r->n = (size_t)(cell - r->cell);
}

static void
end_record(const struct walk *w, const char *eol, struct split_record *r)
{
	const char *end = eol;

	if (end > w->b->buf + w->b->pos && end[-1] == '\r' && w->eol == '\n')
		end--;
	if (r->cell[r->n - 1].s + r->cell[r->n - 1].n > end)
		r->cell[r->n - 1].n--; /* a plain cell */
	r->lazy = false;
	r->raw_end = (size_t)(end - w->b->buf);
	r->next = (size_t)(eol - w->b->buf) + 1;
	r->next_mark = w->i;
	r->lines = w->lines + 1;
	r->escape = w->doubled ? '"' : 0;
	r->escaped = (struct mq_str){ w->doubled,
		(size_t)(w->doubled_end - w->doubled) };
}

enum split
split_csv(const struct block *b, char delim, char eol, struct split_record *r)
{
	struct walk w = { .b = b, .delim = delim, .eol = eol, .i = b->at + 1 };
	const char *hit;
	enum split got;

	w.start = b->buf + b->pos;
	r->n = 0;
	for (;; w.i++) {
		plain_cells(&w, r);
		if (w.i == b->marks.n)
			return SPLIT_MORE;
		hit = b->buf + b->marks.at[w.i];
		if (*hit == eol)
			break;
		if (hit != w.start)
			return SPLIT_IRREGULAR;
		got = quoted_cell(&w, r);
		if (got != SPLIT_RECORD)
			return got;
		hit = b->buf + b->marks.at[w.i];
		if (*hit == eol)
			break;
		w.start = hit + 1;
	}
	end_record(&w, hit, r);
	return SPLIT_RECORD;
}

struct judge {
	struct csv_parser csv;
	struct mq_arena *arena; /* of the line being split */
	struct split_record *record;
	bool complete; /* libcsv has called on_row */
};

/* libcsv trims what is a space to it: nothing is. */
static int
is_never(unsigned char c)
{
	(void)c;
	return 0;
}

static int
is_lf(unsigned char c)
{
	return c == '\n';
}

static void
on_field(void *s, size_t n, void *ctx)
{
	struct judge *j = ctx;
	const char *copy = mq_arena_strndup(j->arena, s, n);

	split_add(j->record, copy, copy + n);
}

static void
on_row(int end, void *ctx)
{
	struct judge *j = ctx;

	(void)end;
	j->complete = true;
}

struct judge *
judge_new(char delim)
{
	struct judge *j = mq_xcalloc(1, sizeof(*j));

	if (csv_init(&j->csv, CSV_REPALL_NL))
		mq_die("out of memory");
	csv_set_delim(&j->csv, (unsigned char)delim);
	csv_set_space_func(&j->csv, is_never);
	csv_set_term_func(&j->csv, is_lf);
	csv_set_blk_size(&j->csv, 4096); /* 128 at a time by default */
	return j;
}

int
judge_line(struct judge *j, struct mq_str line, struct mq_arena *a,
    struct split_record *r)
{
	j->arena = a;
	j->record = r;
	j->complete = false;
	r->lazy = false;
	r->n = 0;
	r->escape = 0;
	if (csv_parse(&j->csv, line.s, line.n, on_field, on_row, j) != line.n ||
	    csv_parse(&j->csv, "\n", 1, on_field, on_row, j) != 1)
		mq_die("out of memory");
	if (j->complete)
		return 0;
	csv_fini(&j->csv, NULL, NULL, NULL); /* forget the open cell */
	return -1;
}

void
judge_free(struct judge *j)
{
	if (!j)
		return;
	csv_free(&j->csv);
	free(j);
}
