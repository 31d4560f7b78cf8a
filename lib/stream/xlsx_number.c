#include <stdio.h>
#include <stdlib.h>

#include "xlsx_value.h"

enum {
	DIGITS = 15,      /* of a number that a spreadsheet keeps */
	DIGITS_READ = 40, /* and that are looked at here */
	PLACES = 30       /* that a power of ten is written out to */
};

/* A decimal number: 0.DIGITS times ten to the power of `point`. */
struct decimal {
	char digit[DIGITS_READ];
	int n; /* digits; none is zero */
	int point;
	bool negative;
	bool integer; /* written without a point and a power */
	bool more;    /* digits that are not zero were left out */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One digit; `whole`: it stands before the point. */
static void
take_digit(struct decimal *d, char c, bool whole)
{
	if (d->n == 0 && c == '0') {
		d->point -= !whole;
		return;
	}
	d->point += whole;
	if (d->n < DIGITS_READ)
		d->digit[d->n++] = c;
	else if (c != '0')
		d->more = true;
}

/* The power of ten behind an E: where it ends, or NULL. */
static const char *
take_power(struct decimal *d, const char *p, const char *end)
{
	bool negative = p < end && *p == '-';
	int power = 0;

	p += p < end && (*p == '-' || *p == '+');
	if (p == end)
		return NULL;
	for (; p < end && is_digit(*p); p++)
		if (power < 100000)
			power = power * 10 + (*p - '0');
	d->point += negative ? -power : power;
	return p;
}

static int
read_decimal(struct mq_str text, struct decimal *d)
{
	const char *p = text.s, *end = text.s + text.n, *start;
	bool whole = true, any = false;

	*d = (struct decimal){ .integer = true };
	if (p < end && (*p == '-' || *p == '+'))
		d->negative = *p++ == '-';
	for (start = p; p < end && (is_digit(*p) || (*p == '.' && whole));
	     p++) {
		if (*p == '.') {
			whole = d->integer = false;
			continue;
		}
		take_digit(d, *p, whole);
		any = true;
	}
	if (!any || p - start > 400)
		return -1;
	if (p < end && (*p == 'e' || *p == 'E')) {
		d->integer = false;
		p = take_power(d, p + 1, end);
	}
	return p == end ? 0 : -1;
}

/*
 * The digits end in a 5 and nothing behind it: the number that they stand for
 * lies to one side, and which one only its binary form tells.
 */
static void
round_tie(struct decimal *d, struct mq_str text)
{
	char buf[512], *p = buf;

	memcpy(buf, text.s, text.n);
	buf[text.n] = '\0';
	snprintf(buf, sizeof(buf), "%.*e", DIGITS - 1, strtod(buf, NULL));
	for (d->n = 0; *p && *p != 'e'; p++)
		if (is_digit(*p))
			d->digit[d->n++] = *p;
	if (*p == 'e')
		d->point = atoi(p + 1) + 1;
}

static bool
is_tie(const struct decimal *d)
{
	int i;

	for (i = DIGITS + 1; i < d->n; i++)
		if (d->digit[i] != '0')
			return false;
	return d->digit[DIGITS] == '5' && !d->more;
}

static void
round_up(struct decimal *d)
{
	int i = DIGITS - 1;

	while (i >= 0 && d->digit[i] == '9')
		d->digit[i--] = '0';
	if (i >= 0) {
		d->digit[i]++;
		return;
	}
	d->digit[0] = '1';
	d->point++;
}

static void
round_decimal(struct decimal *d, struct mq_str text)
{
	bool up = d->n > DIGITS && d->digit[DIGITS] >= '5';

	if (d->n > DIGITS && text.n < 500 && is_tie(d)) {
		round_tie(d, text);
	} else if (d->n > DIGITS) {
		d->n = DIGITS;
		if (up)
			round_up(d);
	}
	while (d->n && d->digit[d->n - 1] == '0')
		d->n--;
}

static char *
put(char *out, const char *s, int n)
{
	memcpy(out, s, (size_t)n);
	return out + n;
}

static char *
put_zeros(char *out, int n)
{
	if (n <= 0)
		return out;
	memset(out, '0', (size_t)n);
	return out + n;
}

static char *
put_power(char *out, const struct decimal *d)
{
	out = put(out, d->digit, 1);
	if (d->n > 1) {
		*out++ = '.';
		out = put(out, d->digit + 1, d->n - 1);
	}
	return out + snprintf(out, 16, "E%+03d", d->point - 1);
}

static char *
put_plain(char *out, const struct decimal *d)
{
	int whole = d->point < d->n ? d->point : d->n;

	if (d->point <= 0) {
		out = put_zeros(put(out, "0.", 2), -d->point);
		return put(out, d->digit, d->n);
	}
	out = put(out, d->digit, whole);
	out = put_zeros(out, d->point - whole);
	if (whole == d->n)
		return out;
	*out++ = '.';
	return put(out, d->digit + whole, d->n - whole);
}

size_t
xlsx_number(struct mq_str text, char out[XLSX_VALUE_MAX], bool *damaged)
{
	struct decimal d;
	char *p = out;

	*damaged = false;
	if (read_decimal(text, &d))
		return 0;
	*damaged = d.n && d.point > DIGITS;
	if (d.integer && d.point > DIGITS_READ)
		return 0;
	if (!d.integer)
		round_decimal(&d, text);
	if (!d.n) {
		*out = '0';
		return 1;
	}
	if (d.negative)
		*p++ = '-';
	if (d.integer)
		p = put_zeros(put(p, d.digit, d.n), d.point - d.n);
	else if (d.point < -PLACES || d.point > PLACES)
		p = put_power(p, &d);
	else
		p = put_plain(p, &d);
	return (size_t)(p - out);
}
