/*
 * Dates: what is read in any form and any order is written in the stream's
 * form, which reads as the same instant; and the orders that a text is said to
 * admit are those in which it can be read at all.
 */

#include "../../cmd/ingest/serial.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
there_and_back(const struct mq_date *d, struct mq_zone *z)
{
	char buf[MQ_DATE_MAX];
	struct mq_date back;
	size_t n = mq_date_format(d, buf);

	if (!n) /* not of the years 1 to 9999 */
		return;
	if (mq_date_parse((struct mq_str){ buf, n }, z, &back) ||
	    back.t != d->t || back.day != d->day ||
	    (!d->day && back.offset != d->offset))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const zones[] = { "Asia/Shanghai",
		"America/New_York", "UTC", "+05:45" };
	struct mq_str s = { (const char *)data + 1, size - 1 };
	struct mq_zone *z;
	struct mq_date d;
	const char *why;
	unsigned orders;
	int order;

	if (size < 2)
		return 0;
	z = mq_zone_open(zones[data[0] & 3]);
	orders = mq_date_orders(s);
	for (order = MQ_ORDER_NONE; order <= MQ_DMY; order++) {
		why = NULL;
		if (mq_date_read(s, (enum mq_order)order, z, &d, &why)) {
			if (!why)
				abort();
			continue;
		}
		there_and_back(&d, z);
		if (order != MQ_ORDER_NONE && orders && !(orders & 1U << order))
			abort();
	}
	if (mq_date_parse(s, z, &d) == 0)
		there_and_back(&d, z);
	if (ingest_serial_read(s, z, &d) == 0)
		there_and_back(&d, z);
	(void)ingest_serial_damaged(s);
	(void)mq_span_parse(s);
	return 0;
}
