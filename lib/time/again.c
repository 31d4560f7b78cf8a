#include "minqing/date.h"
#include "parts.h"

enum { DAY_N = 10, TEXT_N = 19, FORM_N = 25 };

size_t
mq_date_again(
    const struct mq_date_memo *m, struct mq_str s, char buf[MQ_DATE_MAX])
{
	unsigned hour, minute, second;

	if (!m->known || s.n != TEXT_N || memcmp(s.s, m->day, DAY_N) != 0 ||
	    (s.s[DAY_N] != ' ' && s.s[DAY_N] != 'T') || s.s[13] != ':' ||
	    s.s[16] != ':')
		return 0;
	hour = (unsigned)mq_two(s.s + 11); /* none is a large number */
	minute = (unsigned)mq_two(s.s + 14);
	second = (unsigned)mq_two(s.s + 17);
	if (hour > 23 || minute > 59 || second > 59)
		return 0;
	memcpy(buf, s.s, TEXT_N);
	buf[DAY_N] = 'T';
	memcpy(buf + TEXT_N, m->offset, sizeof(m->offset));
	buf[FORM_N] = '\0';
	return FORM_N;
}

/*
 * No zone ever changed twice within two days: where the offset is the same at
 * the day's start and at its end, it is so all day.
 */
static bool
is_calm(const struct mq_date *d, struct mq_zone *z)
{
	int64_t local = d->t + d->offset;
	int64_t start = mq_floor(local, DAY) * DAY - d->offset;

	return mq_zone_offset(z, start) == d->offset &&
	       mq_zone_offset(z, start + DAY - 1) == d->offset;
}

void
mq_date_note(struct mq_date_memo *m, struct mq_str s, const struct mq_date *d,
    struct mq_zone *z)
{
	char buf[MQ_DATE_MAX];

	m->known = !d->day && s.n == TEXT_N &&
		   mq_date_format(d, buf) == FORM_N &&
		   memcmp(buf, s.s, DAY_N) == 0 && is_calm(d, z);
	if (!m->known)
		return;
	memcpy(m->day, buf, sizeof(m->day));
	memcpy(m->offset, buf + TEXT_N, sizeof(m->offset));
}
