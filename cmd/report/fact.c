#include "fact.h"

#include "note.h"

static size_t
add(struct report_fact *fact, size_t n, const char *name,
    struct report_value value)
{
	fact[n] = (struct report_fact){ name, value };
	return n + 1;
}

static size_t
add_text(struct report_fact *fact, size_t n, const char *name, struct mq_str s)
{
	return add(fact, n, name, report_value_text(s));
}

/* Its first and last day, NA where no record is dated. */
static size_t
add_period(struct report_page *p, struct report_fact *fact, size_t n)
{
	const struct report *r = p->r;
	struct report_value from = report_value_na(), to = from, days = from;

	if (r->dated || r->reader.spans.asked) {
		from = report_value_bucket(p, MQ_DAY, r->first_day);
		to = report_value_bucket(p, MQ_DAY, r->last_day);
		days = report_value_int(p, r->last_day - r->first_day + 1);
	}
	n = add(fact, n, "from", from);
	n = add(fact, n, "to", to);
	return add(fact, n, "days", days);
}

size_t
report_facts(struct report_page *p, struct report_fact *fact)
{
	struct mq_date now = { p->r->reader.now, 0, false };
	const struct report_input *all = &p->inputs.all;
	size_t n = 0;

	n = add_text(fact, n, "program", MQ_STR("mq-report"));
	n = add_text(fact, n, "version", mq_str(p->version));
	n = add_text(fact, n, "lang", report_text(p, W_LANG));
	n = add_text(fact, n, "title", report_title(p));
	n = add(fact, n, "as_of", report_value_moment(p, &now));
	n = add_text(fact, n, "zone", mq_str(mq_zone_name(p->r->reader.zone)));
	n = add_text(fact, n, "scheme", mq_str(p->scheme));
	n = add_period(p, fact, n);
	n = add(
	    fact, n, "records_in", report_value_int(p, report_input_read(all)));
	n = add(fact, n, "records_used", report_value_int(p, all->used));
	n = add(
	    fact, n, "records_left_out", report_value_int(p, all->left_out));
	return add(
	    fact, n, "records_rejected", report_value_int(p, all->rejected));
}
