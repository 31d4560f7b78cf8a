#include "model.h"

const char *
report_lacks(const struct mq_record *header)
{
	static const enum report_column wanted[] = { REPORT_ID,
		REPORT_REQUESTED };
	const char *name;
	size_t i;

	for (i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		name = report_column_name(wanted[i]);
		if (mq_column(header, name) < 0)
			return name;
	}
	return NULL;
}

void
report_bind(struct report *r, const struct mq_record *header)
{
	report_reader_bind(&r->reader, header);
	mq_scheme_bind(r->reader.scheme, header);
}

bool
report_has(const struct report *r, enum report_column c)
{
	return r->reader.at[c] >= 0;
}

bool
report_knows_closed(const struct report *r)
{
	return report_has(r, REPORT_STATUS) ||
	       report_has(r, REPORT_CLOSED_AT) ||
	       report_has(r, REPORT_RESOLVED_AT);
}

bool
report_knows_callbacks(const struct report *r)
{
	return report_has(r, REPORT_VALID) || report_has(r, REPORT_CONTACTED) ||
	       report_has(r, REPORT_SOLVED) || report_has(r, REPORT_SATISFIED);
}

enum report_column
report_by_column(enum report_by by)
{
	static const enum report_column column[REPORT_BYS] = {
		[REPORT_BY_AGENCY] = REPORT_AGENCY,
		[REPORT_BY_ASSIGNEE] = REPORT_ASSIGNEE,
		[REPORT_BY_AREA] = REPORT_AREA,
		[REPORT_BY_CATEGORY] = REPORT_CATEGORY,
		[REPORT_BY_SUBCATEGORY] = REPORT_CATEGORY,
		[REPORT_BY_SERVICE] = REPORT_SERVICE,
		[REPORT_BY_CHANNEL] = REPORT_CHANNEL,
		[REPORT_BY_URGENCY] = REPORT_URGENCY,
	};

	return column[by];
}

/* The first `levels` parts of a path; fewer where it has fewer. */
static struct mq_str
path_head(struct mq_str path, int levels)
{
	size_t i;

	for (i = 0; i < path.n; i++)
		if (path.s[i] == '/' && --levels == 0)
			return (struct mq_str){ path.s, i };
	return path;
}

static struct report_group *
count_in(struct report *r, enum report_by by, struct mq_str name,
    const struct report_case *c)
{
	struct report_group *g = report_group_put(&r->by[by], name);

	report_tally_add(&g->tally, c);
	return g;
}

/* Count the case under its category, and below that where it has two levels. */
static struct report_group *
count_category(
    struct report *r, struct mq_str path, const struct report_case *c)
{
	struct report_group *top, *sub;

	top = count_in(r, REPORT_BY_CATEGORY, path_head(path, 1), c);
	if (path_head(path, 1).n == path.n)
		return top;
	sub = count_in(r, REPORT_BY_SUBCATEGORY, path_head(path, 2), c);
	sub->parent = top;
	top->inside++;
	return sub;
}

/* Count the case in every group; those that a list names go into *late. */
static void
count_groups(struct report *r, const struct mq_record *rec,
    const struct report_case *c, struct report_late *late)
{
	struct report_group *g;
	struct mq_str name;
	int by;

	for (by = 0; by < REPORT_BYS; by++) {
		if (by == REPORT_BY_SUBCATEGORY ||
		    !report_has(r, report_by_column(by)))
			continue;
		name = report_cell(&r->reader, rec, report_by_column(by));
		if (by == REPORT_BY_CATEGORY)
			late->category = count_category(r, name, c);
		else {
			g = count_in(r, by, name, c);
			if (by <= REPORT_BY_AREA)
				late->unit[by] = g;
		}
	}
}

/* By instant; of two at the same one the one that was written shorter. */
static void
widen(struct report *r, const struct report_case *c)
{
	if (!r->days.total || c->requested.t < r->first.t)
		r->first = c->requested;
	if (!r->days.total || c->requested.t > r->last.t)
		r->last = c->requested;
}

static void
count_times(struct report *r, const struct report_case *c)
{
	r->undated += !c->dated;
	r->backwards += c->backwards;
	r->unstamped += c->unstamped;
	if (c->dated) {
		widen(r, c);
		report_counts_add(&r->days, c->day);
	}
	if (c->measured && !c->backwards)
		report_counts_add(&r->minutes, c->minutes);
}

static enum report_took
place(struct report *r, const struct report_case *c, const char **column,
    const char **why)
{
	if (!r->has_since && !r->has_until)
		return REPORT_TOOK;
	if (!c->dated) {
		*column = report_column_name(REPORT_REQUESTED);
		*why = "no date, and --since or --until asks for one";
		return REPORT_TOOK_REFUSED;
	}
	if ((!r->has_since || c->requested.t >= r->since) &&
	    (!r->has_until || c->requested.t < r->until))
		return REPORT_TOOK;
	r->outside++;
	return REPORT_TOOK_NOT;
}

enum report_took
report_add(struct report *r, const struct mq_record *rec, const char **column,
    const char **why)
{
	struct report_late late = { 0 };
	struct report_case c;
	enum report_took took;

	*why = report_case_read(&r->reader, rec, &c, column);
	if (*why)
		return REPORT_TOOK_REFUSED;
	took = place(r, &c, column, why);
	if (took != REPORT_TOOK)
		return took;
	report_tally_add(&r->all, &c);
	count_times(r, &c);
	count_groups(r, rec, &c, &late);
	late.by = c.overdue_by;
	late.expected = c.expected;
	if (c.overdue && c.confidential)
		r->longest.confidential++;
	else if (c.overdue)
		report_longest_add(&r->longest, &late,
		    report_cell(&r->reader, rec, REPORT_ID));
	return REPORT_TOOK;
}

/*
 * The first of agency, assignee and area that any record has; where none has,
 * the first whose column is there.
 */
static void
choose_unit(struct report *r)
{
	const struct report_groups *g;
	int by;

	for (by = REPORT_BY_AREA; by >= REPORT_BY_AGENCY; by--) {
		g = &r->by[by];
		if (g->n > 1 || (g->n == 1 && g->item[0]->name.n))
			r->has_unit = true;
		else if (r->has_unit || !g->n)
			continue;
		r->unit = (enum report_by)by;
	}
}

void
report_finish(struct report *r)
{
	int by;

	for (by = 0; by < REPORT_BYS; by++)
		if (by == REPORT_BY_URGENCY)
			report_groups_sort_names(&r->by[by]);
		else
			report_groups_sort(&r->by[by]);
	report_counts_sort(&r->days);
	report_counts_sort(&r->minutes);
	report_volume_make(&r->volume, &r->days);
	choose_unit(r);
}

void
report_free(struct report *r)
{
	int by;

	for (by = 0; by < REPORT_BYS; by++)
		report_groups_free(&r->by[by]);
	report_counts_free(&r->days);
	report_counts_free(&r->minutes);
	report_longest_free(&r->longest);
	report_volume_free(&r->volume);
}
