#include "page.h"

#include <math.h>
#include <stdio.h>

#include "minqing/mask.h"
#include "names.h"

struct mq_str
report_text(const struct report_page *p, enum report_word w)
{
	return mq_str(report_word(p->lang, w));
}

struct mq_str
report_join(
    struct report_page *p, struct mq_str a, struct mq_str b, struct mq_str c)
{
	return mq_str(mq_arena_printf(&p->arena, "%.*s%.*s%.*s", (int)a.n, a.s,
	    (int)b.n, b.s, (int)c.n, c.s));
}

struct mq_str
report_int(struct report_page *p, int64_t n)
{
	char digits[24], grouped[32];
	int len = snprintf(digits, sizeof(digits), "%lld", (long long)n);
	int i, at = 0;

	for (i = 0; i < len; i++) {
		grouped[at++] = digits[i];
		if ((len - i) % 3 == 1 && i + 1 < len && digits[i] != '-')
			grouped[at++] = ',';
	}
	return mq_str_dup(&p->arena, (struct mq_str){ grouped, (size_t)at });
}

/* n / of, rounded half up; neither is negative. */
static int64_t
half_up(int64_t n, int64_t of)
{
	return (2 * n + of) / (2 * of);
}

static struct mq_str
one_decimal(struct report_page *p, int64_t tenths, const char *unit)
{
	return mq_str(mq_arena_printf(&p->arena, "%s.%d%s",
	    report_int(p, tenths / 10).s, (int)(tenths % 10), unit));
}

struct mq_str
report_share(struct report_page *p, int64_t n, int64_t of)
{
	if (!of)
		return MQ_STR("NA");
	return one_decimal(p, half_up(1000 * n, of), "%");
}

struct mq_str
report_mean(struct report_page *p, int64_t n, int64_t of)
{
	if (!of)
		return MQ_STR("NA");
	return one_decimal(p, half_up(10 * n, of), "");
}

int64_t
report_permille(double rate)
{
	if (isnan(rate))
		return -1;
	return half_up(llround(rate * 1e9), 1000000);
}

struct mq_str
report_percent(struct report_page *p, int64_t permille)
{
	if (permille < 0)
		return MQ_STR("NA");
	return one_decimal(p, permille, "%");
}

struct mq_str
report_interval(struct report_page *p, int64_t low, int64_t high)
{
	struct mq_str from, to;

	if (low < 0 || high < 0)
		return MQ_STR("NA");
	from = one_decimal(p, low, "");
	to = report_percent(p, high);
	return mq_str(mq_arena_printf(&p->arena, "%s-%s", from.s, to.s));
}

struct report_rates
report_rates(const struct report_page *p, const struct report_tally *t)
{
	struct mq_rates r;

	mq_scheme_rates(p->r->reader.scheme, &t->answers, &r);
	return (struct report_rates){
		.response = report_permille(r.response),
		.resolution = report_permille(r.resolution),
		.satisfaction = report_permille(r.satisfaction),
		.low = report_permille(r.satisfaction_ci.low),
		.high = report_permille(r.satisfaction_ci.high),
		.exact = r,
	};
}

bool
report_is_below(const struct report_page *p, const struct report_tally *t)
{
	int64_t all = report_rates(p, &p->r->all).satisfaction;
	int64_t high = report_rates(p, t).high;

	return t->answers.valid >= REPORT_LEAST && high >= 0 && high < all;
}

struct mq_str
report_points(struct report_page *p, double score)
{
	int64_t permille = report_permille(score / 100);

	if (permille < 0)
		return MQ_STR("NA");
	return one_decimal(p, permille, "");
}

struct mq_str
report_span(struct report_page *p, int64_t tenths)
{
	if (tenths < 600)
		return report_say(&p->arena, p->lang, W_MINUTES,
		    report_int(p, half_up(tenths, 10)));
	if (tenths < 28800)
		return report_say(&p->arena, p->lang, W_HOURS,
		    one_decimal(p, half_up(tenths, 60), ""));
	return report_say(&p->arena, p->lang, W_DAYS,
	    one_decimal(p, half_up(tenths, 1440), ""));
}

struct mq_str
report_date(struct report_page *p, const struct mq_date *d)
{
	return report_bucket(p, MQ_DAY, report_day(d, p->r->reader.zone));
}

struct mq_str
report_bucket(struct report_page *p, enum mq_period step, int64_t day)
{
	char buf[MQ_DATE_MAX];
	size_t n = report_bucket_label(step, day, buf);

	return mq_str_dup(&p->arena, (struct mq_str){ buf, n });
}

struct mq_str
report_moment(struct report_page *p, const struct mq_date *d)
{
	struct mq_str day = report_date(p, d);
	struct mq_date local;
	long long second;

	if (d->day)
		return day;
	local = mq_date_at(d->t, p->r->reader.zone);
	second = ((local.t + local.offset) % 86400 + 86400) % 86400;
	return mq_str(mq_arena_printf(&p->arena, "%s %02lld:%02lld", day.s,
	    second / 3600, second / 60 % 60));
}

/* The last part of a path. */
static struct mq_str
path_tail(struct mq_str path)
{
	size_t i = path.n;

	while (i && path.s[i - 1] != '/')
		i--;
	return (struct mq_str){ path.s + i, path.n - i };
}

static enum report_word
word_for_none(enum report_by by)
{
	switch (by) {
	case REPORT_BY_AGENCY:
	case REPORT_BY_ASSIGNEE:
		return W_Q_UNASSIGNED;
	case REPORT_BY_CATEGORY:
	case REPORT_BY_SUBCATEGORY:
		return W_Q_UNCLASSIFIED;
	default:
		return W_NAMELESS;
	}
}

struct mq_str
report_name(
    struct report_page *p, enum report_by by, const struct report_group *g)
{
	struct mq_str name = g->name;
	struct mq_str words;

	if (!name.n)
		return report_text(p, word_for_none(by));
	if (by == REPORT_BY_CATEGORY || by == REPORT_BY_SUBCATEGORY)
		words = report_category_name(&p->names, p->lang, name);
	else
		words = report_code_name(p->lang, by, name);
	if (words.n)
		return words;
	if (by == REPORT_BY_SUBCATEGORY)
		name = path_tail(name);
	return p->unmask ? name : mq_mask_text(&p->arena, name);
}
