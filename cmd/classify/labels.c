#include "labels.h"

#include <stdlib.h>

#include "minqing/hash.h"

struct labels {
	struct mq_map of;    /* category to struct mq_str, its label */
	struct mq_map first; /* label to struct mq_str, its first category */
};

static int
add_row(struct labels *l, struct mq_table *t, size_t row, const long at[2])
{
	struct mq_str label = mq_str_trim(mq_table_cell(t, row, at[0]));
	struct mq_str category = mq_str_trim(mq_table_cell(t, row, at[1]));
	struct mq_str *value;

	if (label.n == 0 || category.n == 0)
		return mq_table_fail(
		    t, row, at[label.n > 0], "want a label and a category");
	value = mq_map_put(&l->of, category, sizeof(*value));
	if (value->n > 0 && !mq_str_eq(*value, label))
		return mq_table_fail(t, row, at[1],
		    "has the label '%.*s' in an earlier line", (int)value->n,
		    value->s);
	*value = label;
	value = mq_map_put(&l->first, label, sizeof(*value));
	if (value->n == 0)
		*value = category;
	return 0;
}

struct labels *
labels_new(struct mq_table *t)
{
	struct labels *l = mq_xcalloc(1, sizeof(*l));
	long at[2] = { -1, -1 };
	size_t row;
	int rc = t->error ? -1 : 0;

	if (!rc && ((at[0] = mq_table_column(t, "label")) < 0 ||
		       (at[1] = mq_table_column(t, "category")) < 0))
		rc = -1;
	for (row = 0; !rc && row < t->nrows; row++)
		rc = add_row(l, t, row, at);
	if (!rc)
		return l;
	labels_free(l);
	return NULL;
}

struct mq_str
labels_of(const struct labels *l, struct mq_str category)
{
	struct mq_str path = category;
	const struct mq_str *label;

	while (path.n > 0) {
		if ((label = mq_map_get(&l->of, path)))
			return *label;
		do
			path.n--;
		while (path.n > 0 && path.s[path.n] != '/');
	}
	return category;
}

struct mq_str
labels_category(const struct labels *l, struct mq_str label)
{
	const struct mq_str *category = mq_map_get(&l->first, label);

	return category ? *category : label;
}

void
labels_free(struct labels *l)
{
	if (!l)
		return;
	mq_map_free(&l->of);
	mq_map_free(&l->first);
	free(l);
}
