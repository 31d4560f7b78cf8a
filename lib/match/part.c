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

	if (p->exact.n == 0)
		return p->need;
	need = need_of(a, p->exact, p->pure);
	return p->need.n > 0 ? need_and(a, need, p->need) : need;
}
