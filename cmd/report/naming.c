#include "naming.h"

void
report_naming_add(
    struct report_page *p, struct report_naming *list, struct mq_str name)
{
	struct mq_str gap = list->n ? report_text(p, W_AND) : MQ_STR("");

	if (list->n++ < list->most)
		list->names = report_join(p, list->names, gap, name);
}

struct mq_str
report_naming_said(struct report_page *p, const struct report_naming *list)
{
	if (list->n <= list->most)
		return list->names;
	return report_say(&p->arena, p->lang, W_N_AND_MORE, list->names,
	    report_int(p, list->n));
}
