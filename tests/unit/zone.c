#include "minqing/zone.h"

#include <stdlib.h>

#include "../tap.h"

/*
 * Python 3.11, tzdata 2024 and later:
 *	datetime.fromtimestamp(t, ZoneInfo(zone)).utcoffset()
 */
static const struct {
	const char *zone;
	long long t;
	int offset;
} offsets[] = {
	{ "America/New_York", 1710053999, -18000 },   /* 2024-03-10T06:59:59Z */
	{ "America/New_York", 1710054000, -14400 },   /* 2024-03-10T07:00:00Z */
	{ "America/New_York", 1730613599, -14400 },   /* 2024-11-03T05:59:59Z */
	{ "America/New_York", 1730613600, -18000 },   /* 2024-11-03T06:00:00Z */
	{ "America/New_York", 1719792000, -14400 },   /* 2024-07-01T00:00:00Z */
	{ "America/New_York", -1, -18000 },           /* 1969-12-31T23:59:59Z */
	{ "America/New_York", -1633280400, -14400 },  /* 1918-03-31T07:00:00Z */
	{ "America/New_York", -880218000, -14400 },   /* 1942-02-09T07:00:00Z */
	{ "Asia/Shanghai", 515527199, 28800 },        /* 1986-05-03T17:59:59Z */
	{ "Asia/Shanghai", 515527200, 32400 },        /* 1986-05-03T18:00:00Z */
	{ "Asia/Shanghai", 527007599, 32400 },        /* 1986-09-13T14:59:59Z */
	{ "Asia/Shanghai", 527007600, 32400 },        /* 1986-09-13T15:00:00Z */
	{ "Asia/Shanghai", 577216799, 28800 },        /* 1988-04-16T17:59:59Z */
	{ "Asia/Shanghai", 577216800, 32400 },        /* 1988-04-16T18:00:00Z */
	{ "Asia/Shanghai", 684860399, 32400 },        /* 1991-09-14T14:59:59Z */
	{ "Asia/Shanghai", 684860400, 32400 },        /* 1991-09-14T15:00:00Z */
	{ "Asia/Shanghai", 1719792000, 28800 },       /* 2024-07-01T00:00:00Z */
	{ "Australia/Lord_Howe", 1712415599, 39600 }, /* 2024-04-06T14:59:59Z */
	{ "Australia/Lord_Howe", 1712415600, 37800 }, /* 2024-04-06T15:00:00Z */
	{ "Pacific/Apia", 1325239199, -36000 },       /* 2011-12-30T09:59:59Z */
	{ "Pacific/Apia", 1325239200, 50400 },        /* 2011-12-30T10:00:00Z */
	{ "Asia/Kathmandu", 1704067200, 20700 },      /* 2024-01-01T00:00:00Z */
	{ "America/St_Johns", 1704067200, -12600 },   /* 2024-01-01T00:00:00Z */
};

/*
 * Python 3.11: datetime.fromisoformat(s).replace(tzinfo=ZoneInfo(zone))
 * .timestamp(), whose fold=0 is the rule of mq_zone_instant().
 */
static const struct {
	const char *zone;
	long long local, t;
} locals[] = {
	{ "America/New_York", 1710035999,
	    1710053999 }, /* 2024-03-10T01:59:59 */
	{ "America/New_York", 1710036000,
	    1710054000 }, /* 2024-03-10T02:00:00 */
	{ "America/New_York", 1710037800,
	    1710055800 }, /* 2024-03-10T02:30:00 */
	{ "America/New_York", 1710039600,
	    1710054000 }, /* 2024-03-10T03:00:00 */
	{ "America/New_York", 1730595599,
	    1730609999 }, /* 2024-11-03T00:59:59 */
	{ "America/New_York", 1730595600,
	    1730610000 }, /* 2024-11-03T01:00:00 */
	{ "America/New_York", 1730597400,
	    1730611800 }, /* 2024-11-03T01:30:00 */
	{ "America/New_York", 1730599199,
	    1730613599 }, /* 2024-11-03T01:59:59 */
	{ "America/New_York", 1730599200,
	    1730617200 }, /* 2024-11-03T02:00:00 */
	{ "America/New_York", 1719835200,
	    1719849600 },                            /* 2024-07-01T12:00:00 */
	{ "Asia/Shanghai", 515555999, 515527199 },   /* 1986-05-04T01:59:59 */
	{ "Asia/Shanghai", 515557800, 515529000 },   /* 1986-05-04T02:30:00 */
	{ "Asia/Shanghai", 515559600, 515527200 },   /* 1986-05-04T03:00:00 */
	{ "Asia/Shanghai", 527038200, 527005800 },   /* 1986-09-13T23:30:00 */
	{ "Asia/Shanghai", 527045400, 527013000 },   /* 1986-09-14T01:30:00 */
	{ "Asia/Shanghai", 527047200, 527018400 },   /* 1986-09-14T02:00:00 */
	{ "Asia/Shanghai", 545193000, 545164200 },   /* 1987-04-12T02:30:00 */
	{ "Asia/Shanghai", 577247400, 577218600 },   /* 1988-04-17T02:30:00 */
	{ "Asia/Shanghai", 608697000, 608668200 },   /* 1989-04-16T02:30:00 */
	{ "Asia/Shanghai", 640146600, 640117800 },   /* 1990-04-15T02:30:00 */
	{ "Asia/Shanghai", 671596200, 671567400 },   /* 1991-04-14T02:30:00 */
	{ "Asia/Shanghai", 684898200, 684865800 },   /* 1991-09-15T01:30:00 */
	{ "Asia/Shanghai", 684900000, 684871200 },   /* 1991-09-15T02:00:00 */
	{ "Asia/Shanghai", 1719835200, 1719806400 }, /* 2024-07-01T12:00:00 */
	{ "Pacific/Apia", 1325203199, 1325239199 },  /* 2011-12-29T23:59:59 */
	{ "Pacific/Apia", 1325246400, 1325282400 },  /* 2011-12-30T12:00:00 */
	{ "Pacific/Apia", 1325289600, 1325239200 },  /* 2011-12-31T00:00:00 */
	{ "America/Sao_Paulo", 1541289600,
	    1541300400 }, /* 2018-11-04T00:00:00 */
	{ "America/Sao_Paulo", 1541293200,
	    1541300400 }, /* 2018-11-04T01:00:00 */
	{ "America/Sao_Paulo", 1550359800,
	    1550367000 }, /* 2019-02-16T23:30:00 */
};

