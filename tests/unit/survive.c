#include "minqing/survive.h"

#include "../tap.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/*
 * R 4.2, survival 3.5: f <- survfit(Surv(time, status) ~ 1);
 * quantile(f, q, conf.int = FALSE); summary(f, times = t)$surv.
 */

/* subset(aml, x == "Maintained"), in weeks */
static const struct mq_duration aml[] = { { 9, 1, 0 }, { 13, 1, 1 },
	{ 18, 1, 0 }, { 23, 1, 0 }, { 28, 0, 1 }, { 31, 1, 0 }, { 34, 1, 0 },
	{ 45, 0, 1 }, { 48, 1, 0 }, { 161, 0, 1 } };

static void
test_aml(void)
{
	is_near(mq_time_quantile(aml, COUNT(aml), .1), 13, 0);
	is_near(mq_time_quantile(aml, COUNT(aml), .25), 18, 0);
	is_near(mq_time_quantile(aml, COUNT(aml), .5), 31, 0);
	is_near(mq_time_quantile(aml, COUNT(aml), .75), 48, 0);
	ok(isnan(mq_time_quantile(aml, COUNT(aml), .9)));
	is_near(mq_still_open(aml, COUNT(aml), 0), 1, 0);
	is_near(mq_still_open(aml, COUNT(aml), 9), .909090909091, 5e-13);
	is_near(mq_still_open(aml, COUNT(aml), 20), .715909090909, 5e-13);
	is_near(mq_still_open(aml, COUNT(aml), 31), .490909090909, 5e-13);
	is_near(mq_still_open(aml, COUNT(aml), 48), .184090909091, 5e-13);
	is_near(mq_still_open(aml, COUNT(aml), 500), .184090909091, 5e-13);
}

/* lung, 228 patients, in days */
static const struct mq_duration lung[] = {
	{ 5, 1, 0 },
	{ 11, 3, 0 },
	{ 12, 1, 0 },
	{ 13, 2, 0 },
	{ 15, 1, 0 },
	{ 26, 1, 0 },
	{ 30, 1, 0 },
	{ 31, 1, 0 },
	{ 53, 2, 0 },
	{ 54, 1, 0 },
	{ 59, 1, 0 },
	{ 60, 2, 0 },
	{ 61, 1, 0 },
	{ 62, 1, 0 },
	{ 65, 2, 0 },
	{ 71, 1, 0 },
	{ 79, 1, 0 },
	{ 81, 2, 0 },
	{ 88, 2, 0 },
	{ 92, 1, 1 },
	{ 93, 1, 0 },
	{ 95, 2, 0 },
	{ 105, 1, 1 },
	{ 107, 2, 0 },
	{ 110, 1, 0 },
	{ 116, 1, 0 },
	{ 118, 1, 0 },
	{ 122, 1, 0 },
	{ 131, 1, 0 },
	{ 132, 2, 0 },
	{ 135, 1, 0 },
	{ 142, 1, 0 },
	{ 144, 1, 0 },
	{ 145, 2, 0 },
	{ 147, 1, 0 },
	{ 153, 1, 0 },
	{ 156, 2, 0 },
	{ 163, 3, 0 },
	{ 166, 2, 0 },
	{ 167, 1, 0 },
	{ 170, 1, 0 },
	{ 173, 0, 1 },
	{ 174, 0, 1 },
	{ 175, 1, 1 },
	{ 176, 1, 0 },
	{ 177, 1, 1 },
	{ 179, 2, 0 },
	{ 180, 1, 0 },
	{ 181, 2, 0 },
	{ 182, 1, 0 },
	{ 183, 1, 0 },
	{ 185, 0, 1 },
	{ 186, 1, 0 },
	{ 188, 0, 1 },
	{ 189, 1, 0 },
	{ 191, 0, 1 },
	{ 192, 0, 1 },
	{ 194, 1, 0 },
	{ 196, 0, 1 },
	{ 197, 1, 1 },
	{ 199, 1, 0 },
	{ 201, 2, 0 },
	{ 202, 1, 1 },
	{ 203, 0, 1 },
	{ 207, 1, 0 },
	{ 208, 1, 0 },
	{ 210, 1, 0 },
	{ 211, 0, 1 },
	{ 212, 1, 0 },
	{ 218, 1, 0 },
	{ 221, 0, 1 },
	{ 222, 1, 1 },
	{ 223, 1, 0 },
	{ 224, 0, 1 },
	{ 225, 0, 2 },
	{ 226, 1, 0 },
	{ 229, 1, 0 },
	{ 230, 1, 0 },
	{ 235, 0, 1 },
	{ 237, 0, 1 },
	{ 239, 2, 0 },
	{ 240, 0, 1 },
	{ 243, 0, 1 },
	{ 245, 1, 0 },
	{ 246, 1, 0 },
	{ 252, 0, 1 },
	{ 259, 0, 1 },
	{ 266, 0, 1 },
	{ 267, 1, 0 },
	{ 268, 1, 0 },
	{ 269, 1, 1 },
	{ 270, 1, 0 },
	{ 272, 0, 1 },
	{ 276, 0, 1 },
	{ 279, 0, 1 },
	{ 283, 1, 0 },
	{ 284, 1, 1 },
	{ 285, 2, 0 },
	{ 286, 1, 0 },
	{ 288, 1, 0 },
	{ 291, 1, 0 },
	{ 292, 0, 2 },
	{ 293, 1, 0 },
	{ 296, 0, 1 },
	{ 300, 0, 1 },
	{ 301, 1, 1 },
	{ 303, 1, 1 },
	{ 305, 1, 0 },
	{ 306, 1, 0 },
	{ 310, 2, 0 },
	{ 315, 0, 1 },
	{ 320, 1, 0 },
	{ 329, 1, 0 },
	{ 332, 0, 1 },
	{ 337, 1, 0 },
	{ 340, 1, 0 },
	{ 345, 1, 0 },
	{ 348, 1, 0 },
	{ 350, 1, 0 },
	{ 351, 1, 0 },
	{ 353, 2, 0 },
	{ 356, 0, 1 },
	{ 361, 1, 0 },
	{ 363, 2, 0 },
	{ 364, 1, 1 },
	{ 371, 2, 0 },
	{ 376, 0, 1 },
	{ 382, 0, 1 },
	{ 384, 0, 1 },
	{ 387, 1, 0 },
	{ 390, 1, 0 },
	{ 394, 1, 0 },
	{ 404, 0, 1 },
	{ 413, 0, 1 },
	{ 426, 1, 0 },
	{ 428, 1, 0 },
	{ 429, 1, 0 },
	{ 433, 1, 0 },
	{ 442, 1, 0 },
	{ 444, 1, 1 },
	{ 450, 1, 0 },
	{ 455, 1, 0 },
	{ 457, 1, 0 },
	{ 458, 0, 1 },
	{ 460, 1, 0 },
	{ 473, 1, 0 },
	{ 477, 1, 0 },
	{ 511, 0, 2 },
	{ 519, 1, 0 },
	{ 520, 1, 0 },
	{ 524, 2, 0 },
	{ 529, 0, 1 },
	{ 533, 1, 0 },
	{ 543, 0, 1 },
	{ 550, 1, 0 },
	{ 551, 0, 1 },
	{ 558, 1, 0 },
	{ 559, 0, 1 },
	{ 567, 1, 0 },
	{ 574, 1, 0 },
	{ 583, 1, 0 },
	{ 588, 0, 1 },
	{ 613, 1, 0 },
	{ 624, 1, 0 },
	{ 641, 1, 0 },
	{ 643, 1, 0 },
	{ 654, 1, 0 },
	{ 655, 1, 0 },
	{ 687, 1, 0 },
	{ 689, 1, 0 },
	{ 705, 1, 0 },
	{ 707, 1, 0 },
	{ 728, 1, 0 },
	{ 731, 1, 0 },
	{ 735, 1, 0 },
	{ 740, 0, 1 },
	{ 765, 1, 0 },
	{ 791, 1, 0 },
	{ 806, 0, 1 },
	{ 814, 1, 0 },
	{ 821, 0, 1 },
	{ 840, 0, 1 },
	{ 883, 1, 0 },
	{ 965, 0, 1 },
	{ 1010, 0, 1 },
	{ 1022, 0, 1 },
};

