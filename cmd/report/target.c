#include "target.h"

#include <math.h>

static const char *const names[REPORT_MEASURES] = {
	[REPORT_RESPONSE] = "response_rate",
	[REPORT_RESOLUTION] = "resolution_rate",
	[REPORT_SATISFACTION] = "satisfaction_rate",
	[REPORT_ON_TIME] = "on_time_rate",
	[REPORT_CLOSED_RATE] = "closed_rate",
	[REPORT_SCORE] = "score",
};

const char *
report_measure_name(enum report_measure m)
{
	return names[m];
}

static int
read_percent(struct mq_table *t, size_t row, long col, int64_t *out)
{
	struct mq_str cell = mq_table_cell(t, row, col);
	double value;

	*out = -1;
	if (!cell.n)
		return 0;
	if (mq_str_number(cell, &value) || value < 0 || value > 100)
		return mq_table_fail(t, row, col, "not a number from 0 to 100");
	*out = llround(10 * value);
	return 0;
}

static int
read_row(struct report_targets *out, struct mq_table *t, size_t row,
    const long at[3])
{
	struct mq_str measure = mq_table_cell(t, row, at[0]);
	struct report_target *of;
	int m = 0;

	while (m < REPORT_MEASURES && !mq_str_eq(measure, mq_str(names[m])))
		m++;
	if (m == REPORT_MEASURES)
		return mq_table_fail(t, row, at[0],
		    "not response_rate, resolution_rate, satisfaction_rate, "
		    "on_time_rate, closed_rate or score");
	of = &out->of[m];
	if (of->target >= 0 || of->floor >= 0)
		return mq_table_fail(t, row, at[0], "a second time");
	if (read_percent(t, row, at[1], &of->target) ||
	    read_percent(t, row, at[2], &of->floor))
		return -1;
	if (of->target >= 0 && of->floor > of->target)
		return mq_table_fail(t, row, at[2], "above the target");
	return 0;
}

int
report_targets_read(struct report_targets *out, struct mq_table *t)
{
	static const char *const column[] = { "measure", "target", "floor" };
	long at[3];
	size_t i;

	for (i = 0; i < REPORT_MEASURES; i++)
		out->of[i] = (struct report_target){ -1, -1 };
	for (i = 0; i < 3; i++)
		if (t->error || (at[i] = mq_table_column(t, column[i])) < 0)
			return -1;
	for (i = 0; i < t->nrows; i++)
		if (read_row(out, t, i, at))
			return -1;
	return 0;
}
