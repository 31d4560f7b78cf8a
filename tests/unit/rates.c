/* The types of schemes: what their figures are, and what is said of parts. */

#include "minqing/scheme.h"

#include "minqing/preset.h"

#include "../tap.h"

static struct mq_table *
table(const char *name, const char *text)
{
	return mq_table_load(
	    mq_input_mem(name, text, strlen(text), strlen(text)));
}

/* A scheme of the preset, or of rows of our own, that looks at ratings. */
static struct mq_scheme *
open_scheme(const char *rows, const char *name, const char *error)
{
	struct mq_str names[] = { MQ_STR("rating"), MQ_STR("scale") };
	const struct mq_record header = { .cell = names, .ncells = 2 };
	struct mq_table *schemes =
	    rows ? table("own", rows) : mq_preset_table("365", "schemes", NULL);
	struct mq_table *scales = mq_preset_table("365", "scales", NULL);
	struct mq_scheme *sc = mq_scheme_new(schemes, scales, name);

	if (!is_str(schemes->error, error))
		note("%s", rows ? rows : name);
	is_str(scales->error, NULL);
	mq_table_free(schemes);
	mq_table_free(scales);
	if (sc)
		mq_scheme_bind_ratings(sc, &header);
	return sc;
}

static void
add(struct mq_scheme *sc, struct mq_answers *sum, int times, const char *rating,
    const char *scale)
{
	struct mq_str cell[] = { mq_str(rating), mq_str(scale) };
	struct mq_record r = { .cell = cell, .ncells = 2 };
	struct mq_answers a;
	const char *column;

	while (times-- > 0) {
		is_str(mq_scheme_read(sc, &r, &a, &column), NULL);
		mq_answers_add(sum, &a);
	}
}

static struct mq_rates
rates(const struct mq_scheme *sc, const struct mq_answers *sum)
{
	struct mq_rates r;

	mq_scheme_rates(sc, sum, &r);
	return r;
}

/*
 * Pairs of rate and score that Lianyungang's hotline published: rates are of
 * whole counts, 83.33 being 5 of 6.
 */
static const struct {
	int satisfied, of;
	double score;
} published[] = {
	{ 3, 4, 13.5 },    /* 75 */
	{ 5, 7, 12.5 },    /* 71.43 */
	{ 1, 2, 12.5 },    /* 50 */
	{ 7, 8, 19.75 },   /* 87.5 */
	{ 5, 6, 17.67 },   /* 83.33: 17.665, half up */
	{ 98, 100, 25 },   /* the target */
	{ 100, 100, 25 },  /* nothing above full marks */
	{ 73, 100, 12.5 }, /* the floor itself */
};

static void
test_threshold(void)
{
	struct mq_scheme *sc = open_scheme(NULL, "threshold", NULL);
	struct mq_answers sum;
	size_t i;

	for (i = 0; i < sizeof(published) / sizeof(*published); i++) {
		sum = (struct mq_answers){ 0 };
		add(sc, &sum, published[i].satisfied, "3", "3");
		add(sc, &sum, published[i].of - published[i].satisfied, "1",
		    "3");
		is_near(rates(sc, &sum).score, published[i].score, 0);
	}
	sum = (struct mq_answers){ 0 };
	ok(isnan(rates(sc, &sum).score));
	mq_scheme_free(sc);
}

/* The rate of so many yes and no, and its score. */
static void
is_score(struct mq_scheme *sc, int yes, int no, double want)
{
	struct mq_answers sum = { 0 };

	add(sc, &sum, yes, "3", "3");
	add(sc, &sum, no, "1", "3");
	is_near(rates(sc, &sum).score, want, 0);
}

/* The same hotline with target 95, and its marks for being on time. */
static void
test_threshold_others(void)
{
	static const char rows[] =
	    "scheme\tpart\tvalue\n"
	    "a\ttype\tthreshold\na\tfull.satisfaction\t25\n"
	    "a\tdeduct.satisfaction\t0.5\na\tfloor.satisfaction\t12.5\n"
	    "a\ttarget.satisfaction\t95\n"
	    "b\ttype\tthreshold\nb\tfull.satisfaction\t25\n"
	    "b\tdeduct.satisfaction\t1\n";
	struct mq_scheme *sc = open_scheme(rows, "a", NULL);

	is_score(sc, 12, 5, 12.80); /* 70.59 */
	is_score(sc, 2, 1, 12.5);   /* 66.67 */
	mq_scheme_free(sc);
	sc = open_scheme(rows, "b", NULL);
	is_score(sc, 150, 17, 14.82); /* 89.82 */
	is_score(sc, 4, 1, 5);
	is_score(sc, 2, 1, 0);
	mq_scheme_free(sc);
}

/* The table of Zhenhai's congress, 29 voters, and what lies at the borders. */
static const struct {
	int satisfied, basically, dissatisfied;
	const char *grade;
} votes[] = {
	{ 28, 1, 0, "satisfied" },
	{ 20, 8, 1, "satisfied" },
	{ 26, 3, 0, "satisfied" },
	{ 29, 0, 0, "satisfied" },
	{ 17, 11, 1, "satisfied" },
	{ 15, 0, 14, "satisfied" },
	{ 14, 1, 14, "basically" },
	{ 14, 0, 15, "dissatisfied" },
	{ 15, 15, 0, "basically" },
	{ 10, 5, 15, "dissatisfied" },
	{ 0, 16, 15, "basically" },
	{ 0, 0, 0, NULL },
};

