/* The table of what came when */

#include "limit.h"
#include "off.h"
#include "rate.h"
#include "table.h"

static enum report_word
volume_head(enum mq_period step)
{
	switch (step) {
	case MQ_WEEK:
		return W_C_WEEK;
	case MQ_MONTH:
		return W_C_MONTH;
	case MQ_YEAR:
		return W_C_YEAR;
	default:
		return W_C_DAY;
	}
}

/* How many buckets from i on are empty. */
static size_t
empty_run(const struct report_volume *v, size_t i)
{
	size_t n = 0;

	while (i + n < v->n && !v->bucket[i + n].n)
		n++;
	return n;
}

static void
heads(const struct report_page *p, struct report_table *t)
{
	report_table_head(
	    t, REPORT_NAME, "date", volume_head(p->r->volume.step), W_NONE);
	report_table_head(t, REPORT_NUMBER, "cases", W_C_CASES, W_NONE);
	if (report_knows_closed(p->r))
		report_table_head(
		    t, REPORT_NUMBER, "closed", W_C_CLOSED, W_NONE);
	if (report_knows_closed(p->r) && report_has(p->r, REPORT_EXPECTED))
		report_table_head(
		    t, REPORT_NUMBER, "on_time_rate", W_T_ON_TIME, W_NONE);
	if (report_knows_callbacks(p->r))
		report_table_head(t, REPORT_NUMBER, "satisfaction_rate",
		    W_C_SATISFACTION, W_NONE);
	report_table_head(t, REPORT_PLAIN, "note", W_C_NOTE, W_NONE);
}

static struct report_value
rate(struct report_page *p, enum report_measure m, const struct report_tally *t)
{
	struct report_rate r = report_rate(p, m, t);

	return report_value_rate(p, r.x, r.of);
}

/* "国庆节 · 越限"; nothing of an ordinary day. */
static struct report_value
note(struct report_page *p, const struct report_limits *l,
    const struct report_bucket *b)
{
	enum mq_period step = p->r->volume.step;
	struct mq_str name = MQ_STR(""), said = MQ_STR("");
	bool beyond = report_is_beyond(l, &p->r->volume, b);

	if (step == MQ_DAY)
		name = report_day_name(p, b->day);
	if (!name.n && report_is_off(p, step, b->day))
		name = report_text(p, W_OFF);
	if (beyond)
		said = report_text(p, W_BEYOND);
	if (!name.n && !beyond)
		return (struct report_value){ .text = MQ_STR("") };
	return report_value_text(report_join(
	    p, name, name.n && beyond ? MQ_STR(" · ") : MQ_STR(""), said));
}

static void
bucket_row(struct report_page *p, struct report_table *t,
    const struct report_limits *l, const struct report_bucket *b)
{
	struct report_row *row = report_table_row(t);
	struct report_value *cell = row->cell;

	*cell++ = report_value_bucket(p, p->r->volume.step, b->day);
	*cell++ = report_value_int(p, b->n);
	if (report_knows_closed(p->r))
		*cell++ = report_value_int(p, b->in.closed);
	if (report_knows_closed(p->r) && report_has(p->r, REPORT_EXPECTED))
		*cell++ = rate(p, REPORT_ON_TIME, &b->in);
	if (report_knows_callbacks(p->r))
		*cell++ = rate(p, REPORT_SATISFACTION, &b->in);
	*cell = note(p, l, b);
}

struct report_table
report_table_volume(struct report_page *p, const struct report_room *room)
{
	const struct report_volume *v = &p->r->volume;
	struct report_limits l = report_limits(v);
	struct report_table t = {
		.name = "volume", .title = W_VOLUME, .look = REPORT_SERIES
	};
	struct report_row *row;
	size_t i, run;

	heads(p, &t);
	t.finding = report_finding_volume(p);
	for (i = 0; i < v->n; i++) {
		bucket_row(p, &t, &l, &v->bucket[i]);
		run = empty_run(v, i);
		if (run <= room->empty)
			continue;
		i += run - 1;
		row = &t.row[t.nrows - 1];
		row->rest = true;
		row->cell[0].text =
		    report_say(&p->arena, p->lang, W_ZEROS, row->cell[0].text,
			report_bucket(p, v->step, v->bucket[i].day));
	}
	return t;
}
