#include <stdlib.h>
#include <string.h>

#include "rows.h"

/* Lines or paragraphs of text, each read by a pattern with named groups. */
struct text {
	struct ingest_rows rows;
	const struct ingest_pattern *pattern;
	struct mq_reader *rd;
	bool headed;
	struct mq_str *cell;
	char *buf; /* the paragraph at hand */
	size_t n, cap;
	struct mq_arena scratch;
};

static bool
is_blank(struct mq_str s)
{
	return mq_str_trim(s).n == 0;
}

static void
give_header(struct text *t, struct mq_record *rec)
{
	*rec = (struct mq_record){
		.raw = { "", 0 },
		.cell = t->pattern->name,
		.ncells = t->pattern->n,
		.line = 1,
		.scratch = &t->scratch,
	};
	t->headed = true;
}

/* The next line that is not blank: rec->raw is what stands in it. */
static enum mq_got
take_line(struct text *t, struct mq_record *rec)
{
	enum mq_got got;

	do
		got = mq_read(t->rd, rec);
	while (got == MQ_GOT_RECORD && is_blank(rec->raw));
	return got;
}

static void
add_line(struct text *t, struct mq_str line)
{
	size_t want = t->n + 1 + line.n;

	if (want > t->cap) {
		t->cap = 2 * want;
		t->buf = mq_xrealloc(t->buf, t->cap, 1);
	}
	if (t->n)
		t->buf[t->n++] = '\n';
	memcpy(t->buf + t->n, line.s, line.n);
	t->n += line.n;
}

static enum mq_got
refuse(struct text *t, const char *code, const char *why)
{
	t->rows.code = code;
	t->rows.why = why;
	return MQ_GOT_REFUSED;
}

/* Lines up to a blank one.  MQ_GOT_REFUSED: more of them than may be. */
static enum mq_got
take_paragraph(struct text *t, struct mq_record *rec)
{
	struct mq_record line;
	enum mq_got got = take_line(t, rec);
	unsigned long lines = 1;

	if (got != MQ_GOT_RECORD)
		return got;
	t->n = 0;
	line = *rec;
	do {
		add_line(t, line.raw);
		if (++lines > MQ_RECORD_LINES || t->n > MQ_RECORD_MAX)
			break;
		got = mq_read(t->rd, &line);
	} while (got == MQ_GOT_RECORD && !is_blank(line.raw));
	rec->raw = (struct mq_str){ t->buf, t->n };
	if (got == MQ_GOT_ERROR) {
		*rec = line;
		return got;
	}
	if (got == MQ_GOT_RECORD && !is_blank(line.raw))
		return refuse(
		    t, "long", "a paragraph of more than 200 lines or 1 MiB");
	return MQ_GOT_RECORD;
}

static enum mq_got
match(struct text *t, struct mq_record *rec)
{
	const struct ingest_pattern *p = t->pattern;
	struct mq_str text = rec->raw, cell;
	enum mq_match m = mq_pattern_match(p->compiled, text, NULL);
	size_t i;

	rec->cell = t->cell;
	rec->ncells = 0;
	rec->escape = rec->delim = 0;
	rec->scratch = &t->scratch;
	if (m == MQ_MATCH_NO)
		return refuse(t, "pattern", "not as the pattern says");
	if (m != MQ_MATCH_YES)
		return refuse(t, "limit", mq_pattern_error(p->compiled));
	for (i = 0; i < p->n; i++) {
		cell = mq_pattern_text(p->compiled, text, p->group[i]);
		t->cell[i] = cell.s ? cell : MQ_STR("");
	}
	rec->ncells = p->n;
	return MQ_GOT_RECORD;
}

static enum mq_got
next(struct ingest_rows *rows, struct mq_record *rec)
{
	struct text *t = (struct text *)rows;
	enum mq_got got;

	if (!t->headed) {
		give_header(t, rec);
		return MQ_GOT_RECORD;
	}
	mq_arena_reset(&t->scratch);
	got =
	    t->pattern->paragraphs ? take_paragraph(t, rec) : take_line(t, rec);
	if (got == MQ_GOT_ERROR)
		rows->why = mq_reader_error(t->rd);
	return got == MQ_GOT_RECORD ? match(t, rec) : got;
}

static void
free_text(struct ingest_rows *rows)
{
	struct text *t = (struct text *)rows;

	mq_reader_free(t->rd);
	mq_arena_free(&t->scratch);
	free(t->cell);
	free(t->buf);
	free(t);
}

struct ingest_rows *
ingest_text_open(struct mq_input *in, const struct ingest_form *form)
{
	struct text *t = mq_xcalloc(1, sizeof(*t));

	t->rows.next = next;
	t->rows.free = free_text;
	t->rows.how = "text";
	t->pattern = form->pattern;
	t->rd = ingest_lines_open(in, form);
	t->rows.decoder = mq_reader_decoder(t->rd);
	t->cell = mq_xcalloc(form->pattern->n, sizeof(*t->cell));
	return &t->rows;
}
