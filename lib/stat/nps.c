#include "minqing/nps.h"

#include <math.h>

struct mq_nps
mq_nps(double promoters, double passives, double detractors)
{
	double n = promoters + passives + detractors, half;
	struct mq_nps out = { NAN, NAN, { NAN, NAN } };

	if (!(n > 0))
		return out;
	out.score = (promoters - detractors) / n;
	out.se =
	    sqrt(((promoters + detractors) / n - out.score * out.score) / n);
	half = MQ_Z95 * out.se;
	out.ci.low = fmax(-1, out.score - half);
	out.ci.high = fmin(1, out.score + half);
	return out;
}

struct mq_nps
mq_nps_adjusted(double promoters, double passives, double detractors)
{
	if (!(promoters + passives + detractors > 0))
		return mq_nps(0, 0, 0);
	return mq_nps(promoters + .75, passives + 1.5, detractors + .75);
}
