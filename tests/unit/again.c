/*
 * Dates of the day that came before, held against the general way of reading
 * and writing a date: in zones that change, on the days that they do.
 */

#include "../tap.h"
#include "minqing/date.h"

static const char *const zones[] = { "Asia/Shanghai", "America/New_York",
	"Australia/Lord_Howe", "Pacific/Apia", "UTC", "-03:30" };

static const char *const days[] = { "2024-03-09", "2024-03-10", "2024-03-11",
	"2024-11-02", "2024-11-03", "2024-11-04", "2024-04-06", "2024-04-07",
	"2024-10-05", "2024-10-06", "2011-12-29", "2011-12-30", "2011-12-31",
	"1986-05-03", "1986-05-04", "1991-09-15", "2024-02-29", "2023-02-29",
	"0001-01-01", "9999-12-31" };

static const char *const times[] = { " 00:00:00", "T00:00:00", " 01:59:59",
	" 02:00:00", " 02:30:00", " 03:00:00", " 12:34:56", " 23:59:59",
	" 24:00:00", " 23:59:60", " 12:60:00", " 1x:00:00", "t12:00:00",
	" 12.00:00", " 12:00.00", " 12:00", "" };

/* What mq_date_format() writes of the text; "" where it is no date. */
static size_t
slowly(struct mq_str s, struct mq_zone *z, struct mq_date *d, char *buf)
{
	const char *why;

	*buf = '\0';
	if (mq_date_read(s, MQ_ORDER_NONE, z, d, &why))
		return 0;
	return mq_date_format(d, buf);
}

/* Either it leaves the text to the general way, or does what that does. */
static int
agrees(struct mq_date_memo *m, const char *text, struct mq_zone *z, int *quick)
{
	char want[MQ_DATE_MAX], got[MQ_DATE_MAX] = "";
	struct mq_date d;
	size_t n = slowly(mq_str(text), z, &d, want), again;

	again = mq_date_again(m, mq_str(text), got);
	*quick += again > 0;
	if (again && (again != n || strcmp(got, want)))
		return is_str(got, want);
	if (n)
		mq_date_note(m, mq_str(text), &d, z);
	return 1;
}

static int
one_zone(struct mq_zone *z)
{
	struct mq_date_memo m = { .known = false };
	size_t day, first, second;
	char text[32];
	int good = 1, quick = 0;

	for (day = 0; day < sizeof(days) / sizeof(*days); day++)
		for (first = 0; first < sizeof(times) / sizeof(*times); first++)
			for (second = 0; second <= first; second++) {
				snprintf(text, sizeof(text), "%s%s", days[day],
				    times[first]);
				good &= agrees(&m, text, z, &quick);
				snprintf(text, sizeof(text), "%s%s", days[day],
				    times[second]);
				good &= agrees(&m, text, z, &quick);
			}
	ok(quick > 1000);
	return good;
}

/* The day that a zone changes is left to the general way, others are not. */
static void
days_of_change(void)
{
	struct mq_zone *z = mq_zone_open("America/New_York");
	struct mq_date_memo m = { .known = false };
	char buf[MQ_DATE_MAX];
	struct mq_date d;

	slowly(mq_str("2024-03-10 00:00:01"), z, &d, buf);
	mq_date_note(&m, mq_str("2024-03-10 00:00:01"), &d, z);
	is_int(mq_date_again(&m, mq_str("2024-03-10 00:00:02"), buf), 0);
	slowly(mq_str("2024-03-11 00:00:01"), z, &d, buf);
	mq_date_note(&m, mq_str("2024-03-11 00:00:01"), &d, z);
	is_int(mq_date_again(&m, mq_str("2024-03-11 23:00:02"), buf), 25);
	is_str(buf, "2024-03-11T23:00:02-04:00");
	is_int(mq_date_again(&m, mq_str("2024-03-12 23:00:02"), buf), 0);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(zones) / sizeof(*zones); i++)
		if (!ok(one_zone(mq_zone_open(zones[i]))))
			note("%s", zones[i]);
	days_of_change();
	return done();
}
