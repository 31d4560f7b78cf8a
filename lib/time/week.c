#include "opening.h"

/* A set of days has a bit for each, Monday's the lowest. */
enum { MON_FRI = 0x1F, DAILY = 0x7F };

/* The day's number, Monday 0, or -1. */
static int
find_day(struct mq_str s)
{
	static const char names[] = "montuewedthufrisatsun";
	int i;

	for (i = 0; s.n == 3 && i < 7; i++)
		if (!memcmp(s.s, names + 3 * i, 3))
			return i;
	return -1;
}

/* "mon", "mon-fri", "sat-mon", "daily" or "makeup"; 0 where it is none. */
static unsigned
read_days(struct mq_str s)
{
	struct mq_str first;
	unsigned days = 0;
	int from, to;

	if (mq_str_eq(s, MQ_STR("daily")))
		return DAILY;
	if (mq_str_eq(s, MQ_STR("makeup")))
		return 1U << MQ_MAKEUP;
	mq_str_next(&s, '-', &first);
	from = find_day(first);
	to = s.s ? find_day(s) : from;
	if (from < 0 || to < 0)
		return 0;
	for (; from != to; from = (from + 1) % 7)
		days |= 1U << from;
	return days | 1U << to;
}

static const char *
take_days(struct mq_str *clause, unsigned *days)
{
	struct mq_str list, part;
	unsigned some;

	*days = 0;
	mq_str_next(clause, ' ', &list);
	while (mq_str_next(&list, ',', &part)) {
		some = read_days(part);
		if (!some)
			return "want days such as mon, mon-fri, daily or "
			       "makeup before the hours";
		*days |= some;
	}
	return NULL;
}

static const char *
read_clause(struct mq_str clause, struct mq_opening *week, unsigned *given)
{
	struct mq_opening hours;
	unsigned days = MON_FRI;
	const char *wrong = NULL;
	int i;

	clause = mq_str_trim(clause);
	if (clause.n && (*clause.s < '0' || *clause.s > '9'))
		wrong = take_days(&clause, &days);
	if (!wrong)
		wrong = mq_opening_parse(clause, &hours);
	if (wrong)
		return wrong;
	if (days & *given)
		return "a day is given twice";
	*given |= days;
	for (i = 0; i < MQ_WEEK_OPENINGS; i++)
		if (days >> i & 1)
			week[i] = hours;
	return NULL;
}

const char *
mq_week_parse(struct mq_str s, struct mq_opening week[MQ_WEEK_OPENINGS])
{
	struct mq_str clause;
	unsigned given = 0;
	const char *wrong = NULL;
	int i;

	memset(week, 0, MQ_WEEK_OPENINGS * sizeof(*week));
	while (!wrong && mq_str_next(&s, ';', &clause))
		wrong = read_clause(clause, week, &given);
	for (i = 0; !week[MQ_MAKEUP].n && i < MQ_MAKEUP; i++)
		week[MQ_MAKEUP] = week[i];
	return wrong;
}
