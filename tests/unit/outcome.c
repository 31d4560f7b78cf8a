#include "minqing/outcome.h"

#include "../tap.h"

static struct mq_date
date(const char *text)
{
	struct mq_date d = { 0 };

	ok(mq_date_parse(mq_str(text), mq_zone_open("Asia/Shanghai"), &d) == 0);
	return d;
}

static void
test_state(void)
{
	is_int(mq_state_of(MQ_STR("new"), true), MQ_STATE_OPEN);
	is_int(mq_state_of(MQ_STR("pending"), false), MQ_STATE_OPEN);
	is_int(mq_state_of(MQ_STR("resolved"), false), MQ_STATE_DONE);
	is_int(mq_state_of(MQ_STR("closed"), true), MQ_STATE_DONE);
	is_int(mq_state_of(MQ_STR("referred"), true), MQ_STATE_ENDED);
	is_int(mq_state_of(MQ_STR("merged"), false), MQ_STATE_ENDED);
	is_int(mq_state_of(MQ_STR(""), true), MQ_STATE_DONE);
	is_int(mq_state_of(MQ_STR(""), false), MQ_STATE_OPEN);
	is_int(mq_state_of(MQ_STR("Closed - duplicate"), true), MQ_STATE_DONE);
}

static void
test_by(void)
{
	struct mq_zone *z = mq_zone_open("Asia/Shanghai");
	struct mq_date noon = date("2026-07-01T12:00:00+08:00");
	struct mq_date later = date("2026-07-01T12:00:01+08:00");
	struct mq_date far = date("2026-07-01T18:00:00Z"); /* the 2nd here */
	struct mq_date day = date("2026-07-01");
	struct mq_date next = date("2026-07-02");

	ok(mq_date_by(&noon, &noon, z));
	ok(!mq_date_by(&later, &noon, z));
	ok(mq_date_by(&later, &day, z));
	ok(mq_date_by(&day, &noon, z));
	ok(!mq_date_by(&next, &noon, z));
	ok(!mq_date_by(&far, &day, z));
	is_int(mq_date_day(&day, z), mq_days(2026, 7, 1));
	is_int(mq_date_day(&far, z), mq_days(2026, 7, 2));
	is_int(mq_date_last(&noon, z), noon.t);
	is_int(mq_date_last(&day, z), date("2026-07-01T23:59:59+08:00").t);
	day = date("1969-12-31");
	is_int(mq_date_day(&day, z), -1);
}

int
main(void)
{
	test_state();
	test_by();
	return done();
}
