#include "minqing/writer.h"

#include <stdlib.h>
#include <string.h>

#include "minqing/arena.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/* The bytes that a cell cannot hold as they are. */
static const char tsv_special[256] = {
	['\\'] = '\\', ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r'
};
static const char csv_special[256] = {
	[','] = 1, ['"'] = 1, ['\n'] = 1, ['\r'] = 1
};

static size_t
plain_prefix(const char special[256], const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && !special[(unsigned char)s[i]]; i++)
		;
	return i;
}

#ifdef __SSE2__
/* Is one of the bytes in v special in TSV? */
static inline bool
any_special(__m128i v)
{
	__m128i hit =
	    _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\')),
			     _mm_cmpeq_epi8(v, _mm_set1_epi8('\t'))),
		_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
		    _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));

	return _mm_movemask_epi8(hit) != 0;
}

static inline __m128i
load16(const char *s)
{
	return _mm_loadu_si128((const __m128i *)(const void *)s);
}

static inline __m128i
load8(const char *s)
{
	return _mm_loadl_epi64((const __m128i *)(const void *)s);
}

/* May all of the cell be copied?  The last bytes are looked at twice. */
static bool
is_plain(const char *s, size_t n)
{
	size_t i;

	if (n < 8)
		return plain_prefix(tsv_special, s, n) == n;
	if (n < 16)
		return !any_special(load8(s)) && !any_special(load8(s + n - 8));
	for (i = 0; i + 16 <= n; i += 16)
		if (any_special(load16(s + i)))
			return false;
	return !any_special(load16(s + n - 16));
}
#else
static bool
is_plain(const char *s, size_t n)
{
	return plain_prefix(tsv_special, s, n) == n;
}
#endif

static void
put_delim(struct mq_writer *w)
{
	if (w->ncells++)
		mq_output_write(w->out, &w->delim, 1);
}

static void
put_escaped(struct mq_writer *w, struct mq_str c)
{
	char *room = mq_output_room(w->out, 2 * c.n);
	size_t i, n = 0;
	char code;

	for (i = 0; i < c.n; i++) {
		code = tsv_special[(unsigned char)c.s[i]];
		if (code)
			room[n++] = '\\';
		room[n++] = code ? code : c.s[i];
	}
	mq_output_filled(w->out, n);
}

/* A cell with the delimiter before it, in one piece. */
static void
put_tsv(struct mq_writer *w, struct mq_str c)
{
	char *room;

	if (!is_plain(c.s, c.n)) {
		put_delim(w);
		put_escaped(w, c);
		return;
	}
	room = mq_output_room(w->out, c.n + 1);
	*room = '\t';
	if (c.n)
		memcpy(room + (w->ncells > 0), c.s, c.n);
	mq_output_filled(w->out, c.n + (w->ncells > 0));
	w->ncells++;
}

static void
put_quoted(struct mq_writer *w, const char *guard, struct mq_str c)
{
	char *room = mq_output_room(w->out, 2 * c.n + 3);
	size_t n = 0, i;

	room[n++] = '"';
	if (*guard)
		room[n++] = *guard;
	for (i = 0; i < c.n; i++) {
		if (c.s[i] == '"')
			room[n++] = '"';
		room[n++] = c.s[i];
	}
	room[n++] = '"';
	mq_output_filled(w->out, n);
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

	if (plain_prefix(csv_special, c.s, c.n) < c.n) {
		put_quoted(w, guard, c);
		return;
	}
	mq_output_text(w->out, guard);
	mq_output_write(w->out, c.s, c.n);
}

void
mq_write_cell(struct mq_writer *w, struct mq_str cell)
{
	if (w->to == MQ_TSV) {
		put_tsv(w, cell);
		return;
	}
	w->only_empty = w->ncells == 0 && cell.n == 0;
	put_delim(w);
	put_csv(w, cell);
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
	mq_output_text(w->out, w->to == MQ_EXCEL ? "\r\n" : "\n");
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
