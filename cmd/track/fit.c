#include "fit.h"

const char *const track_keys[TRACK_KEYS] = { "mode", "urgency", "kind",
	"category" };

struct track_fit
track_fit_read(const struct mq_table *t, size_t row)
{
	struct track_fit fit;
	int i;

	for (i = 0; i < TRACK_KEYS; i++)
		fit.is[i] =
		    mq_table_cell(t, row, mq_table_find(t, track_keys[i]));
	return fit;
}

bool
track_fits(const struct track_fit *fit, const struct mq_str is[TRACK_KEYS])
{
	struct mq_str path = fit->is[TRACK_CATEGORY];
	struct mq_str category = is[TRACK_CATEGORY];
	int i;

	for (i = 0; i < TRACK_CATEGORY; i++)
		if (fit->is[i].n && !mq_str_eq(fit->is[i], is[i]))
			return false;
	return mq_str_starts(category, path) &&
	       (!path.n || category.n == path.n || category.s[path.n] == '/');
}
