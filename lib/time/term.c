#include "calendar_parts.h"

/* The word's place in the list, or -1. */
static int
find(struct mq_str s, const char *const *words, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (mq_str_eq(s, mq_str(words[i])))
			return i;
	return -1;
}

int
mq_calendar_mode_parse(struct mq_str s, enum mq_calendar_mode *out)
{
	static const char *const words[] = { "cn", "finance", "24x7" };
	int i = find(s, words, 3);

	if (i < 0)
		return -1;
	*out = (enum mq_calendar_mode)i;
	return 0;
}

int
mq_clock_parse(struct mq_str s, enum mq_clock *out)
{
	static const char *const words[] = { "natural", "work" };
	int i = find(s, words, 2);

	if (i < 0)
		return -1;
	*out = (enum mq_clock)i;
	return 0;
}

int
mq_from_parse(struct mq_str s, enum mq_from *out)
{
	static const char *const words[] = { "now", "next-day" };
	int i = find(s, words, 2);

	if (i < 0)
		return -1;
	*out = (enum mq_from)i;
	return 0;
}

/* Take a number and its unit off the front: 0, or -1. */
static int
take_part(struct mq_str *s, struct mq_term *out)
{
	static const char *const units[] = { "d", "wd", "s", "min", "h" };
	static const int seconds[] = { 0, 0, 1, 60, 3600 };
	struct mq_str unit;
	int64_t n = 0;
	size_t i, j;
	int which;

	for (i = 0; i < s->n && s->s[i] >= '0' && s->s[i] <= '9'; i++) {
		n = n * 10 + (s->s[i] - '0');
		if (n > MQ_TIME_MAX)
			return -1;
	}
	for (j = i; j < s->n && s->s[j] >= 'a' && s->s[j] <= 'z';)
		j++;
	unit = (struct mq_str){ s->s + i, j - i };
	which = find(unit, units, 5);
	if (i == 0 || which < 0)
		return -1;
	out->unit = which == 0   ? MQ_TERM_DAYS
		    : which == 1 ? MQ_TERM_WORKDAYS
				 : MQ_TERM_SECONDS;
	out->n = out->unit == MQ_TERM_SECONDS ? n * seconds[which] : n;
	*s = (struct mq_str){ s->s + j, s->n - j };
	return 0;
}

int
mq_term_parse(struct mq_str s, struct mq_term *out)
{
	bool minus = s.n && *s.s == '-';
	struct mq_term sum, part;

	if (minus || (s.n && *s.s == '+')) {
		s.s++;
		s.n--;
	}
	if (take_part(&s, &sum))
		return -1;
	while (s.n) {
		if (take_part(&s, &part) || sum.unit != MQ_TERM_SECONDS ||
		    part.unit != MQ_TERM_SECONDS || sum.n > MQ_TIME_MAX)
			return -1;
		sum.n += part.n;
	}
	if (minus)
		sum.n = -sum.n;
	*out = sum;
	return 0;
}

int
mq_calendar_due(struct mq_calendar *c, int64_t t, const struct mq_term *term,
    enum mq_clock clock, enum mq_from from, int64_t *out)
{
	int64_t n = term->n;

	if (term->unit == MQ_TERM_WORKDAYS)
		return mq_calendar_add_days(c, t, n, from, out);
	if (!mq_time_in_years(t) || n > MQ_TIME_MAX || n < -MQ_TIME_MAX)
		return -1;
	t = mq_calendar_start(c, t, from, n < 0);
	if (term->unit == MQ_TERM_SECONDS && clock == MQ_CLOCK_WORK)
		return mq_calendar_add(c, t, n, out);
	if (term->unit == MQ_TERM_DAYS && (n > 9999 * 366 || n < -9999 * 366))
		return -1;
	*out = t + n * (term->unit == MQ_TERM_DAYS ? DAY : 1);
	return mq_time_in_years(*out) ? 0 : -1;
}
