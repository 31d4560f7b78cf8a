#include "minqing/fit.h"

const char *const mq_case_columns[MQ_CASES] = { "mode", "urgency", "kind",
	"category" };
const char *const mq_modes[] = { "limited", "line", "joint", NULL };

static const char *const urgencies[] = { "0", "1", "2", "3", NULL };
static const char *const kinds[] = { "consult", "help", "complaint", "report",
	"suggestion", NULL };

/* By enum mq_case; a category may be any. */
static const char *const *const words[MQ_CASE_CATEGORY] = { mq_modes, urgencies,
	kinds };

bool
mq_case_is_odd(enum mq_case which, struct mq_str word)
{
	return which < MQ_CASE_CATEGORY && word.n &&
	       mq_word(words[which], word) < 0;
}

int
mq_fit_read(struct mq_table *t, size_t row, struct mq_fit *out)
{
	long col;
	int i;

	for (i = 0; i < MQ_CASES; i++) {
		col = mq_table_find(t, mq_case_columns[i]);
		out->is[i] = mq_table_cell(t, row, col);
		if (i < MQ_CASE_CATEGORY &&
		    mq_table_word(t, row, col, words[i]) < -1)
			return -1;
	}
	return 0;
}

int
mq_fit_count(
    struct mq_table *t, size_t row, enum mq_clock *clock, enum mq_from *from)
{
	static const char *const clocks[] = { "natural", "work", NULL };
	static const char *const starts[] = { "now", "next-day", NULL };
	int c = mq_table_word(t, row, mq_table_find(t, "clock"), clocks);
	int f = mq_table_word(t, row, mq_table_find(t, "from"), starts);

	*clock = c == 1 ? MQ_CLOCK_WORK : MQ_CLOCK_NATURAL;
	*from = f == 1 ? MQ_FROM_NEXT_DAY : MQ_FROM_NOW;
	return c < -1 || f < -1 ? -1 : 0;
}

bool
mq_fits(const struct mq_fit *fit, const struct mq_str is[MQ_CASES])
{
	int i;

	for (i = 0; i < MQ_CASE_CATEGORY; i++)
		if (fit->is[i].n && !mq_str_eq(fit->is[i], is[i]))
			return false;
	return mq_path_covers(fit->is[MQ_CASE_CATEGORY], is[MQ_CASE_CATEGORY]);
}

bool
mq_path_covers(struct mq_str path, struct mq_str category)
{
	return !path.n ||
	       (mq_str_starts(category, path) &&
		   (path.n == category.n || category.s[path.n] == '/'));
}
