#include "sample.h"

#include <stdlib.h>

/* Which of two records stands for a household: the lower lot; then, so that
 * nothing hangs on the order, by the cells. */
static bool
is_before(
    const struct feedback_household *a, const struct feedback_household *b)
{
	size_t i;
	int order = 0;

	if (a->lot != b->lot)
		return a->lot < b->lot;
	for (i = 0; !order && i < a->rec.ncells && i < b->rec.ncells; i++)
		order = mq_str_cmp(a->rec.cell[i], b->rec.cell[i]);
	return order < 0;
}

void
feedback_sample_start(struct feedback_sample *s)
{
	s->people.before = is_before;
}

/* Is the row's date before `after`?  -1 where it is none. */
static int
is_old(struct mq_table *t, size_t row, long col, struct mq_zone *zone,
    int64_t after)
{
	struct mq_date d;

	if (after == INT64_MIN)
		return 0;
	if (mq_date_parse(mq_str_trim(mq_table_cell(t, row, col)), zone, &d))
		return mq_table_fail(t, row, col, "want a date");
	return mq_date_last(&d, zone) < after;
}

/* Whom a row of the table is about, by its cells as a record's. */
static size_t
person_of(struct feedback_sample *s, const struct feedback_reader *rd,
    const struct mq_table *t, size_t row)
{
	struct mq_arena a = { 0 };
	struct mq_str *cell = mq_arena_zalloc(&a, t->ncols, sizeof(*cell));
	struct mq_record rec = { .cell = cell, .ncells = t->ncols };
	size_t i, at;

	for (i = 0; i < t->ncols; i++)
		cell[i] = mq_table_cell(t, row, (long)i);
	at = feedback_people_find(&s->people, rd, &rec);
	mq_arena_free(&a);
	return at;
}

void
feedback_sample_exclude(struct feedback_sample *s, struct mq_table *t,
    struct mq_zone *zone, int64_t after)
{
	struct mq_record header = { .cell = t->header, .ncells = t->ncols };
	struct feedback_reader rd = { .zone = zone };
	long col = -1;
	size_t row, at;
	int old;

	if (t->error || (after != INT64_MIN &&
			    (col = mq_table_column(t, "sampled_datetime")) < 0))
		return;
	feedback_reader_bind(&rd, &header);
	if (!feedback_sample_can(&rd)) {
		mq_table_column(t, "household");
		return;
	}
	for (row = 0; row < t->nrows; row++) {
		old = is_old(t, row, col, zone, after);
		if (old < 0)
			return;
		at = old ? FEEDBACK_NOBODY : person_of(s, &rd, t, row);
		if (at != FEEDBACK_NOBODY)
			s->people.household[at].excluded = true;
	}
}

bool
feedback_sample_can(const struct feedback_reader *rd)
{
	return rd->at[FEEDBACK_HOUSEHOLD] >= 0 ||
	       rd->at[FEEDBACK_CONTACT] >= 0 ||
	       rd->at[FEEDBACK_REPORTER] >= 0 || rd->at[FEEDBACK_ADDRESS] >= 0;
}

const char *
feedback_sample_bind(struct feedback_sample *s,
    const struct feedback_reader *rd, struct mq_str by,
    const struct mq_record *header)
{
	struct mq_str name;
	const char *text;
	size_t cap = 0;
	long col;

	s->rd = rd;
	while (by.n && mq_str_next(&by, ',', &name)) {
		text = mq_str_dup(&s->arena, name).s;
		col = mq_column(header, text);
		if (col < 0)
			return text;
		s->by = mq_grow(s->by, s->nby, &cap, sizeof(*s->by));
		s->by[s->nby++] = (size_t)col;
	}
	return NULL;
}

static struct mq_str
group_of(struct feedback_sample *s, const struct mq_record *rec)
{
	struct mq_str name = { "", 0 }, cell;
	char *text;
	size_t i, size = s->nby;

	for (i = 0; i < s->nby; i++)
		size += mq_field(rec, s->by[i]).n;
	text = mq_arena_alloc(&s->arena, size + 1);
	name.s = text;
	for (i = 0; i < s->nby; i++) {
		cell = mq_field(rec, s->by[i]);
		if (cell.n)
			memcpy(text + name.n, cell.s, cell.n);
		name.n += cell.n;
		text[name.n++] = '\0';
	}
	return name;
}

