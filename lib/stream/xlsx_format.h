#ifndef XLSX_FORMAT_H
#define XLSX_FORMAT_H

#include "minqing/record.h"

/*
 * Number formats, as far as they tell dates from numbers: ECMA-376 part 1,
 * 18.8.30 and 18.8.31, with what spreadsheets of China and Japan add.
 */

/* What a number shown in a format is, a mask; 0 is a number. */
enum {
	XLSX_DATE = 1,   /* has a year, a month or a day */
	XLSX_TIME = 2,   /* has hours, minutes or seconds */
	XLSX_ELAPSED = 4 /* counts on behind the day's end: [h]:mm */
};

/* A section of a format, for the numbers that its condition admits. */
struct xlsx_section {
	unsigned char kind;
	char op; /* '<', '>', '=', 'l' (<=), 'g' (>=), '!' (<>), or 0 */
	double limit;
};

struct xlsx_format {
	size_t n; /* sections; at least one */
	struct xlsx_section section[4];
};

/* Understand a format code, such as `yyyy\-mm\-dd;@`. */
void xlsx_format_parse(struct xlsx_format *fmt, struct mq_str code);

/* The format of a built-in id; one of a number where the id has none. */
void xlsx_format_builtin(struct xlsx_format *fmt, unsigned id);

/* Can it show a date or a time at all? */
bool xlsx_format_dates(const struct xlsx_format *fmt);

/* What the number v is in this format. */
unsigned xlsx_format_kind(const struct xlsx_format *fmt, double v);

#endif
