#include "xlsx.h"

#include <errno.h>
#include <stdio.h>

#include "book.h"
#include "inputs.h"
#include "minqing/width.h"

/* Excel has a million rows a sheet. */
static const struct report_room room = { .groups = 100000,
	.tops = 5000,
	.subs = 100,
	.overdue = SIZE_MAX,
	.streets = 100000,
	.problems = 100000,
	.inputs = 100000,
	.empty = SIZE_MAX };

/* The first sheet: a label, a figure, a sentence. */
struct summary {
	struct report_book *b;
	lxw_worksheet *sheet;
	lxw_row_t row;
};

static void
put_line(struct summary *s, struct mq_str label, const struct report_value *v,
    struct mq_str sentence, enum report_style style)
{
	enum { LINE = 76 };
	struct report_book *b = s->b;
	unsigned lines;

	report_book_put_text(b, s->sheet, s->row, 0, label,
	    b->format[REPORT_STYLE_PLAIN][REPORT_TEXT]);
	if (v)
		report_book_put(b, s->sheet, s->row, 1, v, style);
	report_book_put_text(b, s->sheet, s->row, 2, sentence, b->wrapped);
	lines = (unsigned)(mq_width(sentence) + LINE - 1) / LINE;
	if (lines > 1)
		report_book_keep(b, lxw.worksheet_set_row(s->sheet, s->row,
					lines * LXW_DEF_ROW_HEIGHT, NULL));
	s->row++;
}

static void
put_content(
    struct summary *s, enum report_word title, const struct report_content *c)
{
	struct report_page *p = s->b->p;
	const struct report_tile *t;
	size_t i;

	s->row++;
	report_book_put_text(
	    s->b, s->sheet, s->row++, 0, report_text(p, title), s->b->heading);
	for (i = 0; i < c->ntiles; i++) {
		t = &c->tile[i];
		put_line(s, report_text(p, t->label), &t->value, t->note,
		    t->warn ? REPORT_STYLE_WARN : REPORT_STYLE_PLAIN);
	}
	for (i = 0; i < c->ntables; i++)
		if (c->table[i].finding.n)
			put_line(s, report_table_title(p, &c->table[i]), NULL,
			    c->table[i].finding, REPORT_STYLE_PLAIN);
	for (i = 0; i < c->ndefinitions; i++)
		put_line(s, report_text(p, c->definition[i].term), NULL,
		    report_text(p, c->definition[i].meaning),
		    REPORT_STYLE_PLAIN);
	for (i = 0; i < c->notes.n; i++)
		put_line(
		    s, MQ_STR(""), NULL, c->notes.item[i], REPORT_STYLE_PLAIN);
}

/* Tables without a finding have a sheet, and no more. */
static bool
says_something(const struct report_content *c)
{
	size_t i;

	for (i = 0; i < c->ntables; i++)
		if (c->table[i].finding.n)
			return true;
	return c->ntiles || c->ndefinitions || c->notes.n;
}

static void
put_section(struct summary *s, const struct report_section *section)
{
	struct report_content c;
	size_t i;

	report_fill(s->b->p, section, &room, &c);
	if (says_something(&c))
		put_content(s, section->title, &c);
	if (c.ntables == 1 && !section->notice)
		report_book_chart(s->b, &c.table[0]);
	for (i = 0; i < c.ntables; i++)
		report_book_table(s->b, &c.table[i]);
	report_content_free(&c);
}

static void
put_head(struct summary *s)
{
	struct report_page *p = s->b->p;
	struct mq_str line[] = { report_period(p), report_records(p),
		report_inputs_said(p), report_as_of(p), report_made_by(p) };
	size_t i;

	report_book_keep(
	    s->b, lxw.worksheet_set_column(s->sheet, 0, 0, 26, NULL));
	report_book_keep(
	    s->b, lxw.worksheet_set_column(s->sheet, 1, 1, 14, NULL));
	report_book_keep(
	    s->b, lxw.worksheet_set_column(s->sheet, 2, 2, 80, NULL));
	report_book_put_text(
	    s->b, s->sheet, s->row++, 0, report_title(p), s->b->title);
	for (i = 0; i < sizeof(line) / sizeof(line[0]); i++)
		report_book_put_text(
		    s->b, s->sheet, s->row++, 0, line[i], NULL);
}

static void
fill(struct report_book *b)
{
	const struct report_section *section;
	struct summary s = { .b = b };

	report_book_begin(b);
	s.sheet = report_book_sheet(b, W_TILES);
	if (!s.sheet)
		return;
	put_head(&s);
	for (section = report_sections; section->id; section++)
		if (report_shows(b->p->r, section))
			put_section(&s, section);
	report_book_print(b, s.sheet, s.row, 2);
}

static void
copy(FILE *from, struct mq_output *out)
{
	char buf[16384];
	size_t n;

	rewind(from);
	while ((n = fread(buf, 1, sizeof(buf), from)) > 0)
		mq_output_write(out, buf, n);
}

/* The library writes to a name alone: that of a file without one. */
static const char *
write_book(struct report_page *p, FILE *to)
{
	struct report_book b = { .p = p };
	char path[32];

	snprintf(path, sizeof(path), "/dev/fd/%d", fileno(to));
	b.book = lxw.workbook_new(path);
	if (!b.book)
		return "out of memory";
	fill(&b);
	report_book_keep(&b, lxw.workbook_close(b.book));
	return b.error ? lxw.lxw_strerror(b.error) : NULL;
}

const char *
report_write_xlsx(struct report_page *p, struct mq_output *out)
{
	const char *why = report_lxw_load();
	FILE *to;

	if (why)
		return why;
	to = tmpfile();
	if (!to)
		return strerror(errno);
	why = write_book(p, to);
	if (!why)
		copy(to, out);
	if (ferror(to))
		why = "its temporary file cannot be read";
	fclose(to);
	return why;
}