static void
test_offsets(void)
{
	struct mq_zone *z;
	size_t i;

	for (i = 0; i < sizeof(offsets) / sizeof(*offsets); i++) {
		z = mq_zone_open(offsets[i].zone);
		if (!is_int(z ? mq_zone_offset(z, offsets[i].t) : -1,
			offsets[i].offset))
			note("%s %lld", offsets[i].zone, offsets[i].t);
	}
	for (i = 0; i < sizeof(locals) / sizeof(*locals); i++) {
		z = mq_zone_open(locals[i].zone);
		if (!is_int(z ? mq_zone_instant(z, locals[i].local) : -1,
			locals[i].t))
			note("%s %lld", locals[i].zone, locals[i].local);
	}
}

/*
 * Days in turn that are 4096 apart, so that each drives the other out of the
 * cache, and zones in turn.
 */
static void
test_turns(void)
{
	struct mq_zone *ny = mq_zone_open("America/New_York");
	struct mq_zone *sh = mq_zone_open("Asia/Shanghai");
	long long early = 1350345600, late = early + 4096LL * 86400;
	int i, wrong = 0;

	for (i = 0; i < 100; i++) { /* 2012-10-16 and 2024-01-03 */
		wrong += mq_zone_offset(ny, early) != -14400;
		wrong += mq_zone_offset(sh, early) != 28800;
		wrong += mq_zone_offset(ny, late) != -18000;
		wrong += mq_zone_offset(sh, late) != 28800;
	}
	is_int(wrong, 0);
}

static void
test_names(void)
{
	static const char *const bad[] = { "", "Asia/Shangha", "asia/shanghai",
		"Asia", "Asia/", "/usr/share/zoneinfo/UTC", "../zoneinfo/UTC",
		"Asia/../UTC", "./UTC", "EST5EDT4", "CST-8", "<+08>-8",
		":Asia/Shanghai", "zone.tab", "tzdata.zi", "Asia//Shanghai",
		"+8", "+24:00", "+08:60", "+0800", "08:00", "+08:00 ",
		"PRC\n" };
	struct mq_zone *z = mq_zone_open("Asia/Shanghai");
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (!ok(!mq_zone_open(bad[i])))
			note("\"%s\"", bad[i]);
	is_str(mq_zone_name(z), "Asia/Shanghai");
	ok(mq_zone_open("Asia/Shanghai") == z);
	is_int(mq_zone_offset(mq_zone_open("UTC"), 0), 0);
	is_int(mq_zone_offset(mq_zone_open("+08:00"), 0), 28800);
	is_int(mq_zone_offset(mq_zone_open("-03:30"), 0), -12600);
	is_int(mq_zone_instant(mq_zone_open("-03:30"), 0), 12600);
	is_str(mq_zone_name(mq_zone_open("-03:30")), "-03:30");
}

static void
test_no_database(void)
{
	setenv("TZDIR", "/nonexistent", 1);
	ok(!mq_zone_open("Europe/Berlin"));
	ok(mq_zone_open("UTC") && mq_zone_open("+05:30"));
	unsetenv("TZDIR");
	ok(mq_zone_open("Europe/Berlin"));
}

/* Mean solar time: +8:05:43 and -4:56:02 to the minute, in all the past. */
static void
test_ends(void)
{
	struct mq_zone *sh = mq_zone_open("Asia/Shanghai");
	struct mq_zone *ny = mq_zone_open("America/New_York");

	is_int(mq_zone_offset(sh, -2208988800), 8 * 3600 + 6 * 60);
	is_int(mq_zone_offset(ny, -62135596800), -(4 * 3600 + 56 * 60));
	is_int(mq_zone_offset(sh, INT64_MIN), 8 * 3600 + 6 * 60);
	is_int(mq_zone_offset(sh, INT64_MAX), 8 * 3600);
}

int
main(void)
{
	setenv("TZ", "Europe/Paris", 1);
	test_offsets();
	test_turns();
	test_names();
	test_ends();
	test_no_database();
	return done();
}
