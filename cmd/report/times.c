/* How long cases took, how long open ones wait, and when they came */

#include <math.h>
#include <stdlib.h>

#include "minqing/survive.h"
#include "rate.h"
#include "table.h"

enum { HOUR = 60, DAY = 1440 };

/* Where one class of durations ends and the next begins, in minutes. */
static const int64_t took[] = { HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY,
	3 * DAY, 5 * DAY, 7 * DAY, 10 * DAY, 15 * DAY, 30 * DAY, 90 * DAY,
	INT64_MAX };

enum { TOOK = sizeof(took) / sizeof(took[0]), WAITS = REPORT_AGES };

static void
classes(const struct report_counts *c, const int64_t *ends, int64_t *n)
{
	struct report_count seen = REPORT_COUNT_NONE;
	size_t at = 0;

	while (report_counts_next(c, &seen)) {
		while (seen.number >= ends[at])
			at++;
		n[at] += seen.n;
	}
}

/* "3-5 days", "under 1 h", "over 90 days". */
static struct mq_str
class_name(struct report_page *p, const int64_t *ends, size_t i)
{
	int64_t low = i ? ends[i - 1] : 0;
	int64_t unit =
	    ends[i] != INT64_MAX && ends[i] <= 2 * DAY && i && low < DAY ? HOUR
	    : ends[i] <= 12 * HOUR                                       ? HOUR
									 : DAY;
	enum report_word w = unit == HOUR ? W_FROM_TO_HOURS : W_FROM_TO_DAYS;

	if (ends[i] == INT64_MAX)
		return report_say(
		    &p->arena, p->lang, W_OVER_DAYS, report_int(p, low / DAY));
	return report_say(&p->arena, p->lang, w, report_int(p, low / unit),
	    report_int(p, ends[i] / unit));
}

static int64_t
largest(const int64_t *n, size_t classes_of)
{
	int64_t most = 0;
	size_t i;

	for (i = 0; i < classes_of; i++)
		most = n[i] > most ? n[i] : most;
	return most;
}

/* Both kinds of durations in one list, in order, for Kaplan and Meier. */
static struct mq_duration *
durations(const struct report *r, size_t *n)
{
	const struct report_counts *a = &r->minutes, *b = &r->waiting;
	struct mq_duration *d =
	    mq_xcalloc(a->different + b->different + 1, sizeof(*d));
	struct report_count x = REPORT_COUNT_NONE, y = REPORT_COUNT_NONE;
	bool ended = report_counts_next(a, &x);
	bool open = report_counts_next(b, &y);

	for (*n = 0; ended || open; ++*n) {
		bool first = ended && (!open || x.number <= y.number);
		bool both = first && open && x.number == y.number;
		struct mq_duration *to = &d[*n];

		to->minutes = first ? x.number : y.number;
		to->ended = first ? x.n : 0;
		to->open = !first || both ? y.n : 0;
		if (first)
			ended = report_counts_next(a, &x);
		if (!first || both)
			open = report_counts_next(b, &y);
	}
	return d;
}

/* What half of all cases will have taken, those still open counted too. */
static struct mq_str
finding_times(struct report_page *p)
{
	const struct report *r = p->r;
	struct mq_str closed =
	    report_span(p, report_counts_quantile(&r->minutes, 5));
	struct mq_duration *d;
	double median;
	size_t n;

	if (!r->waiting.total)
		return report_say(&p->arena, p->lang, W_F_TOOK, closed);
	d = durations(r, &n);
	median = mq_time_quantile(d, n, .5);
	free(d);
	if (isnan(median))
		return report_say(&p->arena, p->lang, W_F_TOOK_UNKNOWN, closed,
		    report_int(p, r->waiting.total));
	return report_say(&p->arena, p->lang, W_F_TOOK_ALL, closed,
	    report_int(p, r->waiting.total),
	    report_span(p, llround(10 * median)));
}

struct report_table
report_table_times(struct report_page *p)
{
	struct report_table t = { .name = "times", .title = W_TIMES };
	int64_t n[TOOK] = { 0 }, most;
	struct report_row *row;
	size_t i;

	report_table_head(&t, REPORT_NAME, "time", W_C_TOOK, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "closed", W_C_CLOSED, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "share", W_C_SHARE, W_NONE);
	report_table_head(&t, REPORT_BAR, NULL, W_BAR_OF, W_NONE);
	t.finding = finding_times(p);
	classes(&p->r->minutes, took, n);
	most = largest(n, TOOK);
	for (i = 0; i < TOOK; i++) {
		row = report_table_row(&t);
		row->cell[0] = report_value_text(class_name(p, took, i));
		row->cell[1] = report_value_int(p, n[i]);
		row->cell[2] = report_value_share(p, n[i], p->r->minutes.total);
		row->bar = n[i] ? (1000 * n[i] + most - 1) / most : 0;
	}
	return t;
}

static struct mq_str
finding_ages(struct report_page *p, const int64_t sum[WAITS])
{
	const struct report *r = p->r;
	int64_t old = sum[WAITS - 1] + sum[WAITS - 2] + sum[WAITS - 3];

	if (!r->backlog.n)
		return report_text(p, W_F_NONE_OPEN);
	return report_say(&p->arena, p->lang, W_F_OPEN,
	    report_int(p, r->backlog.n), report_int(p, r->backlog.overdue),
	    report_int(p, old));
}

static void
age_row(struct report_page *p, struct report_table *t, size_t i,
    const int64_t n[REPORT_WAITS], int64_t most)
{
	struct report_row *row = report_table_row(t);
	struct report_value *cell = row->cell;
	int w;

	*cell++ = report_value_text(class_name(p, report_ages, i));
	*cell++ = report_value_int(p, n[0] + n[1] + n[2]);
	for (w = 0; w < REPORT_WAITS; w++) {
		*cell++ = report_value_int(p, n[w]);
		row->part[w] = most ? 1000 * n[w] / most : 0;
	}
}

struct report_table
report_table_ages(struct report_page *p)
{
	struct report_table t = { .name = "ages", .title = W_AGES };
	const int64_t(*n)[WAITS] = p->r->age;
	int64_t sum[WAITS] = { 0 }, most;
	size_t i;
	int w;

	report_table_head(&t, REPORT_NAME, "age", W_C_AGE, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "open", W_C_OPEN, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "not_due", W_C_NOT_DUE, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "overdue", W_C_OVERDUE, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "no_due", W_C_NO_DUE, W_NONE);
	report_table_head(&t, REPORT_STACK, NULL, W_BAR_OF, W_NONE);
	for (w = 0; w < REPORT_WAITS; w++)
		for (i = 0; i < WAITS; i++)
			sum[i] += n[w][i];
	t.finding = finding_ages(p, sum);
	most = largest(sum, WAITS);
	for (i = 0; i < WAITS && most; i++)
		age_row(
		    p, &t, i, (int64_t[]){ n[0][i], n[1][i], n[2][i] }, most);
	return t;
}
