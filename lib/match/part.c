#include "part.h"

#include <limits.h>

struct part
part_any(void)
{
	struct part p = { .width = { 0, ULONG_MAX, false } };

	return p;
}

struct part
part_character(bool line, bool pure)
{
	struct part p = { .width = { 1, 1, line }, .pure = pure };

	return p;
}

struct part
part_exact(struct set set, bool pure)
{
	struct part p = { .exact = set, .pure = pure };

	return p;
}

bool
part_is_character(const struct part *p)
{
	if (p->need.n > 0)
		return false;
	return chars_any(&p->chars) ||
	       (p->exact.n == 0 && p->width.min == 1 && p->width.max == 1);
}

struct part
part_assertion(struct mq_arena *a)
{
	static const struct literal empty = { { "", 0 }, false, false };

	return part_exact(set_one(a, empty), false);
}

struct need
part_need(struct mq_arena *a, const struct part *p)
{
	struct need need;
	struct run *run;

	if (p->exact.n == 0 && p->need.n == 0 && chars_any(&p->chars)) {
		run = mq_arena_zalloc(a, 1, sizeof(*run));
		run->set[0] = p->chars;
		run->folded = p->folded;
		run->n = 1;
		return need_run(a, run);
	}
	if (p->exact.n == 0)
		return p->need;
	need = need_of(a, p->exact, p->pure);
	return p->need.n > 0 ? need_and(a, need, p->need) : need;
}
