#include "deadline.h"

#include <stdlib.h>

#include "cell.h"
#include "duty.h"

static const char *const urgencies[] = { "0", "1", "2", "3", NULL };
static const char *const kinds[] = { "consult", "help", "complaint", "report",
	"suggestion", NULL };
static const char *const clocks[] = { "natural", "work", NULL };
static const char *const starts[] = { "now", "next-day", NULL };

struct columns {
	long is[ROUTE_CASES];
	long limit[ROUTE_LIMITS], clock, from;
};

static int
find_columns(struct mq_table *t, struct columns *c)
{
	static const char *const name[] = { "mode", "urgency", "kind",
		"category" };
	int i;

	for (i = 0; i < ROUTE_CASES; i++)
		c->is[i] = mq_table_find(t, name[i]);
	c->limit[ROUTE_RESPOND] = mq_table_find(t, "respond");
	c->limit[ROUTE_RESOLVE] = mq_table_column(t, "resolve");
	c->clock = mq_table_find(t, "clock");
	c->from = mq_table_find(t, "from");
	return t->error ? -1 : 0;
}

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

/* A word that no record can have would make a row that never fits. */
static int
check_words(struct mq_table *t, size_t row, const struct columns *c)
{
	if (route_cell_word(t, row, c->is[ROUTE_CASE_MODE], route_modes) < -1 ||
	    route_cell_word(t, row, c->is[ROUTE_CASE_URGENCY], urgencies) <
		-1 ||
	    route_cell_word(t, row, c->is[ROUTE_CASE_KIND], kinds) < -1 ||
	    route_cell_word(t, row, c->clock, clocks) < -1 ||
	    route_cell_word(t, row, c->from, starts) < -1)
		return -1;
	return 0;
}

static int
add_row(struct route_deadlines *deadlines, struct mq_table *t, size_t row,
    const struct columns *c)
{
	struct route_deadline *d, new = { 0 };
	int i, has;

	for (i = 0; i < ROUTE_LIMITS; i++) {
		has = read_term(t, row, c->limit[i], &new.limit[i]);
		if (has < 0)
			return -1;
		new.has[i] = has;
	}
	if (check_words(t, row, c))
		return -1;
	deadlines->row = mq_grow(deadlines->row, deadlines->n, &deadlines->cap,
	    sizeof(*deadlines->row));
	d = &deadlines->row[deadlines->n++];
	*d = new;
	for (i = 0; i < ROUTE_CASES; i++)
		d->fits[i] = mq_table_cell(t, row, c->is[i]);
	d->clock = route_cell_word(t, row, c->clock, clocks) == 1
		       ? MQ_CLOCK_WORK
		       : MQ_CLOCK_NATURAL;
	d->from = route_cell_word(t, row, c->from, starts) == 1
		      ? MQ_FROM_NEXT_DAY
		      : MQ_FROM_NOW;
	d->place = route_cell_place(t, row);
	return 0;
}

void
route_deadlines_add(struct route_deadlines *deadlines, struct mq_table *t)
{
	struct columns c;
	size_t row;

	if (t->error || find_columns(t, &c))
		return;
	for (row = 0; row < t->nrows; row++)
		if (add_row(deadlines, t, row, &c))
			return;
}

static bool
is_fit(const struct route_deadline *d, const struct mq_str is[ROUTE_CASES])
{
	struct mq_str path = d->fits[ROUTE_CASE_CATEGORY];
	int i;

	for (i = 0; i < ROUTE_CASE_CATEGORY; i++)
		if (d->fits[i].n && !mq_str_eq(d->fits[i], is[i]))
			return false;
	return !path.n || (mq_str_starts(is[ROUTE_CASE_CATEGORY], path) &&
			      route_path_covers(path, is[ROUTE_CASE_CATEGORY]));
}

const struct route_deadline *
route_deadline_of(const struct route_deadlines *deadlines,
    const struct mq_str is[ROUTE_CASES])
{
	size_t i;

	for (i = 0; i < deadlines->n; i++)
		if (is_fit(&deadlines->row[i], is))
			return &deadlines->row[i];
	return NULL;
}

bool
route_deadline_is_odd(enum route_case which, struct mq_str word)
{
	static const char *const *const words[] = { route_modes, urgencies,
		kinds };

	return which < ROUTE_CASE_CATEGORY && word.n &&
	       route_word(words[which], word) < 0;
}

int
route_deadline_due(const struct route_deadline *deadline,
    enum route_limit limit, struct mq_calendar *c, int64_t t, int64_t *due)
{
	return mq_calendar_due(c, t, &deadline->limit[limit], deadline->clock,
	    deadline->from, due);
}

void
route_deadlines_free(struct route_deadlines *deadlines)
{
	free(deadlines->row);
	*deadlines = (struct route_deadlines){ 0 };
}
