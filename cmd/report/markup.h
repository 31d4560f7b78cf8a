#ifndef REPORT_MARKUP_H
#define REPORT_MARKUP_H

#include "minqing/output.h"
#include "table.h"
#include "tile.h"

/* Pieces of HTML that the page is put together from. */
struct report_html {
	struct report_page *p;
	struct mq_output *out;
};

/* Markup as it stands ... */
void report_html_raw(struct report_html *h, const char *s);
void report_html_printf(struct report_html *h, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* ... and text, escaped. */
void report_html_text(struct report_html *h, struct mq_str s);
void report_html_word(struct report_html *h, enum report_word w);

/* <TAG>text</TAG>; the tag may be followed by attributes. */
void report_html_element(
    struct report_html *h, const char *tag, struct mq_str s);

/* The style sheet, between <style> and </style>. */
void report_html_style(struct report_html *h);

/*
 * A table, which scrolls sideways by itself where it is wider than the page.
 * Its caption repeats the heading over it for those who do not see that.
 */
void report_html_table(struct report_html *h, const struct report_table *t);

/* "87.3%" of thousandths, with its digits and point as printf(3) wants them. */
#define REPORT_PERCENT "%lld.%lld%%"
#define REPORT_TENTHS(permille)                                                \
	(long long)((permille) / 10), (long long)((permille) % 10)

/* Drawings of a tile: its share with interval and target, and its course. */
void report_svg_share(struct report_html *h, const struct report_tile *tile);
void report_svg_spark(struct report_html *h, const struct report_tile *tile);

/* Drawings in cells. */
void report_svg_bar(struct report_html *h, int64_t permille);
void report_svg_range(
    struct report_html *h, const struct report_row *row, int64_t overall);
void report_svg_stack(struct report_html *h, const struct report_row *row);
void report_svg_bullet(struct report_html *h, const struct report_row *row);

/* What the parts of stacked bars are: the columns before them. */
void report_svg_stack_legend(
    struct report_html *h, const struct report_table *t);

/* Hours by days of the week, a field each, named and described likewise. */
void report_svg_grid(struct report_html *h, const struct report_table *t,
    const char *title, const char *finding);

/* The chart of the volume, named and described by two elements' ids. */
void report_svg_volume(
    struct report_html *h, const char *title, const char *finding);

#endif
