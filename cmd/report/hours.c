/* When cases came: hours by days of the week */

#include "table.h"

enum { DAYS = 7, HOURS = 24 };

static const enum report_word weekdays[DAYS] = { W_MONDAY, W_TUESDAY,
	W_WEDNESDAY, W_THURSDAY, W_FRIDAY, W_SATURDAY, W_SUNDAY };

/* Busiest, and how much came when offices are usually closed. */
static struct mq_str
finding(struct report_page *p)
{
	const int64_t(*n)[HOURS] = p->r->hours;
	int64_t all = 0, outside = 0;
	int d, h, day = 0, hour = 0;

	for (d = 0; d < DAYS; d++)
		for (h = 0; h < HOURS; h++) {
			all += n[d][h];
			if (d > 4 || h < 8 || h > 17)
				outside += n[d][h];
			if (n[d][h] > n[day][hour]) {
				day = d;
				hour = h;
			}
		}
	return report_say(&p->arena, p->lang, W_F_HOURS,
	    report_text(p, weekdays[day]), report_int(p, hour),
	    report_int(p, hour + 1), report_int(p, n[day][hour]),
	    report_share(p, outside, all));
}

struct report_table
report_table_hours(struct report_page *p)
{
	static const char *const names[DAYS] = { "monday", "tuesday",
		"wednesday", "thursday", "friday", "saturday", "sunday" };
	struct report_table t = {
		.name = "hours", .title = W_HOURS_OF, .look = REPORT_GRID
	};
	struct report_row *row;
	int d, h;

	report_table_head(&t, REPORT_NAME, "hour", W_C_HOUR, W_NONE);
	for (d = 0; d < DAYS; d++)
		report_table_head(
		    &t, REPORT_NUMBER, names[d], weekdays[d], W_NONE);
	t.finding = finding(p);
	for (h = 0; h < HOURS; h++) {
		row = report_table_row(&t);
		row->cell[0] = report_value_int(p, h);
		for (d = 0; d < DAYS; d++)
			row->cell[d + 1] =
			    report_value_int(p, p->r->hours[d][h]);
	}
	return t;
}
