#include "count.h"

#include "pace.h"
#include "street.h"

#define IN(c, span) ((c)->spans & 1u << (span))

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

/* Not from after the period. */
static bool
came(const struct report *r, const struct report_case *c)
{
	return !c->dated || c->requested.t < r->reader.spans.at[REPORT_NOW].to;
}

/* "roads" of "roads/" and "roads//pothole": what has no name is no level. */
static struct mq_str
without_slashes(struct mq_str path)
{
	while (path.n && path.s[path.n - 1] == '/')
		path.n--;
	return path;
}

static bool
is_backlog(const struct report *r, const struct report_case *c)
{
	return c->state == REPORT_OPEN && came(r, c);
}

static void
count_recent(struct report_group *g, const struct report_case *c)
{
	int i;

	for (i = 0; i < REPORT_RECENT; i++)
		if (IN(c, REPORT_LAST_DAY + i))
			report_tally_add(&g->recent[i], c);
}

static struct report_group *
count_group(struct report_groups *groups, struct mq_str name,
    const struct report_case *c)
{
	struct report_group *g = report_group_put(groups, name);

	if (IN(c, REPORT_NOW))
		report_tally_add(&g->tally, c);
	if (IN(c, REPORT_BEFORE))
		report_tally_add(&g->before, c);
	return g;
}

/* Count the case under its category, and below that where it has two levels. */
static struct report_group *
count_category(
    struct report *r, struct mq_str path, const struct report_case *c)
{
	struct mq_str first = path_head(path, 1);
	struct mq_str second = without_slashes(path_head(path, 2));
	struct report_group *top, *sub;

	top = count_group(&r->by[REPORT_BY_CATEGORY], first, c);
	if (second.n <= first.n)
		return top;
	sub = count_group(&r->by[REPORT_BY_SUBCATEGORY], second, c);
	sub->parent = top;
	top->inside += IN(c, REPORT_NOW) != 0;
	return sub;
}

/* Two names as one, which lives until the next. */
static struct mq_str
pair(struct report *r, struct mq_str a, struct mq_str b)
{
	size_t n = a.n + 1 + b.n;

	if (r->key.cap < n) {
		r->key.cap = 2 * n;
		r->key.s = mq_xrealloc(r->key.s, r->key.cap, 1);
	}
	memcpy(r->key.s, a.s, a.n);
	r->key.s[a.n] = '\t';
	memcpy(r->key.s + a.n + 1, b.s, b.n);
	return (struct mq_str){ r->key.s, n };
}

/* What recurs at a place: only where both are known. */
static void
count_problem(struct report *r, const struct report_case *c,
    const struct report_late *late)
{
	if (late->category && late->category->name.n && late->place &&
	    late->place->name.n)
		count_group(&r->by[REPORT_BY_PROBLEM],
		    pair(r, late->category->name, late->place->name), c);
	if (r->by_assignee && late->category && late->unit[REPORT_BY_ASSIGNEE])
		count_group(&r->tasks,
		    pair(r, late->unit[REPORT_BY_ASSIGNEE]->name,
			late->category->name),
		    c);
}

/* Count the case in every group; those that a list names go into *late. */
static void
count_groups(struct report *r, const struct mq_record *rec,
    const struct report_case *c, struct report_late *late)
{
	struct report_group *g;
	struct mq_str name;
	int by;

	for (by = 0; by < REPORT_BY_PROBLEM; by++) {
		if (by == REPORT_BY_SUBCATEGORY ||
		    !report_has(r, report_by_column(by)))
			continue;
		name = report_cell(&r->reader, rec, report_by_column(by));
		if (by == REPORT_BY_CATEGORY) {
			late->category = count_category(r, name, c);
			continue;
		}
		if (by == REPORT_BY_STREET)
			name = report_street(name);
		g = count_group(&r->by[by], name, c);
		if (by <= REPORT_BY_AREA) {
			late->unit[by] = g;
			count_recent(g, c);
			g->backlog.open += is_backlog(r, c);
			g->backlog.late += is_backlog(r, c) && c->overdue;
		}
		if (by == REPORT_BY_AREA ||
		    (by == REPORT_BY_STREET &&
			!(late->place && late->place->name.n)))
			late->place = g;
	}
	count_problem(r, c, late);
}

static void
count_now(struct report *r, const struct report_case *c)
{
	report_tally_add(&r->all, c);
	r->undated += !c->dated;
	r->backwards += c->backwards;
	r->unstamped += c->unstamped;
	r->dated += c->dated;
	if (c->clocked)
		r->hours[c->weekday][c->hour]++;
	if (c->measured && !c->backwards)
		report_counts_add(&r->minutes, c->minutes, 1);
	if (c->waiting)
		report_counts_add(&r->waiting, c->age, 1);
}

