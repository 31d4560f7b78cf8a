#include "minqing/table.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/reader.h"
#include "minqing/xlsx.h"

struct loading {
	struct mq_table *t;
	struct mq_reader *rd;
	size_t cap, text_cap, line_cap; /* of t->cell, t->text and t->line */
	size_t ncells;
};

static int
fail(struct mq_table *t, unsigned long line, const char *what)
{
	t->error =
	    line ? mq_arena_printf(&t->arena, "%s:%lu: %s", t->name, line, what)
		 : mq_arena_printf(&t->arena, "%s: %s", t->name, what);
	return -1;
}

static struct mq_str
last_bytes(struct mq_str s, size_t n)
{
	return (struct mq_str){ s.s + s.n - n, n };
}

/* Without the blanks at its ends, ideographic and no-break ones too. */
static struct mq_str
trim(struct mq_str s)
{
	static const struct mq_str wide[] = { { "\xE3\x80\x80", 3 },
		{ "\xC2\xA0", 2 } };
	size_t n, i;

	do {
		s = mq_str_trim(s);
		n = s.n;
		for (i = 0; i < 2; i++) {
			if (mq_str_starts(s, wide[i]))
				s.s += wide[i].n, s.n -= wide[i].n;
			if (s.n >= wide[i].n &&
			    mq_str_eq(last_bytes(s, wide[i].n), wide[i]))
				s.n -= wide[i].n;
		}
	} while (s.n < n);
	return s;
}

static bool
is_empty(const struct mq_record *rec)
{
	size_t i;

	for (i = 0; i < rec->ncells; i++)
		if (trim(mq_field(rec, i)).n)
			return false;
	return true;
}

static void
add_row(struct loading *l, const struct mq_record *rec)
{
	struct mq_table *t = l->t;
	struct mq_str text, cell;
	size_t i;

	for (i = 0; i < rec->ncells; i++) {
		t->cell =
		    mq_grow(t->cell, l->ncells, &l->cap, sizeof(*t->cell));
		t->text =
		    mq_grow(t->text, l->ncells, &l->text_cap, sizeof(*t->text));
		text = mq_str_dup(&t->arena, mq_field(rec, i));
		cell = trim(text);
		t->text[l->ncells] = text;
		t->cell[l->ncells++] =
		    cell.n < text.n ? mq_str_dup(&t->arena, cell) : text;
	}
	t->line = mq_grow(t->line, t->nrows, &l->line_cap, sizeof(*t->line));
	t->line[t->nrows++] = rec->line;
}

static int
load_header(struct loading *l)
{
	struct mq_table *t = l->t;
	struct mq_record rec, copy;
	enum mq_got got;
	size_t i, j;

	do /* nothing stands in the first rows of some workbooks */
		got = mq_read(l->rd, &rec);
	while (got == MQ_GOT_RECORD && rec.raw.n == 0);
	if (got == MQ_GOT_END)
		return fail(t, 0, "empty: no header line");
	if (got != MQ_GOT_RECORD)
		return fail(t, rec.line, mq_reader_error(l->rd));
	copy = mq_record_dup(&t->arena, &rec);
	t->ncols = copy.ncells;
	t->header = mq_arena_zalloc(&t->arena, t->ncols, sizeof(*t->header));
	for (i = 0; i < t->ncols; i++)
		t->header[i] = mq_str_dup(&t->arena, trim(copy.cell[i]));
	for (i = 0; i < t->ncols; i++)
		for (j = 0; j < i; j++)
			if (t->header[i].n &&
			    mq_str_eq(t->header[i], t->header[j]))
				return fail(t, 1,
				    mq_arena_printf(&t->arena,
					"columns %zu and %zu are both '%s'",
					j + 1, i + 1, t->header[i].s));
	mq_reader_expect(l->rd, t->ncols);
	return 0;
}

static void
load_rows(struct loading *l)
{
	struct mq_record rec;
	enum mq_got got;

	while ((got = mq_read(l->rd, &rec)) == MQ_GOT_RECORD)
		if (!is_empty(&rec))
			add_row(l, &rec);
	if (got != MQ_GOT_END)
		fail(l->t, rec.line, mq_reader_error(l->rd));
}

