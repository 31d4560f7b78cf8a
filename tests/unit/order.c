#include "../../cmd/ingest/order.h"

#include "../tap.h"

/* Survey values "a|b|c": the order, or what is wrong. */
static int
survey(const char *values, enum ingest_doubt *doubt)
{
	struct ingest_order o = { 0 };
	struct mq_str rest = mq_str(values), value;
	unsigned long line = 2;

	while (mq_str_next(&rest, '|', &value))
		if (ingest_order_survey(&o, value, line++, mq_zone_open("UTC")))
			break;
	*doubt = ingest_order_settle(&o);
	return (int)o.order;
}

static const struct {
	const char *values;
	enum ingest_doubt doubt;
	enum mq_order order;
} columns[] = {
	{ "01/02/2019|13/02/2019", INGEST_CLEAR, MQ_DMY },
	{ "01/02/2019|02/13/2019", INGEST_CLEAR, MQ_MDY },
	{ "01/02/2019|02/03/2019", INGEST_UNDECIDED, 0 },
	{ "01/02/2019 10:11|2/13/19 3:05 PM", INGEST_CLEAR, MQ_MDY },
	{ "2019/1/8|01/02/2019|2019-13-01|25.12.2018", INGEST_CLEAR, MQ_DMY },
	/* One reading is as good as the other. */
	{ "01/01/2019|05/05/2019", INGEST_CLEAR, MQ_MDY },
	{ "01/01/2019|05/05/2019|05/06/2019", INGEST_UNDECIDED, 0 },
	/* Short years may come first. */
	{ "04/08/19|05/08/19", INGEST_UNDECIDED, 0 },
	{ "04/08/19|25/08/19|08/25/19", INGEST_CONTRADICTS, 0 },
	{ "04/08/19|25/08/19|99/08/19", INGEST_CLEAR, MQ_YMD },
	{ "04/08/19|not a date|08/25/19", INGEST_CLEAR, MQ_MDY },
};

static void
columns_are_surveyed(void)
{
	enum ingest_doubt doubt;
	size_t i;
	int order;

	for (i = 0; i < sizeof(columns) / sizeof(*columns); i++) {
		order = survey(columns[i].values, &doubt);
		if (!is_int(doubt, columns[i].doubt) ||
		    (doubt == INGEST_CLEAR && !is_int(order, columns[i].order)))
			note("%s", columns[i].values);
	}
}

static void
first_clear_value_decides(void)
{
	struct ingest_order o = { 0 };
	enum mq_order use;

	is_int(
	    ingest_order_look(&o, MQ_STR("2019-01-08"), 2, &use), INGEST_CLEAR);
	is_int(use, MQ_ORDER_NONE);
	is_int(ingest_order_look(&o, MQ_STR("01/02/2019"), 3, &use),
	    INGEST_UNDECIDED);
	is_int(
	    ingest_order_look(&o, MQ_STR("31/12/2019"), 4, &use), INGEST_CLEAR);
	is_int(use, MQ_DMY);
	is_int(o.line, 4);
	is_int(
	    ingest_order_look(&o, MQ_STR("01/02/2019"), 5, &use), INGEST_CLEAR);
	is_int(use, MQ_DMY);
	is_int(ingest_order_look(&o, MQ_STR("12/31/2019"), 6, &use),
	    INGEST_CONTRADICTS);
}

/* An order that was told is not for the values to contradict. */
static void
told_orders_stand(void)
{
	struct ingest_order o = { .order = MQ_MDY, .told = true };
	enum mq_order use;

	is_int(
	    ingest_order_look(&o, MQ_STR("31/12/2019"), 2, &use), INGEST_CLEAR);
	is_int(use, MQ_MDY);
}

int
main(void)
{
	columns_are_surveyed();
	first_clear_value_decides();
	told_orders_stand();
	return done();
}
