#include "minqing/zone.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "minqing/arena.h"
#include "parts.h"

enum { SLOTS = 4096 }; /* days; eleven years without a collision */

/* The offsets of one day by UTC, in whole minutes. */
struct day {
	int32_t serial; /* of the day, see serial_of(); 0: not looked up yet */
	int32_t cut;    /* the second of the day from which `after` holds */
	int32_t before, after;
};

struct mq_zone {
	struct mq_zone *next;
	char *name;
	char *tz;         /* "TZ=:NAME", for putenv(3) */
	struct day *days; /* by day number modulo SLOTS; NULL: always `fixed` */
	int32_t fixed;
};

static struct mq_zone *zones;

/*
 * Of the first zone whose offset changes, which is the only one in most runs:
 * unlike the heap's, memory that is static is not cleared page by page.
 */
static struct day first_days[SLOTS];

/*
 * The C library knows one zone at a time.  The environment keeps a pointer to
 * our text, so that going from zone to zone allocates nothing.
 */
static void
enter(const struct mq_zone *z)
{
	static const struct mq_zone *current;

	if (current == z)
		return;
	putenv(z->tz);
	tzset();
	current = z;
}

/*
 * The offset at t by the C library, to the nearest minute as RFC 3339 section
 * 5.8 does it: only the mean solar times of before about 1930 had seconds.
 */
static int32_t
offset_now(int64_t t)
{
	time_t clock = (time_t)t;
	struct tm tm;
	int64_t local;

	if (!localtime_r(&clock, &tm))
		return 0;
	local = mq_days(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) * DAY +
		tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec;
	return (int32_t)(mq_floor(local - t + 30, 60) * 60);
}

/* Days from the first that there is, from 1: memory of zeros knows none. */
static int32_t
serial_of(int64_t number)
{
	return (int32_t)(number - (MQ_TIME_MIN / DAY - 3));
}

/* Fill in a day; the moment of a change is found by halving. */
static void
look_up(const struct mq_zone *z, struct day *d, int64_t number)
{
	int64_t low = number * DAY, high = low + DAY, middle;

	enter(z);
	d->serial = serial_of(number);
	d->before = offset_now(low);
	d->after = offset_now(high);
	d->cut = 0;
	if (d->before == d->after)
		return;
	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (offset_now(middle) == d->before)
			low = middle;
		else
			high = middle;
	}
	d->cut = (int32_t)(high - number * DAY);
}

int32_t
mq_zone_offset(struct mq_zone *z, int64_t t)
{
	struct day *d;
	int64_t number;

	if (!z->days)
		return z->fixed;
	if (t < MQ_TIME_MIN - DAY)
		t = MQ_TIME_MIN - DAY;
	if (t > MQ_TIME_MAX + DAY)
		t = MQ_TIME_MAX + DAY;
	number = mq_floor(t, DAY);
	d = &z->days[number & (SLOTS - 1)];
	if (d->serial != serial_of(number))
		look_up(z, d, number);
	return t - number * DAY < d->cut ? d->before : d->after;
}

int64_t
mq_zone_instant(struct mq_zone *z, int64_t local)
{
	int32_t before, after;

	if (!z->days)
		return local - z->fixed;
	/* No zone ever changed twice within two days. */
	before = mq_zone_offset(z, local - DAY);
	after = mq_zone_offset(z, local + DAY);
	if (before == after || mq_zone_offset(z, local - before) == before)
		return local - before;
	if (mq_zone_offset(z, local - after) == after)
		return local - after;
	return local - before;
}

const char *
mq_zone_name(const struct mq_zone *z)
{
	return z->name;
}

/* The offset of "+08:00": seconds, or INT32_MIN where it is none. */
static int32_t
fixed_offset(const char *name)
{
	int hour, minute;

	if (strlen(name) != 6 || (*name != '+' && *name != '-') ||
	    name[3] != ':')
		return INT32_MIN;
	hour = mq_two(name + 1);
	minute = mq_two(name + 4);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return INT32_MIN;
	return (*name == '-' ? -1 : 1) * (hour * 3600 + minute * 60);
}

/* A relative path without dots, so that it stays in the database's folder. */
static bool
plain_name(const char *name)
{
	size_t n =
	    strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
			 "0123456789_+-/");

	return n > 0 && n < 256 && !name[n] && *name != '/' &&
	       name[n - 1] != '/' && !strstr(name, "//");
}

/* Does the zone database have this zone?  Its files begin with "TZif". */
static bool
in_database(const char *name)
{
	const char *folder = getenv("TZDIR");
	char path[PATH_MAX], magic[4] = "";
	FILE *f;
	int n;

	if (!folder || !*folder)
		folder = "/usr/share/zoneinfo";
	n = snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (n < 0 || (size_t)n >= sizeof(path) || !(f = fopen(path, "rb")))
		return false;
	n = fread(magic, 1, 4, f) == 4 && !memcmp(magic, "TZif", 4);
	fclose(f);
	return n;
}

static struct mq_zone *
add(const char *name, int32_t fixed, bool changes)
{
	static bool first_taken;
	struct mq_zone *z = mq_xcalloc(1, sizeof(*z));
	size_t n = strlen(name);

	z->tz = mq_xcalloc(1, n + sizeof("TZ=:"));
	memcpy(z->tz, "TZ=:", 4);
	z->name = memcpy(z->tz + 4, name, n + 1);
	z->fixed = fixed;
	if (changes)
		z->days = first_taken ? mq_xcalloc(SLOTS, sizeof(*z->days))
				      : first_days;
	first_taken |= changes;
	z->next = zones;
	zones = z;
	return z;
}

struct mq_zone *
mq_zone_open(const char *name)
{
	int32_t fixed = fixed_offset(name);
	struct mq_zone *z;

	for (z = zones; z; z = z->next)
		if (!strcmp(z->name, name))
			return z;
	if (!strcmp(name, "UTC"))
		return add(name, 0, false);
	if (fixed != INT32_MIN)
		return add(name, fixed, false);
	if (!plain_name(name) || !in_database(name))
		return NULL;
	/* Once TZ is there, replacing it cannot fail for want of memory. */
	if (!getenv("TZ") && setenv("TZ", "UTC0", 1))
		return NULL;
	return add(name, 0, true);
}
