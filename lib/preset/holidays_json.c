#include "holidays.h"
#include "json.h"

/* One of the list `days`, as far as it was read. */
struct entry {
	struct mq_str name, date;
	bool off, has_off;
};

static void
read_member(struct mq_json *j, struct mq_str key, struct entry *e)
{
	if (mq_str_eq(key, MQ_STR("name"))) {
		mq_json_string(j, &e->name);
	} else if (mq_str_eq(key, MQ_STR("date"))) {
		mq_json_string(j, &e->date);
	} else if (mq_str_eq(key, MQ_STR("isOffDay"))) {
		mq_json_bool(j, &e->off);
		e->has_off = true;
	} else {
		mq_json_skip(j);
	}
}

/* NULL, or what is wrong; JSON that is wrong is told by j. */
static const char *
read_entry(const struct mq_holidays *h, struct mq_json *j)
{
	struct entry e = { .off = false };
	struct mq_str key;
	int64_t day;

	mq_json_open(j, '{');
	while (mq_json_key(j, &key))
		read_member(j, key, &e);
	if (j->why)
		return NULL;
	if (!e.date.n || !e.has_off)
		return mq_holidays_wrong(
		    h, j->line, "a day needs date and isOffDay");
	if (mq_holidays_date(e.date, &day))
		return mq_holidays_wrong(
		    h, j->line, "no such date: %.*s", (int)e.date.n, e.date.s);
	mq_calendar_set_day(h->calendar, day, !e.off, MQ_STR(""), e.name);
	return NULL;
}

static const char *
read_days(const struct mq_holidays *h, struct mq_json *j)
{
	const char *wrong = NULL;

	mq_json_open(j, '[');
	while (!wrong && mq_json_item(j))
		wrong = read_entry(h, j);
	return wrong;
}

const char *
mq_holidays_json(const struct mq_holidays *h)
{
	struct mq_json j = { .p = h->text.s,
		.end = h->text.s + h->text.n,
		.line = 1,
		.arena = h->arena };
	const char *wrong = NULL;
	struct mq_str key;
	bool found = false;

	mq_json_open(&j, '{');
	while (!wrong && mq_json_key(&j, &key))
		if (mq_str_eq(key, MQ_STR("days"))) {
			found = true;
			wrong = read_days(h, &j);
		} else {
			mq_json_skip(&j);
		}
	if (wrong)
		return wrong;
	if (!j.why && !mq_json_end(&j))
		j.why = "something stands behind the end";
	if (j.why)
		return mq_holidays_wrong(h, j.line, "%s", j.why);
	return found ? NULL
		     : mq_holidays_wrong(h, j.line,
			   "no list 'days'; want the form of holiday-cn");
}
