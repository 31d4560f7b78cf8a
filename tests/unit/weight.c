#include "minqing/weight.h"

#include "../tap.h"
#include "minqing/response.h"

/* Three ages in two areas, and the people that are known to be there. */
enum { CELLS = 6 };

static const double sample[CELLS] = { 12, 30, 25, 18, 40, 5 };
static const size_t age[CELLS] = { 0, 0, 1, 1, 2, 2 };
static const size_t area[CELLS] = { 0, 1, 0, 1, 0, 1 };
static const double by_age[] = { 3100, 4200, 3120 };
static const double by_area[] = { 6020, 4400 };

/*
 * R 4.2, survey 4.1: d repeats the cells n times; des <- svydesign(ids = ~1,
 * data = d); weights(rake(des, list(~age, ~area), list(data.frame(age = 1:3,
 * Freq = c(3100, 4200, 3120)), data.frame(area = 1:2, Freq = c(6020, 4400))),
 * control = list(maxit = 1000, epsilon = 1e-10)));
 * sum(w)^2 / sum(w^2), 1 + mean((w - mean(w))^2) / mean(w)^2.
 */
static void
test_rake(void)
{
	static const double want[CELLS] = { 71.65870806614, 74.66985010692,
		95.98602260685, 100.01941304605, 69.01112345088,
		71.91101239268 };
	const struct mq_margin margin[] = { { age, by_age, 3 },
		{ area, by_area, 2 } };
	double weight[CELLS];
	struct mq_raking r = mq_rake(sample, CELLS, margin, 2, weight);
	struct mq_design d = mq_design(weight, sample, CELLS);
	size_t i;

	is_int(r.end, MQ_RAKED);
	for (i = 0; i < CELLS; i++)
		is_near(weight[i], want[i], 1e-7);
	is_near(d.n, 126.893854998, 1e-7);
	is_near(d.deff, 1.02447829331, 1e-9);
}

/* weights(postStratify(des, ~age, data.frame(age = 1:3, Freq = ...))) */
static void
test_one_margin(void)
{
	const struct mq_margin margin = { age, by_age, 3 };
	double weight[CELLS];
	struct mq_design d;

	is_int(mq_rake(sample, CELLS, &margin, 1, weight).end, MQ_RAKED);
	d = mq_design(weight, sample, CELLS);
	is_near(weight[0], 73.80952380952, 5e-12);
	is_near(weight[1], 73.80952380952, 5e-12);
	is_near(weight[2], 97.67441860465, 5e-12);
	is_near(weight[5], 69.33333333333, 5e-12);
	is_near(d.n, 126.936185612, 5e-10);
	is_near(d.deff, 1.02413665081, 5e-12);
}

/* What margins and samples can have wrong. */
static void
test_faults(void)
{
	static const double gap[CELLS] = { 12, 30, 0, 0, 40, 5 };
	static const double corner[CELLS] = { 12, 0, 25, 0, 0, 5 };
	static const double gone[] = { 3100, 0, 7320 };
	static const double fewer[] = { 6020, 4399 };
	struct mq_margin margin[] = { { age, by_age, 3 },
		{ area, by_area, 2 } };
	struct mq_raking r;
	double weight[CELLS];

	r = mq_rake(gap, CELLS, margin, 2, weight);
	is_int(r.end, MQ_RAKE_EMPTY);
	is_int(r.margin, 0);
	is_int(r.level, 1);
	/* The third age lives in the second area alone, and the others not. */
	r = mq_rake(corner, CELLS, margin, 2, weight);
	is_int(r.end, MQ_RAKE_STUCK);
	margin[0].people = gone;
	r = mq_rake(sample, CELLS, margin, 2, weight);
	is_int(r.end, MQ_RAKE_NOBODY);
	is_int(r.level, 1);
	is_int(mq_rake(gap, CELLS, margin, 2, weight).end, MQ_RAKED);
	margin[0].people = by_age;
	margin[1].people = fewer;
	r = mq_rake(sample, CELLS, margin, 2, weight);
	is_int(r.end, MQ_RAKE_TOTALS);
	is_int(r.margin, 1);
}

static void
test_design(void)
{
	static const double even[] = { 2, 2, 9 }, n[] = { 10, 20, 0 };
	struct mq_design d = mq_design(even, n, 3);

	is_near(d.deff, 1, 0);
	is_near(d.n, 30, 0);
	d = mq_design(even, n + 2, 1);
	ok(isnan(d.deff) && isnan(d.n));
}

static void
test_response(void)
{
	static const struct mq_calls calls = { 180, 12, 40, 90, 8, 60, 10 };
	static const struct mq_calls none;
	struct mq_interval b = mq_missing_bounds(90, 100, 50);

	is_near(mq_response_rate(&calls), .45, 1e-15);
	ok(isnan(mq_response_rate(&none)));
	is_near(b.low, .6, 1e-15);
	is_near(b.high, 140. / 150, 1e-15);
	b = mq_missing_bounds(0, 0, 3);
	ok(b.low == 0 && b.high == 1);
	b = mq_missing_bounds(3, 3, 0);
	ok(b.low == 1 && b.high == 1);
	ok(isnan(mq_missing_bounds(0, 0, 0).low));
}

int
main(void)
{
	test_rake();
	test_one_margin();
	test_faults();
	test_design();
	test_response();
	return done();
}
