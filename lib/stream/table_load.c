#include "table_load.h"

#include <errno.h>
#include <stdlib.h>

#include "minqing/reader.h"
#include "minqing/xlsx.h"

/* Cells that were loaded. */
struct mq_table_store {
	struct mq_cells cells;
	char *bytes;
	uint32_t *at, *line;
	struct mq_blanks *blanks;
	size_t size, at_cap, line_cap, blanks_cap; /* of these */
	size_t ncells;
};

struct loading {
	struct mq_table *t;
	struct mq_reader *rd;
};

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
add_cell(struct mq_table *t, struct mq_str text)
{
	struct mq_table_store *o = t->store;
	struct mq_str cell = trim(text);
	uint32_t end = o->at[o->ncells];

	if (end + cell.n >= o->size) {
		o->size = 2 * (end + cell.n + 1);
		o->bytes = mq_xrealloc(o->bytes, o->size, 1);
	}
	if (cell.n)
		memcpy(o->bytes + end, cell.s, cell.n);
	o->bytes[end + cell.n] = '\0';
	if (cell.n < text.n) {
		o->blanks = mq_grow(o->blanks, o->cells.nblanks, &o->blanks_cap,
		    sizeof(*o->blanks));
		o->blanks[o->cells.nblanks++] = (struct mq_blanks){ o->ncells,
			mq_str_dup(&t->arena, text) };
	}
	o->ncells++;
	o->at = mq_grow(o->at, o->ncells, &o->at_cap, sizeof(*o->at));
	o->at[o->ncells] = end + (uint32_t)cell.n + 1;
}

static void
add_row(struct mq_table *t, const struct mq_record *rec)
{
	struct mq_table_store *o = t->store;
	size_t i;

	for (i = 0; i < rec->ncells; i++)
		add_cell(t, mq_field(rec, i));
	o->line = mq_grow(o->line, t->nrows, &o->line_cap, sizeof(*o->line));
	o->line[t->nrows++] = (uint32_t)rec->line;
}

/* Make room for what an input of this size may hold. */
static struct mq_table_store *
new_store(uint64_t size)
{
	struct mq_table_store *o = mq_xcalloc(1, sizeof(*o));

	o->size = size < UINT32_MAX ? (size_t)size + 2 : 0;
	o->bytes = mq_xrealloc(NULL, o->size, 1);
	o->at = mq_grow(NULL, 0, &o->at_cap, sizeof(*o->at));
	o->at[0] = 0;
	return o;
}

/* All is there, and moves no more. */
static void
settle(struct mq_table *t)
{
	struct mq_table_store *o = t->store;

	o->cells.ncols = t->ncols;
	o->cells.nrows = t->nrows;
	o->cells.bytes = o->bytes;
	o->cells.at = o->at;
	o->cells.line = o->line;
	o->cells.blanks = o->blanks;
	t->cells = &o->cells;
}

static int
load_header(struct loading *l)
{
	struct mq_table *t = l->t;
	struct mq_record rec;
	enum mq_got got;
	size_t i, j;

	do /* nothing stands in the first rows of some workbooks */
		got = mq_read(l->rd, &rec);
	while (got == MQ_GOT_RECORD && rec.raw.n == 0);
	if (got == MQ_GOT_END)
		return table_fail(t, 0, "empty: no header line");
	if (got != MQ_GOT_RECORD)
		return table_fail(t, rec.line, mq_reader_error(l->rd));
	t->ncols = rec.ncells;
	t->header = mq_arena_zalloc(&t->arena, t->ncols, sizeof(*t->header));
	for (i = 0; i < t->ncols; i++) {
		t->header[i] = mq_str_dup(&t->arena, trim(mq_field(&rec, i)));
		add_cell(t, t->header[i]);
	}
	for (i = 0; i < t->ncols; i++)
		for (j = 0; j < i; j++)
			if (t->header[i].n &&
			    mq_str_eq(t->header[i], t->header[j]))
				return table_fail(t, 1,
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

	while ((got = mq_read(l->rd, &rec)) == MQ_GOT_RECORD) {
		if (rec.byte + rec.raw.n >= UINT32_MAX) {
			table_fail(
			    l->t, rec.line, "a table of more than 4 GiB");
			return;
		}
		if (!is_empty(&rec))
			add_row(l->t, &rec);
	}
	if (got != MQ_GOT_END)
		table_fail(l->t, rec.line, mq_reader_error(l->rd));
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
	t->store = new_store(mq_input_size(in));
	if (mq_xlsx_recognised(in))
		in = open_workbook(in, &opts);
	l.rd = mq_reader_new(in, &opts);
	if (load_header(&l) == 0)
		load_rows(&l);
	mq_reader_free(l.rd);
	settle(t);
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
	table_fail(t, 0, strerror(why));
	return t;
}

void
table_store_free(struct mq_table_store *o)
{
	if (!o)
		return;
	free(o->bytes);
	free(o->at);
	free(o->line);
	free(o->blanks);
	free(o);
}
