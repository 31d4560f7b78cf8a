#include "minqing/deadline.h"

#include <stdlib.h>

/* A cell's term: 1, 0 where it is empty, or -1 with an error set. */
static int
read_term(struct mq_table *t, size_t row, long col, struct mq_term *term)
{
	struct mq_str cell = mq_table_cell(t, row, col);

	if (!cell.n)
		return 0;
	if (!mq_term_parse(cell, term) && term->n >= 0)
		return 1;
	return mq_table_fail(t, row, col,
	    "'%.*s' is no term such as 20min, 2h, 7d or 5wd", (int)cell.n,
	    cell.s);
}

static int
add_row(struct mq_deadlines *deadlines, struct mq_table *t, size_t row,
    const long limit[MQ_LIMITS])
{
	struct mq_deadline new = { 0 };
	int i, has;

	for (i = 0; i < MQ_LIMITS; i++) {
		has = read_term(t, row, limit[i], &new.limit[i]);
		if (has < 0)
			return -1;
		new.has[i] = has;
	}
	if (mq_fit_read(t, row, &new.fit) ||
	    mq_fit_count(t, row, &new.clock, &new.from))
		return -1;
	new.place = mq_table_place(t, row);
	deadlines->row = mq_grow(deadlines->row, deadlines->n, &deadlines->cap,
	    sizeof(*deadlines->row));
	deadlines->row[deadlines->n++] = new;
	return 0;
}

void
mq_deadlines_add(struct mq_deadlines *deadlines, struct mq_table *t)
{
	long limit[MQ_LIMITS];
	size_t row;

	if (t->error)
		return;
	limit[MQ_RESPOND] = mq_table_find(t, "respond");
	limit[MQ_RESOLVE] = mq_table_column(t, "resolve");
	for (row = 0; row < t->nrows && !t->error; row++)
		if (add_row(deadlines, t, row, limit))
			return;
}

const struct mq_deadline *
mq_deadline_of(
    const struct mq_deadlines *deadlines, const struct mq_str is[MQ_CASES])
{
	size_t i;

	for (i = 0; i < deadlines->n; i++)
		if (mq_fits(&deadlines->row[i].fit, is))
			return &deadlines->row[i];
	return NULL;
}

int
mq_deadline_due(const struct mq_deadline *deadline, enum mq_limit limit,
    struct mq_calendar *c, int64_t t, int64_t *due)
{
	return mq_calendar_due(c, t, &deadline->limit[limit], deadline->clock,
	    deadline->from, due);
}

enum mq_clock
mq_deadline_clock(const struct mq_deadline *deadline, enum mq_limit limit)
{
	if (!deadline)
		return MQ_CLOCK_NATURAL;
	if (deadline->has[limit] &&
	    deadline->limit[limit].unit == MQ_TERM_WORKDAYS)
		return MQ_CLOCK_WORK;
	return deadline->clock;
}

void
mq_deadlines_free(struct mq_deadlines *deadlines)
{
	free(deadlines->row);
	*deadlines = (struct mq_deadlines){ 0 };
}