void
feedback_sample_add(struct feedback_sample *s, const struct mq_record *rec)
{
	struct mq_str id = feedback_cell(s->rd, rec, FEEDBACK_ID);
	size_t at = feedback_people_find(&s->people, s->rd, rec);
	struct feedback_household *h, this = { .has_record = true };

	if (at == FEEDBACK_NOBODY) {
		s->nobody++;
		return;
	}
	h = &s->people.household[at];
	this.lot = mq_hash(id.s, id.n, s->seed);
	this.rec = *rec;
	if (h->has_record && this.lot > h->lot)
		return;
	this.rec = mq_record_dup(&s->arena, rec);
	if (h->has_record && !is_before(&this, h))
		return;
	h->has_record = true;
	h->lot = this.lot;
	h->rec = this.rec;
	h->group = group_of(s, rec);
}

/* By group, then by lot. */
static int
by_lot(const void *a, const void *b)
{
	const struct feedback_household *x = *(void *const *)a;
	const struct feedback_household *y = *(void *const *)b;
	int order = mq_str_cmp(x->group, y->group);

	if (order || x->lot != y->lot)
		return order ? order : x->lot < y->lot ? -1 : 1;
	return mq_str_cmp(x->least, y->least);
}

/* Put those who can be drawn in order, each with the lot of its own. */
static size_t
put_in_order(struct feedback_sample *s)
{
	struct feedback_household *h = s->people.household;
	size_t i, n = 0;

	s->order = mq_xcalloc(s->people.n + 1, sizeof(*s->order));
	for (i = 0; i < s->people.n; i++) {
		if (h[i].up != i || !h[i].has_record)
			continue;
		s->excluded += h[i].excluded;
		if (h[i].excluded)
			continue;
		h[i].lot = mq_hash(h[i].least.s, h[i].least.n, s->seed);
		s->order[n++] = &h[i];
	}
	qsort(s->order, n, sizeof(*s->order), by_lot);
	return n;
}

static void
make_groups(struct feedback_sample *s, size_t n)
{
	struct feedback_group *g = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!g || !mq_str_eq(g->name, s->order[i]->group)) {
			s->group =
			    mq_grow(s->group, s->ngroups, &s->cap, sizeof(*g));
			g = &s->group[s->ngroups++];
			*g = (struct feedback_group){
				.name = s->order[i]->group,
				.first = i,
			};
		}
		g->households++;
	}
}

/* The group that is nearest to one more; the first of those. */
static struct feedback_group *
next_seat(struct feedback_sample *s)
{
	struct feedback_group *best = s->group, *g;

	for (g = s->group; g < s->group + s->ngroups; g++)
		if (g->left_over > best->left_over)
			best = g;
	return best;
}

/* Shares of what is wanted by size, the largest remainders rounded up. */
static void
share_out(struct feedback_sample *s, size_t n)
{
	struct feedback_group *g;
	uint64_t share;
	size_t given = 0;

	for (g = s->group; g < s->group + s->ngroups; g++) {
		share = (uint64_t)s->want * g->households;
		g->drawn = (size_t)(share / n);
		g->left_over = share % n;
		given += g->drawn;
	}
	for (; given < s->want; given++) {
		g = next_seat(s);
		g->drawn++;
		g->left_over = 0;
	}
}

void
feedback_sample_draw(struct feedback_sample *s)
{
	size_t n = put_in_order(s), i;
	struct feedback_group *g;

	make_groups(s, n);
	if (s->proportional && s->want < n)
		share_out(s, n);
	else
		for (i = 0; i < s->ngroups; i++) {
			g = &s->group[i];
			g->drawn =
			    g->households < s->want ? g->households : s->want;
			s->is_short = s->is_short || g->drawn < s->want;
		}
	for (i = 0; i < s->ngroups; i++)
		s->drawn += s->group[i].drawn;
	if (s->proportional)
		s->is_short = s->drawn < s->want;
}

void
feedback_sample_free(struct feedback_sample *s)
{
	feedback_people_free(&s->people);
	mq_arena_free(&s->arena);
	free(s->by);
	free(s->order);
	free(s->group);
}