static void
test_votes(void)
{
	struct mq_scheme *sc = open_scheme(NULL, "votes", NULL);
	struct mq_answers sum;
	size_t i;

	for (i = 0; i < sizeof(votes) / sizeof(*votes); i++) {
		sum = (struct mq_answers){ 0 };
		add(sc, &sum, votes[i].satisfied, "3", "3");
		add(sc, &sum, votes[i].basically, "2", "3");
		add(sc, &sum, votes[i].dissatisfied, "1", "3");
		is_str(rates(sc, &sum).grade, votes[i].grade);
	}
	mq_scheme_free(sc);
}

/* 50 promoters, 30 passives, 20 detractors: R's NPS package, nps.se() .078102,
 * nps_test() adjusted .291262 and .076915. */
static void
test_nps(void)
{
	struct mq_scheme *sc = open_scheme(NULL, "nps", NULL);
	struct mq_answers sum = { 0 };
	struct mq_rates r;

	ok(isnan(rates(sc, &sum).score));
	add(sc, &sum, 25, "10", "nps");
	add(sc, &sum, 25, "9", "nps");
	add(sc, &sum, 10, "8", "nps");
	add(sc, &sum, 20, "7", "nps");
	add(sc, &sum, 20, "6", "nps");
	r = rates(sc, &sum);
	is_near(r.score, 30, 1e-12);
	is_near(r.score_se, 7.8102, 5e-5);
	is_near((r.score_ci.low + r.score_ci.high) / 2, 29.1262, 5e-5);
	is_near(
	    (r.score_ci.high - r.score_ci.low) / 2, 1.959964 * 7.6915, 1e-4);
	is_near(r.satisfaction, .5, 0);
	mq_scheme_free(sc);
}

/* Five steps: statistics.mean and stdev of 100 x 2, 75, 50, 0 in Python. */
static void
test_points(void)
{
	struct mq_scheme *sc = open_scheme(NULL, "five-step", NULL);
	struct mq_answers sum = { 0 };
	struct mq_rates r;

	add(sc, &sum, 2, "5", "stars");
	add(sc, &sum, 1, "4", "5");
	add(sc, &sum, 1, "3", "5");
	add(sc, &sum, 1, "1", "5");
	add(sc, &sum, 3, "", "5");
	is_int(sum.n, 8);
	is_int(sum.answered, 5);
	r = rates(sc, &sum);
	is_near(r.score, 65, 0);
	is_near(r.score_se, 18.70828693386971, 1e-13); /* 41.8330 / sqrt(5) */
	is_near(r.satisfaction, .8, 0);
	mq_scheme_free(sc);
}

/* Residents 60, leaders 30, web 10; variances by Python's statistics. */
static void
test_groups(void)
{
	struct mq_scheme *sc = open_scheme(NULL, "rater-groups", NULL);
	struct mq_answers group[3] = { { 0 } };
	struct mq_rates r;
	double weight;

	is_int(mq_scheme_groups(sc), 3);
	is_str(mq_scheme_group(sc, 2, &weight).s, "web");
	is_near(weight, .1, 0);
	add(sc, &group[0], 2, "3", "3");
	add(sc, &group[0], 1, "2", "3");
	add(sc, &group[0], 1, "4", "5"); /* 75 */
	add(sc, &group[0], 0, "1", "3");
	add(sc, &group[1], 1, "3", "3");
	add(sc, &group[1], 1, "2", "3");
	add(sc, &group[1], 1, "1", "3");
	mq_scheme_rate_groups(sc, group, false, &r);
	ok(isnan(r.score) && isnan(r.score_se));
	mq_scheme_rate_groups(sc, group, true, &r);
	is_near(r.score, (.6 * 81.25 + .3 * 50) / .9, 1e-12);
	add(sc, &group[2], 2, "3", "3");
	mq_scheme_rate_groups(sc, group, false, &r);
	is_near(r.score, .6 * 81.25 + .3 * 50 + .1 * 100, 1e-12);
	/* var(100, 100, 50, 75) = 572.91666..., var(100, 50, 0) = 2500 */
	is_near(r.score_se * r.score_se,
	    .36 * 572.9166666666666 / 4 + .09 * 2500 / 3, 1e-10);
	mq_scheme_free(sc);
}

