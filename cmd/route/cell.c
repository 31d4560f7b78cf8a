#include "cell.h"

const char *const route_teams[] = { "worker", "member", "volunteer", "agency",
	NULL };
const char *const route_modes[] = { "limited", "line", "joint", NULL };

int
route_word(const char *const *words, struct mq_str word)
{
	int i;

	for (i = 0; words[i]; i++)
		if (mq_str_eq(word, mq_str(words[i])))
			return i;
	return -1;
}

bool
route_list_has(struct mq_str list, struct mq_str word)
{
	struct mq_str part;

	while (list.n && mq_str_next(&list, ';', &part))
		if (mq_str_eq(mq_str_trim(part), word))
			return true;
	return false;
}

/* "worker, member, volunteer, agency" */
static const char *
listed(struct mq_arena *a, const char *const *words)
{
	const char *all = *words++;

	for (; *words; words++)
		all = mq_arena_printf(a, "%s, %s", all, *words);
	return all;
}

int
route_cell_word(
    struct mq_table *t, size_t row, long col, const char *const *words)
{
	struct mq_str cell = mq_table_cell(t, row, col);
	int at = cell.n ? route_word(words, cell) : -1;

	if (!cell.n || at >= 0)
		return at;
	mq_table_fail(t, row, col, "'%.*s' is none of %s", (int)cell.n, cell.s,
	    listed(&t->arena, words));
	return -2;
}

struct mq_str
route_cell_place(struct mq_table *t, size_t row)
{
	return mq_str(
	    mq_arena_printf(&t->arena, "%s:%lu", t->name, t->line[row]));
}
