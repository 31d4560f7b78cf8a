#include "serial.h"

enum { DAY = 86400, EPOCH = 25569 }; /* the serial number of 1970-01-01 */

static size_t
count_digits(struct mq_str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	return n;
}

/* A serial number: its day, and the time that its fraction is. */
static void
read_serial(struct mq_str s, struct mq_zone *z, struct mq_date *out)
{
	double v = 0;
	int64_t local;

	mq_str_number(s, &v);
	local = (int64_t)((v - EPOCH) * DAY + (v < EPOCH ? -0.5 : 0.5));
	out->day = s.n == 5;
	out->t = mq_zone_instant(z, local);
	out->offset = mq_zone_offset(z, out->t);
}

int
ingest_serial_read(struct mq_str s, struct mq_zone *z, struct mq_date *out)
{
	size_t digits = count_digits(s), n = digits;
	int64_t t;

	if (n < s.n && s.s[n] == '.')
		n += 1 +
		     count_digits((struct mq_str){ s.s + n + 1, s.n - n - 1 });
	if (!digits || n != s.n || s.s[n - 1] == '.' || s.n > 32 || *s.s == '0')
		return -1;
	if (digits == 5) {
		read_serial(s, z, out);
		return 0;
	}
	if (digits != 10 && digits != 13)
		return -1;
	if (mq_str_int((struct mq_str){ s.s, digits }, &t))
		return -1;
	*out = mq_date_at(digits == 10 ? t : t / 1000, z);
	return 0;
}

bool
ingest_serial_damaged(struct mq_str s)
{
	size_t n = 1, digits;

	if (s.n < 6 || s.n > 24 || s.s[1] != '.' || count_digits(s) != 1)
		return false;
	digits = count_digits((struct mq_str){ s.s + 2, s.n - 2 });
	n = 2 + digits;
	if (!digits || s.n - n < 3 || (s.s[n] != 'E' && s.s[n] != 'e') ||
	    s.s[n + 1] != '+')
		return false;
	n += 2;
	return count_digits((struct mq_str){ s.s + n, s.n - n }) == s.n - n;
}
