#include "off.h"

bool
report_is_off(struct report_page *p, enum mq_period step, int64_t day)
{
	struct mq_workday w;

	if (!p->calendar || step != MQ_DAY)
		return false;
	mq_calendar_look(p->calendar, day, &w);
	return !w.work;
}

struct mq_str
report_day_name(struct report_page *p, int64_t day)
{
	struct mq_workday w;

	if (!p->calendar)
		return MQ_STR("");
	mq_calendar_look(p->calendar, day, &w);
	return mq_str_dup(&p->arena, w.name);
}
