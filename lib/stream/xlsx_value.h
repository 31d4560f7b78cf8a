#ifndef XLSX_VALUE_H
#define XLSX_VALUE_H

#include "minqing/record.h"

/* Numbers and dates of a workbook as text. */

enum { XLSX_VALUE_MAX = 96 }; /* room for one */

/*
 * A number as it was typed, from the digits that the file has: integers stay;
 * what else has more than 15 digits is rounded to 15, as spreadsheets show it
 * (0.30000000000000004 is 0.3); powers of ten are written out (1.38E+10 is
 * 13800000000) up to 30 places.  Gives the length, or 0 where the text is no
 * number.  *damaged: it has more than 15 digits before the point, of which a
 * spreadsheet keeps 15.
 */
size_t xlsx_number(struct mq_str text, char out[XLSX_VALUE_MAX], bool *damaged);

/*
 * A serial number as ISO 8601, rounded to the second: a date, with the time
 * where `kind` (as xlsx_format_kind()) shows one or the serial has one; a time
 * alone, 15:05:00, for a serial below 1; hours that count on, 26:30:00.  Day 60
 * of the 1900 system is 1900-02-29, which never was, as spreadsheets have it.
 * Gives the length, or 0 where no such date exists: it is a number then.
 */
size_t xlsx_date(
    double serial, unsigned kind, bool date1904, char out[XLSX_VALUE_MAX]);

/*
 * The serial number, in the 1900 system, of an ISO 8601 date, date and time,
 * or time: 0, or -1 where the text is another, or a date before 1900.  A Z
 * behind it is not looked at, for spreadsheets know no zones.
 */
int xlsx_date_serial(struct mq_str text, double *serial);

#endif
