#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include "minqing/output.h"
#include "table.h"

/* Text in lines of REPORT_WIDTH columns, as a terminal counts them. */
enum { REPORT_WIDTH = 80 };

/*
 * How what follows looks on a terminal; nothing where the page has no colours.
 * Words and shapes say the same without it.
 */
enum report_ink {
	REPORT_INK_USUAL,
	REPORT_INK_STRONG,
	REPORT_INK_WARN,
	REPORT_INK_DRAWN
};

void report_ink(
    const struct report_page *p, struct mq_output *out, enum report_ink ink);

/* n times the same text. */
void report_repeat(struct mq_output *out, const char *s, size_t n);

/* Cut to `width` columns, with an ellipsis... */
void report_cut(struct mq_output *out, struct mq_str s, size_t width);

/* ... and filled up with blanks on the one side or the other. */
void report_pad_left(struct mq_output *out, struct mq_str s, size_t width);
void report_pad_right(struct mq_output *out, struct mq_str s, size_t width);

/*
 * A paragraph, broken at blanks and between wide characters, never before a
 * closing mark; lines but the first begin with `indent` blanks, the first is
 * taken to be in that column already.
 */
void report_wrap(struct mq_output *out, struct mq_str s, size_t indent);

/* A bar of thousandths of `width` columns, in eighths of a column. */
void report_bar(struct mq_output *out, int64_t permille, size_t width);

/* One of the eight heights; a blank for 0. */
const char *report_height(int64_t n, int64_t highest);

/*
 * A series as blocks, a row each, with the first row's name before each line;
 * lines of nothing are left out.
 */
void report_blocks(const struct report_page *p, struct mq_output *out,
    const struct report_table *t);

/*
 * A table with its columns aligned.  One that is too wide is printed in
 * pieces, each with the names and the columns under one common head.
 */
void report_lines(
    struct report_page *p, struct mq_output *out, const struct report_table *t);

#endif
