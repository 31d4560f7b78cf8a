#include "overdue.h"

#include <stdlib.h>

static bool
comes_before(const struct report_late *late, struct mq_str id,
    const struct report_late *other)
{
	struct mq_str other_id = { other->id, other->id_length };

	if (late->by != other->by)
		return late->by > other->by;
	return mq_str_cmp(id, other_id) < 0;
}

void
report_longest_add(
    struct report_longest *l, const struct report_late *late, struct mq_str id)
{
	size_t at = l->n, i;

	l->all++;
	while (at > 0 && comes_before(late, id, &l->item[at - 1]))
		at--;
	if (at == REPORT_LONGEST)
		return;
	if (l->n == REPORT_LONGEST)
		free(l->item[--l->n].id);
	for (i = l->n++; i > at; i--)
		l->item[i] = l->item[i - 1];
	l->item[at] = *late;
	l->item[at].id = mq_xrealloc(NULL, id.n + 1, 1);
	l->item[at].id_length = id.n;
	memcpy(l->item[at].id, id.s, id.n);
}

void
report_longest_free(struct report_longest *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		free(l->item[i].id);
	*l = (struct report_longest){ 0 };
}