/* A don't-know is no answer; who did not answer may stay in the denominator. */
static void
test_denominator(void)
{
	static const char rows[] = "scheme\tpart\tvalue\n"
				   "a\tweight.satisfaction\t1\n";
	struct mq_scheme *sc = open_scheme(rows, NULL, NULL);
	struct mq_answers sum = { .n = 3, .valid = 2 };

	add(sc, &sum, 3, "3", "3");
	is_near(rates(sc, &sum).satisfaction, .6, 1e-15);
	mq_scheme_free(sc);
	sc = open_scheme(NULL, "top-2-box", NULL);
	sum = (struct mq_answers){ .n = 3, .valid = 2 };
	add(sc, &sum, 1, "4", "5");
	add(sc, &sum, 1, "5", "5");
	add(sc, &sum, 1, "3", "5");
	is_near(rates(sc, &sum).satisfaction, 2. / 3, 1e-15);
	is_near(rates(sc, &sum).score, 200. / 3, 1e-13);
	mq_scheme_free(sc);
}

static void
test_no_answer(void)
{
	struct mq_table *schemes = mq_preset_table("365", "schemes", NULL);
	struct mq_table *scales =
	    table("scales", "scale\tcode\tclass\tcredit\tpoints\n"
			    "3\t3\tsatisfied\t1\t100\n3\t9\tnone\t\t\n");
	struct mq_scheme *sc = mq_scheme_new(schemes, scales, "five-step");
	struct mq_str names[] = { MQ_STR("rating"), MQ_STR("scale") };
	struct mq_record header = { .cell = names, .ncells = 2 };
	struct mq_answers sum = { 0 };

	mq_table_free(schemes);
	mq_table_free(scales);
	mq_scheme_bind_ratings(sc, &header);
	add(sc, &sum, 2, "3", "");
	add(sc, &sum, 5, "9", "3");
	is_int(sum.n, 7);
	is_int(sum.valid, 2);
	is_int(sum.answered, 2);
	mq_scheme_free(sc);
}

#define HEAD "scheme\tpart\tvalue\n"

static const struct {
	const char *rows, *error;
} wrong[] = {
	{ HEAD "a\ttype\tthresholds\n",
	    "own:2: column 'value': not rates, threshold, votes, points, nps "
	    "or groups: 'thresholds'" },
	{ HEAD "a\trank_by\trank\n",
	    "own:2: column 'value': not satisfaction_shrunk, "
	    "satisfaction_rate, satisfaction_low, resolution_rate, "
	    "response_rate or score: 'rank'" },
	{ HEAD "a\tdenominator\tall\na\tweight.satisfaction\t1\n",
	    "own:2: column 'value': not valid or answered: 'all'" },
	{ HEAD "a\tweight.satisfaction\t1\na\tfull.satisfaction\t25\n",
	    "own:3: column 'part': scheme 'a' is of type rates, which has no "
	    "'full.satisfaction'" },
	{ HEAD "a\ttype\tvotes\na\tgroup.web\t1\n",
	    "own:3: column 'part': scheme 'a' is of type votes, which has no "
	    "groups" },
	{ HEAD "a\tgroup.\t1\n",
	    "own:2: column 'part': unknown part 'group.'" },
	{ HEAD "a\ttype\tgroups\na\tgroup.web\t0.5\na\tgroup.web\t0.5\n",
	    "own:4: column 'part': scheme 'a' has 'group.web' twice" },
	{ HEAD "a\ttype\tgroups\na\tgroup.web\t0.5\na\tgroup.we\t0.4\n",
	    "own:4: column 'value': the weights of scheme 'a' add up to 0.9, "
	    "not 1" },
	{ HEAD "a\ttype\tthreshold\na\tfloor.response\t3\n",
	    "own:3: column 'value': scheme 'a' has a floor above its full "
	    "marks" },
	{ HEAD "a\ttype\tthreshold\na\tdeduct.response\t3\n",
	    "own:3: column 'value': the full marks of scheme 'a' add up to 0, "
	    "not to more than 0 and at most 100" },
	{ HEAD "a\ttype\tthreshold\na\tfull.response\t101\n",
	    "own:3: column 'value': not a number from 0 to 100 of at most 6 "
	    "decimals: '101'" },
};

static void
test_wrong(void)
{
	struct mq_scheme *sc;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		sc = open_scheme(wrong[i].rows, NULL, wrong[i].error);
		ok(!sc);
		mq_scheme_free(sc);
	}
}

/* The id changes with any part, and with the scales. */
static void
test_id(void)
{
	struct mq_scheme *one = open_scheme(
	    HEAD "a\ttype\tvotes\na\tcredit.basically\t1\n", NULL, NULL);
	struct mq_scheme *same = open_scheme(
	    HEAD "a\tcredit.basically\t1\na\ttype\tvotes\n", "a", NULL);
	struct mq_scheme *other = open_scheme(
	    HEAD "a\ttype\tvotes\na\tcredit.basically\t0.9\n", NULL, NULL);

	is_str(mq_scheme_id(one), mq_scheme_id(same));
	ok(strcmp(mq_scheme_id(one), mq_scheme_id(other)) != 0);
	is_int(strncmp(mq_scheme_id(one), "a ", 2), 0);
	mq_scheme_free(one);
	mq_scheme_free(same);
	mq_scheme_free(other);
}

int
main(void)
{
	test_threshold();
	test_threshold_others();
	test_votes();
	test_nps();
	test_points();
	test_groups();
	test_denominator();
	test_no_answer();
	test_wrong();
	test_id();
	return done();
}
