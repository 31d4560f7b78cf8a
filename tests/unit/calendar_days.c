#include <stdlib.h>

#include "../tap.h"
#include "minqing/date.h"
#include "minqing/office.h"

/*
 * Every day from 2007 to 2026 against the yearly files of holiday-cn, read
 * here by line as they are printed and by nothing else.  The files are not
 * part of the tree: DATES names the folder that holds holiday-cn.
 */

enum { FIRST = 2007, LAST = 2026, DAYS = 7305 };

static bool work[DAYS];

static int64_t
first_day(void)
{
	return mq_days(FIRST, 1, 1);
}

/* Monday to Friday; 2007-01-01 was a Monday. */
static void
set_weeks(void)
{
	int i;

	for (i = 0; i < DAYS; i++)
		work[i] = i % 7 < 5;
}

/* A line "date": "2024-01-01" and the line "isOffDay": true behind it. */
static int
read_year(const char *folder, int year)
{
	char path[512], line[512], word[16];
	int y = 0, m = 0, d = 0, n = 0;
	int64_t i;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%d.json", folder, year);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f)) {
		sscanf(line, " \"date\": \"%d-%d-%d\"", &y, &m, &d);
		if (sscanf(line, " \"isOffDay\": %15[a-z]", word) != 1)
			continue;
		i = mq_days(y, m, d) - first_day();
		if (i >= 0 && i < DAYS)
			work[i] = !strcmp(word, "false");
		n++;
	}
	if (f)
		fclose(f);
	return n;
}

static void
test_flags(struct mq_calendar *c)
{
	const char *dates = getenv("DATES");
	char folder[256];
	struct mq_workday look;
	int year, i, wrong = 0, rows = 0;

	snprintf(folder, sizeof(folder), "%s/holiday-cn",
	    dates ? dates : "../shared/torture/5-dates");
	set_weeks();
	for (year = FIRST; year <= LAST; year++)
		rows += read_year(folder, year);
	if (!rows) {
		skip("no yearly files of holiday-cn");
		return;
	}
	is_int(rows, 678);
	for (i = 0; i < DAYS; i++) {
		mq_calendar_look(c, first_day() + i, &look);
		wrong += look.work != work[i];
	}
	is_int(wrong, 0);
}

/* Published counts: 250 working days in 2019 and so on. */
static void
test_counts(struct mq_calendar *c)
{
	static const int counts[] = { 250, 249, 250, 249, 249, 251, 248, 248 };
	int i;

	for (i = 0; i < 8; i++)
		is_int(mq_calendar_count_days(c, mq_days(2019 + i, 1, 1),
			   mq_days(2019 + i, 12, 31)),
		    counts[i]);
}

/* 133 make-up work days to 2026: 64 Saturdays, 68 Sundays and a Monday. */
static void
test_make_up_days(struct mq_calendar *c)
{
	int by_weekday[7] = { 0 }, i;
	struct mq_workday look;

	for (i = -2; i < DAYS; i++) {
		mq_calendar_look(c, first_day() + i, &look);
		if (look.work && look.name.n)
			by_weekday[(i + 7) % 7]++;
	}
	is_int(by_weekday[5], 64);
	is_int(by_weekday[6], 68);
	is_int(by_weekday[0], 1);
	mq_calendar_look(c, mq_days(2020, 2, 3), &look);
	is_mem(look.name.s, look.name.n, "春节");
	mq_calendar_look(c, mq_days(2024, 2, 9), &look);
	ok(look.work); /* the eve of that spring festival */
}

int
main(void)
{
	struct mq_office_opts opts = { .preset = "365",
		.zone = mq_zone_open("Asia/Shanghai") };
	struct mq_office *o = mq_office_open(&opts);

	is_str(o->error, NULL);
	test_flags(o->calendar);
	test_counts(o->calendar);
	test_make_up_days(o->calendar);
	mq_office_free(o);
	return done();
}
