#include "book.h"

#include <math.h>

#include "minqing/escape.h"
#include "minqing/width.h"

/* Looks of numbers behind the types: days alone, and texts behind a number. */
enum { DAY = REPORT_TEXT + 1, RIGHT };

static const char *const number_format[REPORT_LOOKS] = {
	[REPORT_INT] = "#,##0",
	[REPORT_RATE] = "0.0%",
	[REPORT_DECIMAL] = "0.0",
	[REPORT_MINUTES] = "[h]:mm",
	[REPORT_DATE] = "yyyy-mm-dd hh:mm",
	[DAY] = "yyyy-mm-dd",
};

enum { BLUE = 0x0072B2, WARN = 0xA34700, GREY = 0x595959, PALE = 0xE8EDF2 };

static lxw_format *
new_format(struct report_book *b, int look, int style)
{
	lxw_format *f = lxw.workbook_add_format(b->book);

	if (number_format[look])
		lxw.format_set_num_format(f, number_format[look]);
	if (look == REPORT_TEXT)
		lxw.format_set_num_format(f, "@");
	lxw.format_set_align(
	    f, look == REPORT_TEXT ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
	lxw.format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (style == REPORT_STYLE_PART && look == REPORT_TEXT)
		lxw.format_set_indent(f, 1);
	if (style == REPORT_STYLE_WARN)
		lxw.format_set_font_color(f, WARN);
	if (style == REPORT_STYLE_TOTAL) {
		lxw.format_set_bold(f);
		lxw.format_set_top(f, LXW_BORDER_THIN);
	}
	return f;
}

static lxw_format *
new_head(struct report_book *b, uint8_t align)
{
	lxw_format *f = lxw.workbook_add_format(b->book);

	lxw.format_set_bold(f);
	lxw.format_set_text_wrap(f);
	lxw.format_set_align(f, align);
	lxw.format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	lxw.format_set_bg_color(f, PALE);
	lxw.format_set_bottom(f, LXW_BORDER_THIN);
	return f;
}

static lxw_format *
new_big(struct report_book *b, double size)
{
	lxw_format *f = lxw.workbook_add_format(b->book);

	lxw.format_set_bold(f);
	lxw.format_set_font_size(f, size);
	lxw.format_set_font_color(f, BLUE);
	return f;
}

void
report_book_begin(struct report_book *b)
{
	lxw_doc_properties said = { 0 };
	int style, look;

	for (style = 0; style < REPORT_STYLES; style++)
		for (look = 0; look < REPORT_LOOKS; look++)
			b->format[style][look] = new_format(b, look, style);
	b->head = new_head(b, LXW_ALIGN_LEFT);
	b->head_number = new_head(b, LXW_ALIGN_RIGHT);
	b->title = new_big(b, 18);
	b->heading = new_big(b, 13);
	b->wrapped = lxw.workbook_add_format(b->book);
	lxw.format_set_text_wrap(b->wrapped);
	lxw.format_set_align(b->wrapped, LXW_ALIGN_VERTICAL_TOP);
	lxw.format_set_indent(b->wrapped, 1);
	said.title = (char *)report_book_text(b, report_title(b->p));
	said.created = (time_t)b->p->r->reader.now;
	report_book_keep(b, lxw.workbook_set_properties(b->book, &said));
}

void
report_book_keep(struct report_book *b, lxw_error error)
{
	if (!b->error)
		b->error = error;
}

lxw_worksheet *
report_book_sheet(struct report_book *b, enum report_word name)
{
	const char *text = report_book_text(b, report_text(b->p, name));
	lxw_worksheet *sheet;

	b->sheets++;
	if (lxw.workbook_validate_sheet_name(b->book, text)) /* there is one */
		text = mq_arena_printf(&b->p->arena, "%s %u", text, b->sheets);
	sheet = lxw.workbook_add_worksheet(b->book, text);
	if (!sheet)
		report_book_keep(
		    b, lxw.workbook_validate_sheet_name(b->book, text));
	return sheet;
}

/* U+FFFE and U+FFFF are in no XML; of their bytes the last is changed. */
static void
make_xml(char *s)
{
	while ((s = strstr(s, "\xEF\xBF"))) {
		if (s[2] == '\xBE' || s[2] == '\xBF')
			s[2] = '\xBD';
		s += 2;
	}
}

const char *
report_book_text(struct report_book *b, struct mq_str s)
{
	enum { MOST = 8000 }; /* columns; a cell holds 32,767 signs */
	struct mq_arena *a = &b->p->arena;
	char *text;

	s = mq_width_cut(mq_escape_tty(a, s), MOST);
	text = mq_arena_strndup(a, s.s, s.n);
	make_xml(text);
	return text;
}

void
report_book_put_text(struct report_book *b, lxw_worksheet *sheet, lxw_row_t row,
    lxw_col_t col, struct mq_str s, lxw_format *format)
{
	report_book_keep(b, lxw.worksheet_write_string(sheet, row, col,
				report_book_text(b, s), format));
}

/* Days since 1899-12-30, as a spreadsheet counts them from March 1900 on. */
static double
serial_of(const struct mq_date *d)
{
	enum { EPOCH = 25569 };

	return EPOCH + (double)(d->t + d->offset) / 86400;
}

/* The number that a cell holds, and how it looks; NAN: it holds a text. */
static double
number_of(const struct report_value *v, int *look)
{
	enum { MARCH_1900 = 61 };
	double serial;

	*look = v->type;
	switch (v->type) {
	case REPORT_INT:
		return (double)v->n;
	case REPORT_RATE:
	case REPORT_DECIMAL:
		return v->x;
	case REPORT_MINUTES:
		return v->x / 1440;
	case REPORT_DATE:
		serial = serial_of(&v->date);
		*look = v->date.day ? DAY : REPORT_DATE;
		return serial < MARCH_1900 ? NAN : serial;
	case REPORT_TEXT:
		return NAN;
	default:
		*look = RIGHT;
		return NAN;
	}
}

void
report_book_put(struct report_book *b, lxw_worksheet *sheet, lxw_row_t row,
    lxw_col_t col, const struct report_value *v, enum report_style style)
{
	int look;
	double x = number_of(v, &look);
	lxw_format *f = b->format[style][look];

	if (!isnan(x))
		report_book_keep(
		    b, lxw.worksheet_write_number(sheet, row, col, x, f));
	else if (v->text.n)
		report_book_put_text(b, sheet, row, col, v->text, f);
	else
		report_book_keep(
		    b, lxw.worksheet_write_blank(sheet, row, col, f));
}

void
report_book_print(
    struct report_book *b, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col)
{
	enum { A4 = 9, BROAD = 6 };

	lxw.worksheet_set_paper(sheet, A4);
	if (col > BROAD)
		lxw.worksheet_set_landscape(sheet);
	lxw.worksheet_fit_to_pages(sheet, 1, 0);
	report_book_keep(b, lxw.worksheet_print_area(sheet, 0, 0, row, col));
	report_book_keep(b, lxw.worksheet_set_footer(sheet, "&L&A&R&P / &N"));
}
