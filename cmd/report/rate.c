#include "rate.h"

#include <math.h>

#include "minqing/compare.h"

static double
exact(const struct mq_rates *r, enum report_measure m)
{
	switch (m) {
	case REPORT_RESPONSE:
		return r->response;
	case REPORT_RESOLUTION:
		return r->resolution;
	case REPORT_SATISFACTION:
		return r->satisfaction;
	default:
		return r->score / 100;
	}
}

static struct report_rate
share(int64_t n, int64_t of)
{
	struct report_rate r = { .x = NAN, .of = of, .n = (double)of };

	if (of)
		r.x = (double)n / (double)of;
	r.permille = report_permille(r.x);
	return r;
}

struct report_rate
report_rate(const struct report_page *p, enum report_measure m,
    const struct report_tally *t)
{
	struct report_rate r;
	struct mq_rates rates;

	if (m == REPORT_ON_TIME)
		return share(t->on_time, t->timed);
	if (m == REPORT_CLOSED_RATE)
		return share(t->closed, t->n);
	mq_scheme_rates(p->r->reader.scheme, &t->answers, &rates);
	r.of = t->answers.valid;
	r.x = exact(&rates, m);
	r.n = m == REPORT_SATISFACTION ? rates.n_eff : (double)r.of;
	r.permille = report_permille(r.x);
	return r;
}

struct report_change
report_change(const struct report_rate *now, const struct report_rate *before)
{
	struct report_change c = { 0 };
	struct mq_interval ci;

	c.known = now->permille >= 0 && before->permille >= 0;
	if (!c.known)
		return c;
	c.by = now->permille - before->permille;
	ci = mq_newcombe(now->x, now->n, before->x, before->n, MQ_Z95);
	c.beyond = ci.low > 0 || ci.high < 0;
	return c;
}

static const char *
sign(int64_t n)
{
	return n > 0 ? "+" : n < 0 ? "−" : "±";
}

static int64_t
size(int64_t n)
{
	return n < 0 ? -n : n;
}

struct mq_str
report_points_by(struct report_page *p, int64_t permille)
{
	return report_say(&p->arena, p->lang, W_POINTS_BY,
	    mq_str(mq_arena_printf(&p->arena, "%s%lld.%lld", sign(permille),
		(long long)(size(permille) / 10),
		(long long)(size(permille) % 10))));
}

struct mq_str
report_percent_by(struct report_page *p, int64_t now, int64_t before)
{
	if (!before)
		return MQ_STR("NA");
	return report_join(p, mq_str(sign(now - before)),
	    report_share(p, size(now - before), before), MQ_STR(""));
}

bool
report_counts_differ(int64_t a, int64_t b)
{
	double apart = (double)a - (double)b;

	return apart * apart > 9 * ((double)a + (double)b);
}
