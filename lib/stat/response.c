#include "minqing/response.h"

#include <math.h>

double
mq_response_rate(const struct mq_calls *c)
{
	int64_t all = c->complete + c->partial + c->refused + c->not_reached +
		      c->other + c->unknown + c->unknown_other;

	return all ? (double)c->complete / (double)all : NAN;
}

struct mq_interval
mq_missing_bounds(double x, double n, double missing)
{
	double all = n + missing;

	if (!(all > 0))
		return (struct mq_interval){ NAN, NAN };
	return (struct mq_interval){ x / all, (x + missing) / all };
}
