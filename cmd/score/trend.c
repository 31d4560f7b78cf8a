#include "trend.h"

#include <math.h>
#include <stdlib.h>

#define LAMBDA 0.2
#define WIDTH 3.0

struct series {
	struct score_row **row;
	size_t n, cap;
};

/* A key without its first period, and whether it is a total. */
static struct mq_str
name_of(struct score_keys *k, const struct score_group *g)
{
	long period = score_keys_first_period(k);
	struct mq_str key = g->key, part;
	size_t i;

	mq_key_start(&k->made);
	mq_key_push(&k->made, g->total ? MQ_STR("*") : MQ_STR(""));
	for (i = 0; i < k->shown; i++) {
		part = mq_key_pull(&key);
		if ((long)i != period)
			mq_key_push(&k->made, part);
	}
	return mq_key_made(&k->made);
}

/* Outside the limits of its own, or the average outside of its. */
static const char *
signal_of(const struct score_row *row)
{
	double y = row->r.satisfaction;

	if (isnan(y))
		return "";
	if (y > row->limits.high)
		return "above";
	if (y < row->limits.low)
		return "below";
	if (row->ewma.value > row->ewma.limits.high)
		return "rising";
	if (row->ewma.value < row->ewma.limits.low)
		return "falling";
	return "";
}

/* A rate is from 0 to 1, and so are its limits. */
static struct mq_ewma
within(struct mq_ewma e)
{
	if (e.limits.low < 0)
		e.limits.low = 0;
	if (e.limits.high > 1)
		e.limits.high = 1;
	return e;
}

static void
chart(struct series *s)
{
	double *x = mq_xcalloc(s->n, sizeof(*x));
	double *n = mq_xcalloc(s->n, sizeof(*n));
	double *y = mq_xcalloc(s->n, sizeof(*y));
	double *sd = mq_xcalloc(s->n, sizeof(*sd));
	struct mq_ewma *out = mq_xcalloc(s->n, sizeof(*out));
	struct mq_p_chart c;
	size_t i;

	for (i = 0; i < s->n; i++) {
		y[i] = s->row[i]->r.satisfaction;
		n[i] = isnan(y[i]) ? 0 : s->row[i]->r.n;
		x[i] = n[i] > 0 ? n[i] * y[i] : 0;
	}
	c = mq_p_chart(x, n, s->n);
	for (i = 0; i < s->n; i++)
		sd[i] = n[i] > 0
			    ? c.spread * sqrt(c.centre * (1 - c.centre) / n[i])
			    : NAN;
	mq_ewma(y, sd, s->n, c.centre, LAMBDA, WIDTH, out);
	for (i = 0; i < s->n; i++) {
		s->row[i]->centre = c.centre;
		s->row[i]->limits = n[i] > 0 ? mq_p_limits(&c, n[i])
					     : (struct mq_interval){ NAN, NAN };
		s->row[i]->ewma = within(out[i]);
		s->row[i]->signal = signal_of(s->row[i]);
	}
	free(x);
	free(n);
	free(y);
	free(sd);
	free(out);
}

void
score_trend(struct score_figures *f, struct score_keys *k)
{
	struct mq_map map = { 0 };
	struct series *s;
	size_t i;

	for (i = 0; i < f->n; i++) {
		s = mq_map_put(&map, name_of(k, f->row[i].group), sizeof(*s));
		s->row =
		    mq_grow(s->row, s->n, &s->cap, sizeof(struct score_row *));
		s->row[s->n++] = &f->row[i];
	}
	for (i = 0; i < map.n; i++) {
		s = map.entry[i]->value;
		chart(s);
		free(s->row);
	}
	mq_map_free(&map);
}
