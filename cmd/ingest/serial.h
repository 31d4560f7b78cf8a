#ifndef INGEST_SERIAL_H
#define INGEST_SERIAL_H

#include "minqing/date.h"

/*
 * Numbers that stand for dates, told by their digits before the point: five
 * are a spreadsheet's serial number (1900 system), a day where nothing stands
 * behind the point and a local time, rounded to the second, where something
 * does; ten are seconds and thirteen milliseconds since 1970-01-01T00:00:00Z.
 * 0, or -1 where the text is no such number.
 */
int ingest_serial_read(struct mq_str s, struct mq_zone *z, struct mq_date *out);

/*
 * Is it a number as a spreadsheet shows long ones, 1.38E+10, with the digits
 * of an id or a telephone number lost?
 */
bool ingest_serial_damaged(struct mq_str s);

#endif
