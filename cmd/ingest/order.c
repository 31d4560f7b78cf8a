#include "order.h"

#define ALL_ORDERS (1U << MQ_YMD | 1U << MQ_MDY | 1U << MQ_DMY)

static bool
is_single(unsigned mask)
{
	return mask && !(mask & (mask - 1));
}

static enum mq_order
lowest(unsigned mask)
{
	if (mask & 1U << MQ_YMD)
		return MQ_YMD;
	return mask & 1U << MQ_MDY ? MQ_MDY : MQ_DMY;
}

/* A year of four digits comes first: nothing to decide, as in most columns. */
static bool
begins_with_year(struct mq_str s)
{
	size_t i;

	if (s.n < 4)
		return false;
	for (i = 0; i < 4; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return true;
}

enum ingest_doubt
ingest_order_look(struct ingest_order *o, struct mq_str value,
    unsigned long line, enum mq_order *use)
{
	unsigned fits;

	*use = o->order;
	if (o->told || begins_with_year(value))
		return INGEST_CLEAR;
	fits = mq_date_orders(value);
	if (!fits)
		return INGEST_CLEAR; /* another form, or no date at all */
	if (o->order == MQ_ORDER_NONE) {
		if (!is_single(fits))
			return INGEST_UNDECIDED;
		*use = o->order = lowest(fits);
		o->line = line;
	}
	return fits & 1U << o->order ? INGEST_CLEAR : INGEST_CONTRADICTS;
}

/* Keep the first value in doubt for a message, or the first that matters. */
static void
keep(struct ingest_order *o, struct mq_str value, unsigned long line)
{
	size_t n = value.n < sizeof(o->value) ? value.n : sizeof(o->value) - 1;

	o->doubt = line;
	memcpy(o->value, value.s, n);
	o->value[n] = '\0';
}

/* Note which orders read the value as different dates. */
static void
compare(struct ingest_order *o, struct mq_str value, unsigned fits,
    unsigned long line, struct mq_zone *z)
{
	struct mq_date date[MQ_DMY + 1];
	bool mattered = o->matters;
	const char *why;
	int a, b;

	for (a = MQ_YMD; a <= MQ_DMY; a++)
		if (fits & 1U << a &&
		    mq_date_read(value, (enum mq_order)a, z, &date[a], &why))
			fits &= ~(1U << a);
	for (a = MQ_YMD; a <= MQ_DMY; a++)
		for (b = MQ_YMD; b <= MQ_DMY; b++)
			if (fits & 1U << a && fits & 1U << b &&
			    date[a].t != date[b].t) {
				o->apart[a] |= 1U << b;
				o->matters = true;
			}
	if (!o->doubt || o->matters != mattered)
		keep(o, value, line);
}

bool
ingest_order_survey(struct ingest_order *o, struct mq_str value,
    unsigned long line, struct mq_zone *z)
{
	unsigned fits;

	if (!o->candidates)
		o->candidates = ALL_ORDERS;
	fits = begins_with_year(value) ? 0 : mq_date_orders(value);
	if (!fits)
		return false;
	if (!is_single(fits))
		compare(o, value, fits, line, z);
	o->candidates &= fits;
	if (o->candidates && !is_single(o->candidates))
		return false;
	o->line = line;
	return true;
}

enum ingest_doubt
ingest_order_settle(struct ingest_order *o)
{
	int a;

	if (!o->candidates)
		return INGEST_CONTRADICTS;
	for (a = MQ_YMD; a <= MQ_DMY; a++)
		if (o->candidates & 1U << a && o->apart[a] & o->candidates)
			return INGEST_UNDECIDED;
	o->order = lowest(o->candidates);
	return INGEST_CLEAR;
}