/* The first day that no tally has. */
static int64_t
tallied(const struct report *r)
{
	return r->tallied ? r->tallied : INT64_MIN;
}

/* The day as the charts know it, or NULL: it is after them. */
static struct report_day *
charted(struct report *r, int64_t day)
{
	if (day < r->chart_from)
		day = r->chart_from - 1;
	return day < r->chart_to ? report_series_put(&r->days, day) : NULL;
}

static void
count_day(struct report *r, const struct report_case *c)
{
	struct report_day *day = charted(r, c->day);

	if (!day)
		return;
	report_tally_add(&day->in, c);
	day->period += IN(c, REPORT_NOW) != 0;
	day->secret += c->confidential && c->state == REPORT_OPEN;
}

/* A case of a period that this one is compared with. */
static void
count_then(struct report_tally *t, struct report_counts *minutes,
    const struct report_case *c)
{
	report_tally_add(t, c);
	if (c->measured && !c->backwards)
		report_counts_add(minutes, c->minutes, 1);
}

static void
count_times(struct report *r, const struct report_case *c)
{

	if (IN(c, REPORT_NOW))
		count_now(r, c);
	if (IN(c, REPORT_BEFORE))
		count_then(&r->before, &r->minutes_before, c);
	if (IN(c, REPORT_YEAR_AGO))
		count_then(&r->year_ago, &r->minutes_year_ago, c);
	if (c->dated && c->day >= tallied(r))
		count_day(r, c);
}

static void
list(struct report *r, enum report_list which, const struct mq_record *rec,
    const struct report_case *c, struct report_late *late)
{
	struct report_longest *l = &r->list[which];

	if (c->confidential)
		l->confidential++;
	else
		report_longest_add(
		    l, late, report_cell(&r->reader, rec, REPORT_ID));
}

/* What is to be handled by whom; cases without a due time press least. */
static void
list_by_mode(struct report *r, const struct mq_record *rec,
    const struct report_case *c, struct report_late *late)
{
	late->by = c->due ? c->past : INT64_MIN / 2 + c->age;
	if (c->mode == REPORT_MODE_LIMITED)
		list(r, REPORT_LIST_LIMITED, rec, c, late);
	else if (c->mode != REPORT_MODE_JOINT)
		list(r, REPORT_LIST_LINE, rec, c, late);
}

static enum report_wait
wait_of(const struct report_case *c)
{
	if (c->overdue)
		return REPORT_WAIT_LATE;
	return c->due ? REPORT_WAIT_DUE : REPORT_WAIT_OPEN;
}

static int
class_of(int64_t age)
{
	int i = 0;

	while (age >= report_ages[i])
		i++;
	return i;
}

/* What is open now, whenever it came. */
static void
count_open(struct report *r, const struct mq_record *rec,
    const struct report_case *c, struct report_late *late)
{
	const struct report_window *now = &r->reader.spans.at[REPORT_NOW];

	report_tally_add(&r->backlog, c);
	if (c->waiting)
		r->age[wait_of(c)][class_of(c->age)]++;
	late->requested = c->requested;
	late->expected = c->expected;
	late->dated = c->dated;
	late->due = c->due;
	late->by = c->past;
	if (c->overdue)
		list(r, REPORT_LIST_LATE, rec, c, late);
	else
		list_by_mode(r, rec, c, late);
	late->by = c->age;
	if (c->mode == REPORT_MODE_JOINT)
		list(r, REPORT_LIST_JOINT, rec, c, late);
	if (c->dated && c->requested.t < now->from)
		list(r, REPORT_LIST_CARRIED, rec, c, late);
}

/* Other reports may show more days of this, so they are kept apart. */
static void
count_late(struct report *r, int64_t day, int more)
{
	if (day < r->chart_to)
		report_series_put(&r->days, day)->late += more;
}

/* On which day it was closed, and from when to when it was overdue. */
static void
count_ends(struct report *r, const struct report_case *c)
{
	struct report_day *day;

	if (c->measured && !c->backwards && c->closed >= r->chart_from &&
	    c->closed >= tallied(r)) {
		day = charted(r, c->closed);
		if (day)
			report_series_took(
			    &r->days, day)[report_pace_of(c->minutes)]++;
	}
	if (!c->was_late || !came(r, c))
		return;
	count_late(r, c->late, 1);
	if (c->state == REPORT_CLOSED)
		count_late(r, c->done, -1);
}

void
report_count(
    struct report *r, const struct mq_record *rec, const struct report_case *c)
{
	struct report_late late = { 0 };

	count_times(r, c);
	count_ends(r, c);
	count_groups(r, rec, c, &late);
	if (is_backlog(r, c))
		count_open(r, rec, c, &late);
}
