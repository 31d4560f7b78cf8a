#include "explain.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

const char *const dedup_explain_columns[DEDUP_EXPLAIN_COLUMNS] = {
	"service_request_id", "parent_id", "why", "similarity", "distance",
	"hours"
};

/* A number of which -1 says that there is none. */
static struct mq_str
decimal(char buf[32], double v, int digits)
{
	if (v < 0)
		return MQ_STR("");
	return (
	    struct mq_str){ buf, (size_t)snprintf(buf, 32, "%.*f", digits, v) };
}

static struct mq_str
hours(char buf[32], int64_t seconds)
{
	int64_t hundredths = (seconds < 0 ? -seconds + 18 : seconds + 18) / 36;
	const char *sign = seconds < 0 && hundredths ? "-" : "";

	return (struct mq_str){ buf,
		(size_t)snprintf(buf, 32, "%s%" PRId64 ".%02d", sign,
		    hundredths / 100, (int)(hundredths % 100)) };
}

void
dedup_explain(struct dedup_explain *e, struct mq_str id,
    const struct dedup_result *res, const struct dedup_figures *figures)
{
	bool by_text = res->why == DEDUP_BY_TEXT;

	e->cell[DEDUP_EXPLAIN_ID] = id;
	e->cell[DEDUP_EXPLAIN_PARENT] = res->root->id;
	e->cell[DEDUP_EXPLAIN_WHY] =
	    by_text ? MQ_STR("text") : MQ_STR("reporter");
	e->cell[DEDUP_EXPLAIN_SIMILARITY] =
	    decimal(e->similarity, figures->similarity, 4);
	e->cell[DEDUP_EXPLAIN_DISTANCE] =
	    decimal(e->distance, figures->distance, 1);
	e->cell[DEDUP_EXPLAIN_HOURS] = hours(e->hours, res->seconds);
}
