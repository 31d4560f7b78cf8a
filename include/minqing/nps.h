#ifndef MINQING_NPS_H
#define MINQING_NPS_H

#include "minqing/interval.h"

/*
 * The net promoter score: on a scale of 0 to 10, the share of promoters (9 and
 * 10) less that of detractors (0 to 6); from -1 to 1.
 */
struct mq_nps {
	double score, se;      /* NAN where n is 0 */
	struct mq_interval ci; /* 95 %, score -+ z se, within -1 to 1 */
};

/*
 * Of counts of answers, SE = sqrt(((P + D) / n - NPS^2) / n).  Where all are
 * alike the error comes out as 0, which no sample shows: then, and of few
 * answers, take the adjusted one.
 */
struct mq_nps mq_nps(double promoters, double passives, double detractors);

/*
 * The adjusted Wald: 3/4 of a promoter, 3/4 of a detractor and 3/2 passives
 * more (B. Rocks, Interval estimation for the net promoter score, The American
 * Statistician 70, 2016).  NAN where there is no answer.
 */
struct mq_nps mq_nps_adjusted(
    double promoters, double passives, double detractors);

#endif
