#ifndef REPORT_BOOK_H
#define REPORT_BOOK_H

#include "lxw.h"
#include "sections.h"

/*
 * A workbook in the making.  Texts go in as texts, whatever they look like;
 * the first thing that goes wrong is kept.
 */
enum report_style {
	REPORT_STYLE_PLAIN,
	REPORT_STYLE_PART, /* of the row above it: indented */
	REPORT_STYLE_TOTAL,
	REPORT_STYLE_WARN,
	REPORT_STYLES
};

enum { REPORT_LOOKS = REPORT_TEXT + 3 }; /* types, and those of a sheet */

struct report_book {
	struct report_page *p;
	lxw_workbook *book;
	lxw_format *format[REPORT_STYLES][REPORT_LOOKS];
	lxw_format *title, *heading, *head, *head_number, *wrapped;
	lxw_worksheet *charts; /* made at the first chart */
	lxw_col_t data;        /* where the next chart's figures go */
	lxw_row_t below;       /* where the next chart goes */
	unsigned sheets;
	lxw_error error;
};

/* Make the formats and fix what is said of the document. */
void report_book_begin(struct report_book *b);

/* A sheet of this name; NULL, and the error kept, where it cannot be. */
lxw_worksheet *report_book_sheet(struct report_book *b, enum report_word name);

/* What goes wrong is kept, if nothing was before. */
void report_book_keep(struct report_book *b, lxw_error error);

/* A text that a workbook may hold, with a NUL behind it. */
const char *report_book_text(struct report_book *b, struct mq_str s);

void report_book_put_text(struct report_book *b, lxw_worksheet *sheet,
    lxw_row_t row, lxw_col_t col, struct mq_str s, lxw_format *format);
void report_book_put(struct report_book *b, lxw_worksheet *sheet, lxw_row_t row,
    lxw_col_t col, const struct report_value *v, enum report_style style);

/* On paper: A4, as wide as the page. */
void report_book_print(
    struct report_book *b, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col);

/* The sheet of a table, and its chart if it is one that is drawn. */
void report_book_table(struct report_book *b, const struct report_table *t);
void report_book_chart(struct report_book *b, const struct report_table *t);

#endif
