#include "clock.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

struct mq_number
mq_take_number(struct mq_reading *r)
{
	struct mq_number n = { 0, 0 };

	for (; is_digit(*r->p); r->p++)
		if (n.digits < 9 && ++n.digits < 9)
			n.value = n.value * 10 + (*r->p - '0');
	return n;
}

void
mq_take_any(struct mq_reading *r, const char *set)
{
	r->p += strspn(r->p, set);
}

bool
mq_take_word(struct mq_reading *r, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(r->p, word, n) != 0 || is_letter(r->p[n]))
		return false;
	r->p += n;
	return true;
}

static bool
fail(struct mq_reading *r, const char *why)
{
	r->why = why;
	return false;
}

/* The half of the day, as a capital of plain text; 0 where none comes next. */
static char
take_half(struct mq_reading *r)
{
	static const struct {
		const char *word;
		char half;
	} words[] = { { "am", 'A' }, { "pm", 'P' }, { "a.m.", 'A' },
		{ "p.m.", 'P' }, { "a", 'A' }, { "p", 'P' } };
	const char *before = r->p;
	size_t i;

	if (*r->p >= 'A' && *r->p <= 'Z' && strchr("APNE", *r->p))
		return *r->p++;
	while (*r->p == ' ')
		r->p++;
	for (i = 0; is_letter(*r->p) && i < sizeof(words) / sizeof(*words); i++)
		if (mq_take_word(r, words[i].word))
			return words[i].half;
	r->p = before;
	return 0;
}

/*
 * Bring an hour of a half day to 24 hours; one that is in 24 hours already
 * (15:05 PM) may stay where the two agree.  False where it cannot be meant, or
 * could be in either of two nights (晚上2点).
 */
static bool
apply_half(struct mq_parts *p, char half)
{
	int h = p->hour;

	switch (half) {
	case 'A':
		p->hour = h == 12 ? 0 : h;
		return h <= 12;
	case 'P':
		p->hour = h < 12 ? h + 12 : h;
		return h <= 23;
	case 'N':
		p->hour = h < 3 ? h + 12 : h;
		return h >= 1 && p->hour >= 11 && p->hour <= 14;
	case 'E':
		p->hour = h < 12 ? h + 12 : h == 12 ? 0 : h;
		p->next = h == 12;
		return h >= 5 && h <= 24;
	default:
		return true;
	}
}

static void
take_fraction(struct mq_reading *r)
{
	if (!*r->p || !strchr(".,:", *r->p) || !is_digit(r->p[1]))
		return;
	for (r->p++; is_digit(*r->p); r->p++)
		r->parts.fraction |= *r->p != '0';
}

/* ":11:12.5" after the hour. */
static bool
take_colons(struct mq_reading *r)
{
	struct mq_number minute, second = { 0, 1 };

	r->p++;
	minute = mq_take_number(r);
	if (*r->p == ':') {
		r->p++;
		second = mq_take_number(r);
		take_fraction(r);
	}
	if (minute.digits < 1 || minute.digits > 2 || second.digits < 1 ||
	    second.digits > 2)
		return fail(r, "not a time");
	r->parts.minute = minute.value;
	r->parts.second = second.value;
	return true;
}

/* "H05I12S", "H05", "HB" or "H" after the hour. */
static bool
take_chinese(struct mq_reading *r)
{
	struct mq_number n;

	r->p++;
	if (*r->p == 'B') {
		r->p++;
		r->parts.minute = 30;
		return true;
	}
	n = mq_take_number(r);
	r->parts.minute = n.value;
	if (n.digits > 2 || *r->p != 'I')
		return n.digits <= 2 || fail(r, "not a time");
	r->p++;
	if (n.digits == 0)
		return fail(r, "not a time");
	n = mq_take_number(r);
	r->parts.second = n.value;
	if (*r->p == 'S')
		r->p++;
	else if (n.digits)
		return fail(r, "not a time");
	return n.digits <= 2 || fail(r, "not a time");
}

/* 101112 or 1011. */
static void
split_compact(struct mq_reading *r, struct mq_number n)
{
	if (n.digits == 4)
		n.value *= 100;
	else
		take_fraction(r);
	r->parts.hour = n.value / 10000;
	r->parts.minute = n.value / 100 % 100;
	r->parts.second = n.value % 100;
}

bool
mq_take_time(struct mq_reading *r, bool compact)
{
	struct mq_number hour;
	char before = take_half(r), after;
	bool bare;

	hour = mq_take_number(r);
	r->parts.timed = true;
	if (compact && (hour.digits == 4 || hour.digits == 6) && *r->p != ':') {
		split_compact(r, hour);
		return true;
	}
	if (hour.digits < 1 || hour.digits > 2)
		return fail(r, "not a time");
	r->parts.hour = hour.value;
	bare = *r->p != ':' && *r->p != 'H';
	if (!bare && !(*r->p == ':' ? take_colons(r) : take_chinese(r)))
		return false;
	after = take_half(r);
	if ((before && after) || (bare && !after))
		return fail(r, "not a time");
	return apply_half(&r->parts, before ? before : after) ||
	       fail(r, "no such time");
}

/* "+08:00", "+0800", "+08", "+8". */
static bool
take_offset(struct mq_reading *r)
{
	int sign = *r->p++ == '-' ? -1 : 1;
	struct mq_number hour = mq_take_number(r), minute = { 0, 2 };

	if (hour.digits == 4) {
		minute.value = hour.value % 100;
		hour.value /= 100;
	} else if (hour.digits < 1 || hour.digits > 2) {
		return fail(r, "not an offset");
	} else if (*r->p == ':') {
		r->p++;
		minute = mq_take_number(r);
	}
	if (minute.digits != 2 || hour.value > 23 || minute.value > 59)
		return fail(r, "no such offset");
	r->parts.zoned = true;
	r->parts.offset = sign * (hour.value * 3600 + minute.value * 60);
	return true;
}

bool
mq_take_zone(struct mq_reading *r)
{
	if (!*r->p)
		return true;
	mq_take_any(r, " ");
	if (mq_take_word(r, "z") || mq_take_word(r, "utc") ||
	    mq_take_word(r, "gmt"))
		r->parts.zoned = true;
	else if (is_letter(*r->p))
		return fail(r, "zones by letters are ambiguous");
	return (*r->p != '+' && *r->p != '-') || take_offset(r);
}