/* A workbook's first sheet, in which one cell may stand for several rows. */
static struct mq_input *
open_workbook(struct mq_input *in, struct mq_reader_opts *opts)
{
	static const struct mq_xlsx_opts fill = { .merged = MQ_MERGED_FILL };

	opts->from = MQ_TSV;
	opts->guess = MQ_GUESS_NONE;
	return mq_xlsx_open(in, &fill, NULL);
}

struct mq_table *
mq_table_load(struct mq_input *in)
{
	struct mq_reader_opts opts = { .guess = MQ_GUESS_ALL };
	struct mq_table *t = mq_xcalloc(1, sizeof(*t));
	struct loading l = { .t = t };

	t->name = mq_arena_printf(&t->arena, "%s", mq_input_name(in));
	if (mq_xlsx_recognised(in))
		in = open_workbook(in, &opts);
	l.rd = mq_reader_new(in, &opts);
	if (load_header(&l) == 0)
		load_rows(&l);
	mq_reader_free(l.rd);
	return t;
}

struct mq_table *
mq_table_load_file(const char *path)
{
	struct mq_input *in = mq_input_open(path);
	int why = errno;
	struct mq_table *t;

	if (in)
		return mq_table_load(in);
	t = mq_xcalloc(1, sizeof(*t));
	t->name = mq_arena_strndup(&t->arena, path, strlen(path));
	fail(t, 0, strerror(why));
	return t;
}

long
mq_table_find(const struct mq_table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->ncols; i++)
		if (mq_str_eq(t->header[i], mq_str(name)))
			return (long)i;
	return -1;
}

long
mq_table_column(struct mq_table *t, const char *name)
{
	struct mq_record header = { .cell = t->header, .ncells = t->ncols };
	const char *near;
	long i = mq_table_find(t, name);

	if (i >= 0)
		return i;
	near = mq_nearest(&t->arena, &header, mq_str(name));
	fail(t, 1,
	    mq_arena_printf(&t->arena, "no column '%s'%s%s%s", name,
		*near ? " (did you mean " : "", near, *near ? "?)" : ""));
	return -1;
}

struct mq_str
mq_table_cell(const struct mq_table *t, size_t row, long col)
{
	if (col < 0)
		return MQ_STR("");
	return t->cell[row * t->ncols + (size_t)col];
}

struct mq_str
mq_table_text(const struct mq_table *t, size_t row, long col)
{
	if (col < 0)
		return MQ_STR("");
	return t->text[row * t->ncols + (size_t)col];
}

int
mq_table_fail(struct mq_table *t, size_t row, long col, const char *fmt, ...)
{
	char what[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return fail(t, t->line[row],
	    col < 0 ? what
		    : mq_arena_printf(&t->arena, "column '%s': %s",
			  t->header[col].s, what));
}

int
mq_word(const char *const *words, struct mq_str word)
{
	int i;

	for (i = 0; words[i]; i++)
		if (mq_str_eq(word, mq_str(words[i])))
			return i;
	return -1;
}

/* "worker, member, volunteer, agency" */
static const char *
listed(struct mq_arena *a, const char *const *words)
{
	const char *all = *words++;

	for (; *words; words++)
		all = mq_arena_printf(a, "%s, %s", all, *words);
	return all;
}

int
mq_table_word(
    struct mq_table *t, size_t row, long col, const char *const *words)
{
	struct mq_str cell = mq_table_cell(t, row, col);
	int at = cell.n ? mq_word(words, cell) : -1;

	if (!cell.n || at >= 0)
		return at;
	mq_table_fail(t, row, col, "'%.*s' is none of %s", (int)cell.n, cell.s,
	    listed(&t->arena, words));
	return -2;
}

struct mq_str
mq_table_place(struct mq_table *t, size_t row)
{
	return mq_str(
	    mq_arena_printf(&t->arena, "%s:%lu", t->name, t->line[row]));
}

void
mq_table_free(struct mq_table *t)
{
	if (!t)
		return;
	free(t->cell);
	free(t->text);
	free(t->line);
	mq_arena_free(&t->arena);
	free(t);
}
