#include <stdio.h>
#include <stdlib.h>

#include "minqing/hash.h"
#include "rows.h"

enum { LOOK = 20 }; /* rows of a workbook among which the header is */

/* Tables, and the sheets of workbooks, which are read as such. */
struct table {
	struct ingest_rows rows;
	struct mq_reader *rd;
	bool raw;
	bool headed;            /* the header was given */
	bool titles;            /* there may be some above it */
	struct mq_record *held; /* rows looked at and not given yet */
	size_t at, nheld;
	enum mq_got then;      /* MQ_GOT_RECORD, or what comes behind them */
	struct mq_record last; /* and its place */
	char how[8];
	struct mq_arena arena;
};

/* How many different texts a row has. */
static size_t
different(const struct mq_record *rec)
{
	struct mq_map texts = { 0 };
	size_t i, n;

	for (i = 0; i < rec->ncells; i++)
		if (mq_str_trim(mq_cell(rec, i)).n)
			mq_map_put(&texts, mq_cell(rec, i), 1);
	n = texts.n;
	mq_map_free(&texts);
	return n;
}

/*
 * Titles, dates and who made the table stand in few cells; merged cells that
 * are filled have one text in many.  The header is the first row with more
 * than half as many texts as any row near it.
 */
static size_t
find_header(const struct mq_record *row, size_t n)
{
	size_t texts[LOOK], most = 0, i;

	for (i = 0; i < n; i++) {
		texts[i] = different(&row[i]);
		if (texts[i] > most)
			most = texts[i];
	}
	for (i = 0; i < n; i++)
		if (texts[i] && 2 * texts[i] > most)
			return i;
	return 0;
}

/* Look at the first rows of a sheet, and leave out what is above its header. */
static void
look(struct table *t)
{
	t->titles = false;
	t->held = mq_arena_zalloc(&t->arena, LOOK, sizeof(*t->held));
	while (t->nheld < LOOK && t->then == MQ_GOT_RECORD) {
		t->then = mq_read(t->rd, &t->last);
		if (t->then == MQ_GOT_RECORD)
			t->held[t->nheld++] =
			    mq_record_dup(&t->arena, &t->last);
	}
	t->at = find_header(t->held, t->nheld);
	t->rows.remarks.titles = t->at;
}

static enum mq_got
take(struct table *t, struct mq_record *rec)
{
	if (t->titles)
		look(t);
	if (t->at < t->nheld) {
		*rec = t->held[t->at++];
		return MQ_GOT_RECORD;
	}
	if (t->then == MQ_GOT_RECORD)
		return mq_read(t->rd, rec);
	*rec = t->last;
	return t->then;
}

static void
tell_how(struct table *t)
{
	char delim = mq_reader_delim(t->rd);

	if (mq_reader_format(t->rd) == MQ_TSV)
		snprintf(t->how, sizeof(t->how), "tsv");
	else if (delim == '\t')
		snprintf(t->how, sizeof(t->how), "csv tab");
	else
		snprintf(t->how, sizeof(t->how), "csv %c", delim);
}

static enum mq_got
next(struct ingest_rows *rows, struct mq_record *rec)
{
	struct table *t = (struct table *)rows;
	enum mq_got got = take(t, rec);

	if (got == MQ_GOT_RECORD && !t->headed) {
		t->headed = true;
		tell_how(t);
		if (!t->raw)
			mq_reader_expect(t->rd, rec->ncells);
	}
	if (got == MQ_GOT_REFUSED)
		rows->code = mq_reader_code(t->rd);
	if (got == MQ_GOT_REFUSED || got == MQ_GOT_ERROR)
		rows->why = mq_reader_error(t->rd);
	return got;
}

static void
free_table(struct ingest_rows *rows)
{
	struct table *t = (struct table *)rows;

	mq_reader_free(t->rd);
	mq_arena_free(&t->arena);
	free(t);
}

static struct table *
new_table(const struct ingest_form *form)
{
	struct table *t = mq_xcalloc(1, sizeof(*t));

	t->rows.next = next;
	t->rows.free = free_table;
	t->rows.how = t->how;
	t->raw = form->raw;
	t->then = MQ_GOT_RECORD;
	return t;
}

static struct ingest_rows *
begin(struct table *t, struct mq_input *in, const struct mq_reader_opts *opts)
{
	t->rd = mq_reader_new(in, opts);
	t->rows.decoder = mq_reader_decoder(t->rd);
	return &t->rows;
}

struct ingest_rows *
ingest_table_open(struct mq_input *in, const struct ingest_form *form)
{
	const struct mq_reader_opts opts = {
		.from = form->from,
		.delim = form->delim,
		.strangers = true,
		.skip = form->skip,
		.pad = form->pad,
		.keep_blank = form->raw,
		.encoding = form->encoding,
		.guess = form->guess,
	};

	return begin(new_table(form), in, &opts);
}

struct ingest_rows *
ingest_workbook_open(struct mq_input *in, const struct ingest_form *form)
{
	const struct mq_reader_opts opts = {
		.from = MQ_TSV,
		.strangers = true,
		.skip = form->skip,
		.keep_blank = form->raw,
	};
	struct table *t = new_table(form);

	t->titles = !form->raw && !form->skip;
	return begin(
	    t, mq_xlsx_open(in, &form->book, &t->rows.remarks.book), &opts);
}
