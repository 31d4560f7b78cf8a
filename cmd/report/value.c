#include "value.h"

#include <math.h>

#include "minqing/mask.h"

struct report_value
report_value_text(struct mq_str s)
{
	return report_value_code(s, s);
}

struct report_value
report_value_code(struct mq_str text, struct mq_str code)
{
	return (struct report_value){
		.text = text, .type = REPORT_TEXT, .code = code
	};
}

struct report_value
report_value_na(void)
{
	return (struct report_value){ .text = MQ_STR("NA"), .type = REPORT_NA };
}

struct report_value
report_value_int(struct report_page *p, int64_t n)
{
	return (struct report_value){
		.text = report_int(p, n), .type = REPORT_INT, .n = n
	};
}

struct report_value
report_value_share(struct report_page *p, int64_t n, int64_t of)
{
	if (!of)
		return report_value_na();
	return (struct report_value){ .text = report_share(p, n, of),
		.type = REPORT_RATE,
		.x = (double)n / (double)of,
		.of = of };
}

struct report_value
report_value_rate(struct report_page *p, double rate, int64_t of)
{
	if (isnan(rate))
		return report_value_na();
	return (struct report_value){ .text = report_percent(
					  p, report_permille(rate)),
		.type = REPORT_RATE,
		.x = rate,
		.of = of };
}

struct report_value
report_value_interval(struct report_page *p, struct mq_interval ci)
{
	return (struct report_value){ .text = report_interval(p,
					  report_permille(ci.low),
					  report_permille(ci.high)),
		.type = REPORT_INTERVAL,
		.x = ci.low,
		.high = ci.high };
}

struct report_value
report_value_points(struct report_page *p, double score)
{
	if (isnan(score))
		return report_value_na();
	return (struct report_value){ .text = report_points(p, score),
		.type = REPORT_DECIMAL,
		.x = score,
		.digits = 4 };
}

struct report_value
report_value_span(struct report_page *p, int64_t tenths)
{
	return (struct report_value){ .text = report_span(p, tenths),
		.type = REPORT_MINUTES,
		.x = (double)tenths / 10 };
}

struct report_value
report_value_moment(struct report_page *p, const struct mq_date *d)
{
	struct report_value v = {
		.text = report_moment(p, d), .type = REPORT_DATE, .date = *d
	};

	if (!d->day)
		v.date = mq_date_at(d->t, p->r->reader.zone);
	return v;
}

struct report_value
report_value_bucket(struct report_page *p, enum mq_period step, int64_t day)
{
	struct report_value v = report_value_text(report_bucket(p, step, day));

	if (step != MQ_DAY && step != MQ_WEEK)
		return v;
	v.type = REPORT_DATE;
	v.date = (struct mq_date){ 86400 * day, 0, true };
	return v;
}

struct report_value
report_value_name(
    struct report_page *p, enum report_by by, const struct report_group *g)
{
	return report_value_code(report_name(p, by, g),
	    p->unmask ? g->name : mq_mask_text(&p->arena, g->name));
}

static struct mq_str
plain_date(struct report_page *p, const struct mq_date *d)
{
	char buf[MQ_DATE_MAX];
	size_t n = mq_date_format(d, buf);

	return mq_str_dup(&p->arena, (struct mq_str){ buf, n });
}

static struct mq_str
plain_number(struct report_page *p, double x, int digits)
{
	return mq_str(mq_arena_printf(&p->arena, "%.*f", digits, x));
}

struct mq_str
report_value_plain(struct report_page *p, const struct report_value *v)
{
	switch (v->type) {
	case REPORT_INT:
		return mq_str(
		    mq_arena_printf(&p->arena, "%lld", (long long)v->n));
	case REPORT_RATE:
		return plain_number(p, v->x, REPORT_RATE_DIGITS);
	case REPORT_DECIMAL:
		return plain_number(p, v->x, v->digits);
	case REPORT_MINUTES:
		return plain_number(p, v->x, 1);
	case REPORT_DATE:
		return plain_date(p, &v->date);
	case REPORT_TEXT:
		return v->code;
	case REPORT_VOID:
		return MQ_STR("");
	default:
		return MQ_STR("NA");
	}
}

static struct report_value
end_of(double rate)
{
	if (isnan(rate))
		return report_value_na();
	return (struct report_value){ .type = REPORT_RATE, .x = rate };
}

struct report_value
report_value_low(const struct report_value *v)
{
	return end_of(v->x);
}

struct report_value
report_value_high(const struct report_value *v)
{
	return end_of(v->high);
}