static void
test_lung(void)
{
	is_near(mq_time_quantile(lung, COUNT(lung), .1), 79, 0);
	is_near(mq_time_quantile(lung, COUNT(lung), .25), 170, 0);
	is_near(mq_time_quantile(lung, COUNT(lung), .5), 310, 0);
	is_near(mq_time_quantile(lung, COUNT(lung), .75), 550, 0);
	is_near(mq_time_quantile(lung, COUNT(lung), .9), 735, 0);
}

static void
test_edges(void)
{
	static const struct mq_duration whole[] = { { 1, 1, 0 }, { 2, 1, 0 },
		{ 3, 1, 0 }, { 4, 1, 0 } };
	static const struct mq_duration flat[] = { { 1, 1, 0 }, { 2, 1, 0 },
		{ 3, 0, 1 }, { 7, 0, 1 } };
	static const struct mq_duration tied[] = { { 5, 2, 1 }, { 8, 1, 1 },
		{ 9, 1, 0 } };
	static const struct mq_duration open[] = { { 60, 0, 9 } };

	/* Surv(1:4, c(1, 1, 1, 1)): the usual median */
	is_near(mq_time_quantile(whole, 4, .25), 1.5, 0);
	is_near(mq_time_quantile(whole, 4, .5), 2.5, 0);
	is_near(mq_time_quantile(whole, 4, .75), 3.5, 0);
	is_near(mq_time_quantile(whole, 4, .9), 4, 0);
	/* Surv(c(1, 2, 3, 7), c(1, 1, 0, 0)) */
	is_near(mq_time_quantile(flat, 4, .25), 1.5, 0);
	is_near(mq_time_quantile(flat, 4, .5), 4.5, 0);
	ok(isnan(mq_time_quantile(flat, 4, .75)));
	/* Surv(c(5, 5, 5, 8, 8, 9), c(1, 1, 0, 1, 0, 1)) */
	is_near(mq_time_quantile(tied, 3, .1), 5, 0);
	is_near(mq_time_quantile(tied, 3, .5), 8, 0);
	is_near(mq_time_quantile(tied, 3, .9), 9, 0);
	is_near(mq_still_open(tied, 3, 5), 2. / 3, 1e-15);
	is_near(mq_still_open(tied, 3, 8), 4. / 9, 1e-15);
	is_near(mq_still_open(tied, 3, 9), 0, 0);
	/* nothing resolved, and nothing at all */
	ok(isnan(mq_time_quantile(open, 1, .5)));
	is_near(mq_still_open(open, 1, 90), 1, 0);
	ok(isnan(mq_still_open(NULL, 0, 5)));
	ok(isnan(mq_time_quantile(NULL, 0, .5)));
}

int
main(void)
{
	test_aml();
	test_lung();
	test_edges();
	return done();
}
