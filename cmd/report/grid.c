/* Tables as lines of text */

#include "lines.h"

#include "minqing/escape.h"
#include "minqing/width.h"

enum { GAP = 2, BAR_MOST = 30, NAME_LEAST = 8 };

/* Some columns of a table, side by side. */
struct grid {
	struct report_page *p;
	const struct report_table *t;
	size_t col[REPORT_CELLS];
	size_t width[REPORT_CELLS];
	size_t n;
};

static struct mq_str
head_of(const struct grid *g, size_t i)
{
	const struct report_head *head = &g->t->head[g->col[i]];

	return report_text(
	    g->p, head->kind == REPORT_BAR ? W_NONE : head->head);
}

/* What stands in a cell, safe for a terminal; parts of a whole are indented. */
static struct mq_str
cell_of(const struct grid *g, const struct report_row *row, size_t i)
{
	struct mq_str s =
	    mq_escape_tty(&g->p->arena, row->cell[g->col[i]].text);

	if (g->col[i] || !row->depth)
		return s;
	return mq_str(mq_arena_printf(
	    &g->p->arena, "%*s%.*s", 2 * row->depth, "", (int)s.n, s.s));
}

static size_t
width_of(const struct grid *g, size_t i)
{
	size_t width = mq_width(head_of(g, i)), w, row;

	if (g->t->head[g->col[i]].kind == REPORT_BAR)
		return BAR_MOST;
	for (row = 0; row < g->t->nrows; row++) {
		w = mq_width(cell_of(g, &g->t->row[row], i));
		width = w > width ? w : width;
	}
	return width;
}

static size_t
total(const struct grid *g)
{
	size_t i, sum = 0;

	for (i = 0; i < g->n; i++)
		sum += g->width[i] + (i ? GAP : 0);
	return sum;
}

/* The widest column that may be narrower than what it holds, or n. */
static size_t
widest(const struct grid *g)
{
	size_t i, at = g->n, most = NAME_LEAST;

	for (i = 0; i < g->n; i++)
		if (g->t->head[g->col[i]].kind != REPORT_NUMBER &&
		    g->width[i] > most) {
			most = g->width[i];
			at = i;
		}
	return at;
}

static void
make_fit(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		g->width[i] = width_of(g, i);
	while (total(g) > REPORT_WIDTH && (i = widest(g)) < g->n)
		g->width[i]--;
}

static void
draw_cell(
    struct mq_output *out, const struct grid *g, size_t i, struct mq_str s)
{
	bool left = g->t->head[g->col[i]].kind != REPORT_NUMBER;

	if (left && i + 1 == g->n && !s.n)
		return; /* no blanks at the end of a line */
	if (i)
		report_repeat(out, " ", GAP);
	if (!left)
		report_pad_left(out, s, g->width[i]);
	else if (i + 1 < g->n)
		report_pad_right(out, s, g->width[i]);
	else
		report_cut(out, s, g->width[i]);
}

static void
draw_row(
    struct mq_output *out, const struct grid *g, const struct report_row *row)
{
	enum report_ink ink = row->warn    ? REPORT_INK_WARN
			      : row->total ? REPORT_INK_STRONG
					   : REPORT_INK_USUAL;
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (g->t->head[g->col[i]].kind != REPORT_BAR) {
			report_ink(g->p, out, ink);
			draw_cell(out, g, i, cell_of(g, row, i));
			report_ink(g->p, out, REPORT_INK_USUAL);
			continue;
		}
		report_repeat(out, " ", GAP);
		report_ink(g->p, out, REPORT_INK_DRAWN);
		report_bar(out, row->bar, g->width[i]);
		report_ink(g->p, out, REPORT_INK_USUAL);
	}
	mq_output_text(out, "\n");
}

static void
draw(struct mq_output *out, struct grid *g)
{
	size_t i;

	make_fit(g);
	report_ink(g->p, out, REPORT_INK_STRONG);
	for (i = 0; i < g->n; i++)
		if (g->t->head[g->col[i]].kind != REPORT_BAR)
			draw_cell(out, g, i, head_of(g, i));
	report_ink(g->p, out, REPORT_INK_USUAL);
	mq_output_text(out, "\n");
	for (i = 0; i < g->t->nrows; i++)
		draw_row(out, g, &g->t->row[i]);
}

/* The columns under one head, with those that have none; W_NONE: all. */
static void
choose(struct grid *g, enum report_word over)
{
	const struct report_head *head = g->t->head;
	size_t i;

	g->n = 0;
	for (i = 0; i < g->t->ncols; i++)
		if (head[i].kind < REPORT_RANGE &&
		    (!over || !head[i].over || head[i].over == over))
			g->col[g->n++] = i;
}

static bool
fits(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		g->width[i] = i ? width_of(g, i) : NAME_LEAST;
	return total(g) <= REPORT_WIDTH;
}

void
report_lines(
    struct report_page *p, struct mq_output *out, const struct report_table *t)
{
	struct grid g = { .p = p, .t = t };
	enum report_word over = W_NONE;
	size_t i;

	choose(&g, W_NONE);
	if (fits(&g) || !t->head[t->ncols - 1].over) {
		draw(out, &g);
		return;
	}
	for (i = 0; i < t->ncols; i++) {
		if (t->head[i].over == over || !t->head[i].over)
			continue;
		if (over)
			mq_output_text(out, "\n");
		over = t->head[i].over;
		choose(&g, over);
		draw(out, &g);
	}
}
