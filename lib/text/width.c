#include "minqing/width.h"

#include <utf8proc.h>

#include "minqing/utf8.h"

/* A byte that is not UTF-8 is shown as U+FFFD, which takes one column. */
static size_t
columns(int32_t c)
{
	if (c >= 0x20 && c < 0x7F)
		return 1;
	if (c >= 0x4E00 && c <= 0x9FFF)
		return 2;
	return c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
}

size_t
mq_width(struct mq_str s)
{
	size_t width = 0;

	while (s.n > 0)
		width += columns(mq_utf8_next(&s));
	return width;
}

struct mq_str
mq_width_cut(struct mq_str s, size_t width)
{
	struct mq_str rest = s, next = s;
	size_t used = 0, w;

	while (rest.n > 0) {
		w = columns(mq_utf8_next(&next));
		if (w > width - used)
			break;
		used += w;
		rest = next;
	}
	return (struct mq_str){ s.s, s.n - rest.n };
}
