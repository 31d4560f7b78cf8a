#include "opening.h"

/* "9:00" or "09:00" at the front of *s; -1 where there is none. */
static int32_t
take_time(struct mq_str *s)
{
	size_t digits = s->n > 1 && s->s[1] == ':' ? 1 : 2;
	char text[2] = { '0', '0' };
	int hour, minute;

	if (s->n < digits + 3 || s->s[digits] != ':')
		return -1;
	memcpy(text + 2 - digits, s->s, digits);
	hour = mq_two(text);
	minute = mq_two(s->s + digits + 1);
	if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 1440)
		return -1;
	s->s += digits + 3;
	s->n -= digits + 3;
	return hour * 3600 + minute * 60;
}

/* Add an interval; one that begins where the last ends goes on with it. */
static const char *
add_span(struct mq_opening *o, int32_t from, int32_t to)
{
	int32_t last = o->n ? o->span[o->n - 1].to : -1;

	if (to < from)
		return "an interval over midnight is written as two, to 24:00 "
		       "and from 00:00";
	if (to == from)
		return "an interval of no length";
	if (from < last)
		return "intervals must stand in order and not overlap";
	o->total += to - from;
	if (from == last) {
		o->span[o->n - 1].to = to;
		return NULL;
	}
	if (o->n == MQ_SPANS_MAX)
		return "too many intervals a day";
	o->span[o->n].from = from;
	o->span[o->n++].to = to;
	return NULL;
}

const char *
mq_opening_parse(struct mq_str s, struct mq_opening *out)
{
	const char *wrong = NULL;
	struct mq_str part;
	int32_t from, to;

	*out = (struct mq_opening){ 0 };
	while (!wrong && mq_str_next(&s, ',', &part)) {
		part = mq_str_trim(part);
		from = take_time(&part);
		if (from < 0 || part.n == 0 || *part.s != '-')
			return "want intervals such as 09:00-17:30";
		part.s++;
		part.n--;
		to = take_time(&part);
		if (to < 0 || part.n)
			return "want intervals such as 09:00-17:30";
		wrong = add_span(out, from, to);
	}
	return wrong || out->n ? wrong : "want intervals such as 09:00-17:30";
}

static char *
put_time(char *p, int32_t second)
{
	int hour = second / 3600, minute = second / 60 % 60;

	*p++ = (char)('0' + hour / 10);
	*p++ = (char)('0' + hour % 10);
	*p++ = ':';
	*p++ = (char)('0' + minute / 10);
	*p++ = (char)('0' + minute % 10);
	return p;
}

size_t
mq_opening_format(const struct mq_opening *o, char buf[MQ_HOURS_TEXT])
{
	char *p = buf;
	int i;

	for (i = 0; i < o->n; i++) {
		if (i)
			*p++ = ',';
		p = put_time(p, o->span[i].from);
		*p++ = '-';
		p = put_time(p, o->span[i].to);
	}
	*p = '\0';
	return (size_t)(p - buf);
}

int32_t
mq_opening_before(const struct mq_opening *o, int32_t second)
{
	int32_t sum = 0;
	int i;

	for (i = 0; i < o->n && second > o->span[i].from; i++)
		sum += (second < o->span[i].to ? second : o->span[i].to) -
		       o->span[i].from;
	return sum;
}

int32_t
mq_opening_reach(const struct mq_opening *o, int32_t n)
{
	int i = 0;

	while (n > o->span[i].to - o->span[i].from) {
		n -= o->span[i].to - o->span[i].from;
		i++;
	}
	return o->span[i].from + n;
}

int32_t
mq_opening_floor(const struct mq_opening *o, int32_t second)
{
	int i = o->n - 1;

	while (i > 0 && second < o->span[i].from)
		i--;
	if (second < o->span[i].from)
		return o->span[i].from;
	return second < o->span[i].to ? second : o->span[i].to;
}

int32_t
mq_opening_ceiling(const struct mq_opening *o, int32_t second)
{
	int i = 0;

	while (i < o->n - 1 && second > o->span[i].to)
		i++;
	if (second > o->span[i].to)
		return o->span[i].to;
	return second > o->span[i].from ? second : o->span[i].from;
}
