#include "cell.h"

const char *const route_teams[] = { "worker", "member", "volunteer", "agency",
	NULL };

bool
route_list_has(struct mq_str list, struct mq_str word)
{
	struct mq_str part;

	while (list.n && mq_str_next(&list, ';', &part))
		if (mq_str_eq(mq_str_trim(part), word))
			return true;
	return false;
}
