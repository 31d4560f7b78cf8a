#include "../tap.h"
#include "minqing/nps.h"
#include "minqing/raters.h"
#include "minqing/threshold.h"
#include "minqing/vote.h"

/* The other ways to make one figure of many ratings. */

/*
 * R: x <- rep(c(1, 0, -1), c(50, 30, 20)); sqrt(mean((x - mean(x))^2) / 100),
 * and the same by hand with 3/4, 3/2 and 3/4 answers more.
 */
static void
test_nps(void)
{
	struct mq_nps nps = mq_nps(50, 30, 20);

	is_near(nps.score, .3, 1e-15);
	is_near(nps.se, .0781024967590665, 1e-15);
	is_near(nps.ci.low, .3 - 1.959963984540054 * nps.se, 1e-15);
	is_near(nps.ci.high, .3 + 1.959963984540054 * nps.se, 1e-15);
	nps = mq_nps_adjusted(50, 30, 20);
	is_near(nps.score, .291262, 5e-7);
	is_near(nps.se, .076915, 5e-7);
	nps = mq_nps(5, 0, 0);
	ok(nps.score == 1 && nps.se == 0);
	nps = mq_nps_adjusted(5, 0, 0);
	ok(nps.se > .1 && nps.ci.high == 1);
	nps = mq_nps_adjusted(0, 0, 0);
	ok(isnan(nps.score) && isnan(nps.se) && isnan(nps.ci.low));
}

/* The eight officials of Zhenhai, 29 votes each; all were graded satisfied. */
static void
test_votes(void)
{
	static const int zhenhai[][2] = { { 28, 1 }, { 20, 8 }, { 26, 3 },
		{ 29, 0 }, { 17, 11 }, { 26, 3 }, { 17, 11 }, { 28, 1 } };
	size_t i;

	for (i = 0; i < sizeof(zhenhai) / sizeof(*zhenhai); i++)
		is_int(mq_vote_grade(zhenhai[i][0], zhenhai[i][1], 29),
		    MQ_GRADE_SATISFIED);
	is_int(mq_vote_grade(15, 0, 30), MQ_GRADE_DISSATISFIED);
	is_int(mq_vote_grade(15, 1, 30), MQ_GRADE_BASICALLY);
	is_int(mq_vote_grade(0, 15, 30), MQ_GRADE_DISSATISFIED);
	is_int(mq_vote_grade(14, 1, 29), MQ_GRADE_BASICALLY);
	is_int(mq_vote_grade(14, 0, 29), MQ_GRADE_DISSATISFIED);
	is_int(mq_vote_grade(15, 0, 29), MQ_GRADE_SATISFIED);
	is_int(mq_vote_grade(0, 0, 0), MQ_GRADE_NONE);
}

/* Ten pairs that Lianyungang published, 2021 to 2023; hundredths. */
static void
test_threshold(void)
{
	static const struct mq_threshold t98 = { 25000000, 500000, 12500000,
		98000000 },
					 t95 = { 25000000, 500000, 12500000,
						 95000000 },
					 on_time = { 25000000, 1000000, 0,
						 100000000 };
	static const struct {
		const struct mq_threshold *t;
		int percent, points;
	} published[] = {
		{ &t98, 7500, 1350 },
		{ &t98, 7143, 1250 },
		{ &t98, 5000, 1250 },
		{ &t98, 8750, 1975 },
		{ &t98, 8333, 1767 },
		{ &t95, 6667, 1250 },
		{ &t95, 7059, 1280 },
		{ &on_time, 8982, 1482 },
		{ &on_time, 8000, 500 },
		{ &on_time, 6667, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(published) / sizeof(*published); i++)
		is_int(
		    mq_threshold_points(published[i].t, published[i].percent),
		    published[i].points);
	is_int(mq_threshold_points(&t98, 9800), 2500);
	is_int(mq_threshold_points(&t98, 10000), 2500);
	is_int(mq_threshold_points(&t98, MQ_NO_PERCENT), -1);
}

/* By Python's decimal, ROUND_HALF_UP. */
static void
test_decimals(void)
{
	static const struct mq_threshold third = { 10000000, 333333, 0,
		90000001 };

	is_int(mq_percent(5, 6), 8333);
	is_int(mq_percent(1, 800), 13); /* 0.125 % */
	is_int(mq_percent(1, 1600), 6); /* 0.0625 % */
	is_int(mq_percent(0, 7), 0);
	is_int(mq_percent(7, 7), 10000);
	is_int(mq_percent(0, 0), MQ_NO_PERCENT);
	is_int(
	    mq_percent(INT64_C(50000000000000000), INT64_C(99999999999999999)),
	    5000);
	/* 10 - .333333 (90.000001 - 75) = 5.000004666667 */
	is_int(mq_threshold_points(&third, 7500), 500);
	/* 10 - .333333 (90.000001 - 89.97) = 9.989999676667 */
	is_int(mq_threshold_points(&third, 8997), 999);
}

/* Zhenhai: residents 60, leaders 30, web 10. */
static void
test_raters(void)
{
	struct mq_rater_group g[] = {
		{ .6, 300, 88, 144 },
		{ .3, 25, 92, 25 },
		{ .1, 40, 75, 400 },
	};
	struct mq_raters out;

	is_int(mq_raters(g, 3, false, &out), -1);
	is_near(out.mean, .6 * 88 + .3 * 92 + .1 * 75, 1e-12);
	is_near(
	    out.var, .36 * 144 / 300 + .09 * 25 / 25 + .01 * 400 / 40, 1e-15);
	is_near(out.se, sqrt(out.var), 0);
	g[2].n = 0;
	is_int(mq_raters(g, 3, false, &out), 2);
	ok(isnan(out.mean) && isnan(out.se));
	is_int(mq_raters(g, 3, true, &out), -1);
	is_near(out.mean, (60. * 88 + 30 * 92) / 90, 1e-12);
	is_near(out.var, (3600. * 144 / 300 + 900. * 25 / 25) / 8100, 1e-15);
	g[1].n = 1;
	g[1].var = NAN;
	is_int(mq_raters(g, 3, true, &out), -1);
	ok(out.mean > 80 && isnan(out.se));
	g[0].n = g[1].n = 0;
	is_int(mq_raters(g, 3, true, &out), 0);
	ok(isnan(out.mean));
}

int
main(void)
{
	test_nps();
	test_votes();
	test_threshold();
	test_decimals();
	test_raters();
	return done();
}
