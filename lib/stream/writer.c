#include "minqing/writer.h"

#include <stdlib.h>
#include <string.h>

#include "escaped.h"
#include "minqing/arena.h"

/* A longer cell is escaped piece by piece: the buffer need not grow for it. */
enum { PIECE = 64 * 1024 };

struct mq_writer {
	struct mq_output *out;
	enum mq_format to;
	char delim;
	size_t ncells;   /* written to the current record */
	bool only_empty; /* the one cell written is empty */
	uint64_t count;
};

struct mq_writer *
mq_writer_new(struct mq_output *out, enum mq_format to)
{
	struct mq_writer *w = mq_xcalloc(1, sizeof(*w));

	w->out = out;
	w->to = to == MQ_AUTO ? MQ_TSV : to;
	w->delim = w->to == MQ_TSV ? '\t' : ',';
	if (w->to == MQ_EXCEL)
		mq_output_text(out, "\xef\xbb\xbf");
	return w;
}

/* The bytes that make a CSV cell want quotes. */
static const char csv_special[256] = {
	[','] = 1, ['"'] = 1, ['\n'] = 1, ['\r'] = 1
};

static bool
wants_quotes(struct mq_str c)
{
	size_t i;

	for (i = 0; i < c.n; i++)
		if (csv_special[(unsigned char)c.s[i]])
			return true;
	return false;
}

static void
put_byte(struct mq_writer *w, char c)
{
	char *room = mq_output_room(w->out, 1);

	*room = c;
	mq_output_filled(w->out, room + 1);
}

static void
put_delim(struct mq_writer *w)
{
	if (w->ncells++)
		put_byte(w, w->delim);
}

/* The delimiter and the first piece, which is all of most cells. */
static inline void
put_first(struct mq_writer *w, const char *s, size_t n)
{
	char *room = mq_output_room(w->out, 2 * n + 1);

	*room = '\t';
	room += w->ncells++ > 0;
	mq_output_filled(w->out, escaped_copy(room, s, n));
}

/* A cell that is too long for one. */
static __attribute__((noinline)) void
put_pieces(struct mq_writer *w, struct mq_str c)
{
	size_t n = PIECE;

	put_first(w, c.s, n);
	while ((c.n -= n)) {
		c.s += n;
		n = c.n < PIECE ? c.n : PIECE;
		mq_output_filled(w->out,
		    escaped_copy(mq_output_room(w->out, 2 * n), c.s, n));
	}
}

static inline void
put_tsv(struct mq_writer *w, struct mq_str c)
{
	if (c.n <= PIECE)
		put_first(w, c.s, c.n);
	else
		put_pieces(w, c);
}

static void
put_quoted(struct mq_writer *w, const char *guard, struct mq_str c)
{
	char *room = mq_output_room(w->out, 2 * c.n + 3);
	size_t i;

	*room++ = '"';
	if (*guard)
		*room++ = *guard;
	for (i = 0; i < c.n; i++) {
		if (c.s[i] == '"')
			*room++ = '"';
		*room++ = c.s[i];
	}
	*room++ = '"';
	mq_output_filled(w->out, room);
}

/* A number is no formula, whatever sign it begins with. */
static bool
is_number(struct mq_str c)
{
	double v;

	return mq_str_number(c, &v) == 0;
}

bool
mq_is_formula(struct mq_str c)
{
	static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b",
		"\xef\xbc\x8d", "\xef\xbc\xa0" };
	struct mq_str t = mq_str_trim(c);
	size_t i;

	if (!t.n)
		return false;
	if (memchr("\t\r\n", *c.s, 3))
		return true;
	for (i = 0; i < 4; i++)
		if (mq_str_starts(t, mq_str(wide[i])))
			return true;
	return memchr("=+-@", *t.s, 4) && !is_number(t);
}

static void
put_csv(struct mq_writer *w, struct mq_str c)
{
	const char *guard = w->to == MQ_EXCEL && mq_is_formula(c) ? "'" : "";

	if (wants_quotes(c)) {
		put_quoted(w, guard, c);
		return;
	}
	mq_output_text(w->out, guard);
	mq_output_write(w->out, c.s, c.n);
}

/* CSV, in which a record of one empty cell is more than an empty line. */
static __attribute__((noinline)) void
put_other(struct mq_writer *w, struct mq_str cell)
{
	w->only_empty = w->ncells == 0 && cell.n == 0;
	put_delim(w);
	put_csv(w, cell);
}

void
mq_write_cell(struct mq_writer *w, struct mq_str cell)
{
	if (w->to == MQ_TSV)
		put_tsv(w, cell);
	else
		put_other(w, cell);
}

void
mq_write_int(struct mq_writer *w, int64_t n)
{
	char buf[24], *p = buf + sizeof(buf);
	uint64_t v = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do
		*--p = (char)('0' + v % 10);
	while (v /= 10);
	if (n < 0)
		*--p = '-';
	mq_write_cell(w, (struct mq_str){ p, (size_t)(buf + sizeof(buf) - p) });
}

/*
 * Cells [from, to) as they stand in the record's bytes, the quotes around the
 * first and the last with them.
 */
static struct mq_str
raw_cells(const struct mq_record *r, size_t from, size_t to)
{
	struct mq_str last = mq_cell(r, to - 1);
	const char *start = mq_cell(r, from).s, *end = last.s + last.n;

	if (r->delim == ',') {
		if (start > r->raw.s && start[-1] == '"')
			start--;
		if (last.s > r->raw.s && last.s[-1] == '"')
			end++;
	}
	return (struct mq_str){ start, (size_t)(end - start) };
}

void
mq_write_cells(
    struct mq_writer *w, const struct mq_record *r, size_t from, size_t to)
{
	size_t i;

	if (from >= to)
		return;
	if (r->delim == w->delim && w->to != MQ_EXCEL) {
		put_delim(w);
		w->only_empty = false;
		w->ncells += to - from - 1;
		mq_output_str(w->out, raw_cells(r, from, to));
		return;
	}
	for (i = from; i < to; i++)
		mq_write_cell(w, mq_field(r, i));
}

void
mq_write_record(struct mq_writer *w, const struct mq_record *r)
{
	mq_write_cells(w, r, 0, r->ncells);
}

void
mq_write_end(struct mq_writer *w)
{
	if (w->to != MQ_TSV && (w->ncells == 0 || w->only_empty))
		mq_output_text(w->out, "\"\"");
	if (w->to == MQ_EXCEL)
		put_byte(w, '\r');
	put_byte(w, '\n');
	w->ncells = 0;
	w->only_empty = false;
	w->count++;
}

uint64_t
mq_writer_count(const struct mq_writer *w)
{
	return w->count;
}

struct mq_output *
mq_writer_output(const struct mq_writer *w)
{
	return w->out;
}

void
mq_writer_free(struct mq_writer *w)
{
	free(w);
}
