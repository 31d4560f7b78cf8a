#include "lines.h"

#include "minqing/utf8.h"
#include "minqing/width.h"

void
report_ink(
    const struct report_page *p, struct mq_output *out, enum report_ink ink)
{
	static const char *const sgr[] = {
		[REPORT_INK_USUAL] = "\033[0m",
		[REPORT_INK_STRONG] = "\033[1m",
		[REPORT_INK_WARN] = "\033[1;31m",
		[REPORT_INK_DRAWN] = "\033[36m",
	};

	if (p->colour)
		mq_output_text(out, sgr[ink]);
}

void
report_repeat(struct mq_output *out, const char *s, size_t n)
{
	while (n--)
		mq_output_text(out, s);
}

void
report_cut(struct mq_output *out, struct mq_str s, size_t width)
{
	if (mq_width(s) <= width) {
		mq_output_str(out, s);
		return;
	}
	mq_output_str(out, mq_width_cut(s, width - 1));
	mq_output_text(out, "…");
}

/* How many columns are left of `width` once s is cut to it. */
static size_t
room_beside(struct mq_str s, size_t width)
{
	size_t w = mq_width(s);

	if (w <= width)
		return width - w;
	return width - mq_width(mq_width_cut(s, width - 1)) - 1;
}

void
report_pad_left(struct mq_output *out, struct mq_str s, size_t width)
{
	report_repeat(out, " ", room_beside(s, width));
	report_cut(out, s, width);
}

void
report_pad_right(struct mq_output *out, struct mq_str s, size_t width)
{
	report_cut(out, s, width);
	report_repeat(out, " ", room_beside(s, width));
}

static bool
is_closing(int32_t c)
{
	return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF1B ||
	       c == 0xFF1A || c == 0xFF09 || c == 0x201D || c == 0x300B;
}

static bool
is_opening(int32_t c)
{
	return c == 0xFF08 || c == 0x201C || c == 0x300A;
}

/* May a line end between these two characters? */
static bool
may_break(int32_t before, int32_t after, bool wide)
{
	if (before == ' ')
		return true;
	return wide && !is_closing(after) && !is_opening(before);
}

/* The longest beginning of s that is a line of at most `width` columns. */
static struct mq_str
first_line(struct mq_str s, size_t width)
{
	struct mq_str rest = s, one, best = { s.s, 0 };
	size_t used = 0, w, last = 0;
	int32_t c, before = 0;

	while (rest.n) {
		one = rest;
		c = mq_utf8_next(&rest);
		one.n -= rest.n;
		w = mq_width(one);
		if (before && may_break(before, c, w > 1 || last > 1))
			best.n = (size_t)(one.s - s.s);
		if (used + w > width && c != ' ')
			return best.n ? best
				      : (struct mq_str){ s.s,
						(size_t)(one.s - s.s) };
		used += w;
		before = c;
		last = w;
	}
	return s;
}

void
report_wrap(struct mq_output *out, struct mq_str s, size_t indent)
{
	struct mq_str line;

	while (s.n) {
		line = first_line(s, REPORT_WIDTH - indent);
		s = (struct mq_str){ s.s + line.n, s.n - line.n };
		mq_output_str(out, mq_str_trim(line));
		mq_output_text(out, "\n");
		if (s.n)
			report_repeat(out, " ", indent);
	}
}

void
report_bar(struct mq_output *out, int64_t permille, size_t width)
{
	static const char *const part[] = { "", "▏", "▎", "▍", "▌", "▋", "▊",
		"▉" };
	int64_t eighths = (permille * (int64_t)width * 8 + 500) / 1000;

	if (permille && !eighths)
		eighths = 1;
	report_repeat(out, "█", (size_t)eighths / 8);
	mq_output_text(out, part[eighths % 8]);
}

const char *
report_height(int64_t n, int64_t highest)
{
	static const char *const height[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇",
		"█" };

	return n ? height[(8 * n - 1) / highest] : " ";
}

/* One line of blocks, from one row up to another; none where all are 0. */
static void
block_line(const struct report_page *p, struct mq_output *out,
    const struct report_table *t, size_t from, size_t to, int64_t highest)
{
	size_t i;

	while (to > from && !t->row[to - 1].cell[1].n)
		to--;
	if (to == from)
		return;
	report_pad_right(out, t->row[from].cell[0].text, 12);
	report_ink(p, out, REPORT_INK_DRAWN);
	for (i = from; i < to; i++)
		mq_output_text(
		    out, report_height(t->row[i].cell[1].n, highest));
	report_ink(p, out, REPORT_INK_USUAL);
	mq_output_text(out, "\n");
}

void
report_blocks(const struct report_page *p, struct mq_output *out,
    const struct report_table *t)
{
	enum { LINE = 56 };
	int64_t highest = 0;
	size_t i;

	for (i = 0; i < t->nrows; i++)
		if (t->row[i].cell[1].n > highest)
			highest = t->row[i].cell[1].n;
	for (i = 0; i < t->nrows; i += LINE)
		block_line(p, out, t, i,
		    i + LINE < t->nrows ? i + LINE : t->nrows, highest);
}
