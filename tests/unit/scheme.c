#include "minqing/scheme.h"

#include <stdlib.h>

#include "minqing/preset.h"

#include "../tap.h"

/* One record: callback_valid, contacted, solved, satisfied, its scale. */
enum { CELLS = 5 };

static struct mq_scheme *
preset_scheme(const char *name)
{
	struct mq_table *schemes = mq_preset_table("365", "schemes", NULL);
	struct mq_table *scales = mq_preset_table("365", "scales", NULL);
	struct mq_scheme *sc = mq_scheme_new(schemes, scales, name);

	is_str(schemes->error, NULL);
	is_str(scales->error, NULL);
	mq_table_free(schemes);
	mq_table_free(scales);
	return sc;
}

static void
bind(struct mq_scheme *sc, const char *const names[CELLS])
{
	struct mq_str cell[CELLS];
	struct mq_record header = { .cell = cell, .ncells = CELLS };
	size_t i;

	for (i = 0; i < CELLS; i++)
		cell[i] = mq_str(names[i]);
	mq_scheme_bind(sc, &header);
}

static void
bind_all(struct mq_scheme *sc)
{
	static const char *const names[CELLS] = { "callback_valid", "contacted",
		"solved", "satisfied", "satisfied_scale" };

	bind(sc, names);
}

/* The cells of a record, "Y Y P 2 3", "-" being an empty one. */
static struct mq_record
record(const char *text, struct mq_str cell[CELLS])
{
	struct mq_str rest = mq_str(text);
	size_t n;

	for (n = 0; n < CELLS && mq_str_next(&rest, ' ', &cell[n]); n++)
		if (mq_str_eq(cell[n], MQ_STR("-")))
			cell[n].n = 0;
	return (struct mq_record){ .cell = cell, .ncells = n };
}

static void
add(const struct mq_scheme *sc, struct mq_answers *sum, long times,
    const char *text)
{
	struct mq_str cell[CELLS];
	struct mq_record rec = record(text, cell);
	struct mq_answers a;
	const char *column;

	while (times-- > 0) {
		if (mq_scheme_read(sc, &rec, &a, &column))
			note("refused: %s", text);
		else
			mq_answers_add(sum, &a);
	}
}

/*
 * 200 valid callbacks: contacted 196, solved 170, satisfied 150, basically 30
 * (the worked example of a district's monthly report); what is not valid
 * counts nowhere.
 */
static void
add_district(const struct mq_scheme *sc, struct mq_answers *sum)
{
	add(sc, sum, 150, "Y Y Y 3 3");
	add(sc, sum, 20, "Y Y Y 2 3");
	add(sc, sum, 10, "Y Y N 2 3");
	add(sc, sum, 16, "Y Y P 1 3");
	add(sc, sum, 4, "Y N N - -");
	add(sc, sum, 7, "N Y Y 3 3");
	add(sc, sum, 5, "- - - - -");
}

static void
test_three_rates(void)
{
	struct mq_scheme *sc = preset_scheme(MQ_SCHEME_DEFAULT);
	struct mq_answers sum = { 0 };
	struct mq_rates r;

	bind_all(sc);
	add_district(sc, &sum);
	is_int(sum.n, 212);
	is_int(sum.valid, 200);
	is_int(sum.contacted, 196);
	is_int(sum.solved, 170);
	is_int(sum.satisfied, 150);
	is_int(sum.basically, 30);
	mq_scheme_rates(sc, &sum, &r);
	is_near(r.response, .98, 1e-15);
	is_near(r.resolution, .85, 1e-15);
	is_near(r.satisfaction, .885, 1e-15);
	is_near(r.score, 87.7, 1e-12);
	/* Python, in 40 digits: fractions, statistics.pvariance, decimal. */
	is_near(r.satisfaction_ci.low, 0.8373687753071466, 1e-14);
	is_near(r.satisfaction_ci.high, 0.9200135888296816, 1e-14);
	mq_scheme_free(sc);

	sc = preset_scheme("three-rates-30-35-35");
	bind_all(sc);
	mq_scheme_rates(sc, &sum, &r);
	is_near(r.score, 90.125, 1e-12);
	mq_scheme_free(sc);
}

/* Credits whose variance is 0, or nearly; by the same Python. */
static void
test_effective_n(void)
{
	struct mq_scheme *sc = preset_scheme(MQ_SCHEME_DEFAULT);
	struct mq_answers sum = { 0 };
	struct mq_rates r;

	bind_all(sc);
	add(sc, &sum, 10, "Y Y Y 2 3");
	mq_scheme_rates(sc, &sum, &r);
	is_near(r.satisfaction_ci.low, 0.5958499732047616, 1e-14);
	is_near(r.satisfaction_ci.high, 0.9821237869049271, 1e-14);
	sum = (struct mq_answers){ 0 };
	add(sc, &sum, 3, "Y Y Y 3 3");
	add(sc, &sum, 2, "Y Y Y 2 3");
	mq_scheme_rates(sc, &sum, &r);
	is_near(r.satisfaction_ci.low, 0.8919808413193268, 1e-14);
	is_near(r.satisfaction_ci.high, 0.9858664795079883, 1e-14);
	sum = (struct mq_answers){ 0 };
	add(sc, &sum, 999999, "Y Y Y 2 3");
	mq_scheme_rates(sc, &sum, &r);
	ok(r.satisfaction_ci.low < .8995); /* the variance is 0, n_eff is n */
	add(sc, &sum, 1, "Y Y Y 1 3");
	mq_scheme_rates(sc, &sum, &r);
	is_near(r.satisfaction_ci.low, 0.8999973360194667, 1e-11);
	is_near(r.satisfaction_ci.high, 0.900000863952875, 1e-11);
	mq_scheme_free(sc);
}

static void
test_unknown(void)
{
	static const char *const derived[CELLS] = { "id", "contacted", "solved",
		"satisfied", "satisfied_scale" };
	static const char *const few[CELLS] = { "callback_valid", "b", "c",
		"satisfied", "satisfied_scale" };
	struct mq_scheme *sc = preset_scheme(MQ_SCHEME_DEFAULT);
	struct mq_answers sum = { 0 };
	struct mq_rates r;

	bind_all(sc);
	ok(!mq_scheme_derives_valid(sc));
	is_str(mq_scheme_missing(sc), NULL);
	add(sc, &sum, 3, "N Y Y 3 3");
	mq_scheme_rates(sc, &sum, &r);
	ok(sum.n == 3 && sum.valid == 0);
	ok(isnan(r.response) && isnan(r.resolution) && isnan(r.satisfaction));
	ok(isnan(r.satisfaction_ci.low) && isnan(r.score));

	bind(sc, derived);
	ok(mq_scheme_derives_valid(sc));
	sum = (struct mq_answers){ 0 };
	add(sc, &sum, 1, "a Y - - -");
	add(sc, &sum, 1, "a Y N - -");
	add(sc, &sum, 1, "a Y - 3 3");
	is_int(sum.n, 3);
	is_int(sum.valid, 2);

	bind(sc, few);
	is_str(mq_scheme_missing(sc), "contacted, solved");
	sum = (struct mq_answers){ 0 };
	add(sc, &sum, 2, "Y - - 3 3");
	mq_scheme_rates(sc, &sum, &r);
	ok(isnan(r.response) && isnan(r.resolution) && isnan(r.score));
	is_near(r.satisfaction, 1, 0);
	mq_scheme_free(sc);
}

static const struct {
	const char *record;
	double points;
	const char *column, *wrong; /* NULL: good */
} answers[] = {
	{ "Y Y Y 3 3", 100, NULL, NULL },
	{ "Y Y Y 2 3", 50, NULL, NULL },
	{ "Y Y Y 1 3", 0, NULL, NULL },
	{ "Y Y Y 2 -", 50, NULL, NULL },
	{ "Y Y Y 4 5", 75, NULL, NULL },
	{ "Y Y Y 7 10", 70, NULL, NULL },
	{ "Y Y Y N yn", 0, NULL, NULL },
	{ "- - - Y yn", 100, NULL, NULL },
	{ "Y Y Y - 3", -1, NULL, NULL },
	{ "Y Y Y - 7", -1, NULL, NULL },
	{ "N Y Y 3 3", -1, NULL, NULL },
	{ "Y Y Y 4 3", -1, "satisfied",
	    "unknown value on scale 3 (it has 3, 2, 1)" },
	{ "Y Y Y 4 -", -1, "satisfied",
	    "unknown value on scale 3 (it has 3, 2, 1)" },
	{ "Y Y Y y yn", -1, "satisfied",
	    "unknown value on scale yn (it has Y, N)" },
	{ "Y Y Y 4 7", -1, "satisfied_scale",
	    "unknown scale (there are 3, 5, 10, yn, stars, nps)" },
	{ "y Y Y 3 3", 100, "callback_valid", "not Y, N or empty" },
	{ "Y P Y 3 3", 100, "contacted", "not Y, N or empty" },
	{ "N Y YY 3 3", -1, "solved", "not Y, P, N or empty" },
};

static void
test_answers(void)
{
	struct mq_scheme *sc = preset_scheme(MQ_SCHEME_DEFAULT);
	struct mq_str cell[CELLS], text;
	struct mq_answers a;
	const char *column, *wrong;
	struct mq_record rec;
	size_t i;

	bind_all(sc);
	for (i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
		rec = record(answers[i].record, cell);
		text = mq_scheme_points_text(sc, &rec);
		wrong = mq_scheme_read(sc, &rec, &a, &column);
		if (!is_str(wrong, answers[i].wrong) ||
		    (wrong && !is_str(column, answers[i].column)) ||
		    !is_near(
			mq_scheme_points(sc, &rec), answers[i].points, 0) ||
		    !ok(text.n ? atof(text.s) == answers[i].points
			       : answers[i].points < 0))
			note("%s", answers[i].record);
	}
	mq_scheme_free(sc);
}

#define GOOD_SCALES                                                            \
	"scale\tcode\tclass\tcredit\tpoints\n3\t3\tsatisfied\t1\t100\n"
#define WEIGHTS(name)                                                          \
	name "\tweight.response\t0.1\n" name "\tweight.resolution\t0.5\n" name \
	     "\tweight.satisfaction\t0.4\n"
#define HEAD "scheme\tpart\tvalue\n"

/* Tables that people wrote, and what they are told. */
static const struct {
	const char *name, *schemes, *scales, *error;
} tables[] = {
	{ NULL, HEAD WEIGHTS("a"), GOOD_SCALES, NULL },
	{ "b", HEAD WEIGHTS("a") WEIGHTS("b"), GOOD_SCALES, NULL },
	{ NULL, HEAD "a\tweight.satisfaction\t1\n", GOOD_SCALES, NULL },
	{ NULL, HEAD WEIGHTS("a") WEIGHTS("b"), GOOD_SCALES,
	    "schemes: has schemes a, b; say which with schemes:NAME" },
	{ "c", HEAD WEIGHTS("a") WEIGHTS("b"), GOOD_SCALES,
	    "schemes: no scheme 'c' (it has a, b)" },
	{ "a", HEAD, GOOD_SCALES, "schemes: no scheme, only a header" },
	{ "a", "scheme\tpart\tvalues\na\tb\tc\n", GOOD_SCALES,
	    "schemes:1: no column 'value' (did you mean 'values'?)" },
	{ "a", HEAD WEIGHTS("a") "b\tweight.respons\t1\n", GOOD_SCALES,
	    "schemes:5: column 'part': unknown part 'weight.respons' (did you "
	    "mean 'weight.response'?)" },
	{ "a", HEAD "a\tweight.response\t10%\n", GOOD_SCALES,
	    "schemes:2: column 'value': not a number from 0 to 1 of at most 6 "
	    "decimals: '10%'" },
	{ "a", HEAD WEIGHTS("a") "a\tcredit.partly\t1.5\n", GOOD_SCALES,
	    "schemes:5: column 'value': not a number from 0 to 1 of at most 3 "
	    "decimals: '1.5'" },
	{ "a", HEAD WEIGHTS("a") "a\tcredit.partly\t0.1234\n", GOOD_SCALES,
	    "schemes:5: column 'value': not a number from 0 to 1 of at most 3 "
	    "decimals: '0.1234'" },
	{ "a", HEAD WEIGHTS("a") WEIGHTS("a"), GOOD_SCALES,
	    "schemes:5: column 'part': scheme 'a' has 'weight.response' "
	    "twice" },
	{ "a", HEAD "a\tweight.response\t0.3\na\tweight.resolution\t0.6\n",
	    GOOD_SCALES,
	    "schemes:3: column 'value': the weights of scheme 'a' add up to "
	    "0.9, not 1" },
	{ "a", HEAD "\tweight.response\t0.3\n", GOOD_SCALES,
	    "schemes:2: column 'scheme': empty" },
	{ "a", HEAD WEIGHTS("a"), GOOD_SCALES "3\t2\tbasic\t1\t100\n",
	    "scales:3: column 'class': not satisfied, basically, dissatisfied "
	    "or none: 'basic'" },
	{ "a", HEAD WEIGHTS("a"), GOOD_SCALES "3\t3\tbasically\t1\t100\n",
	    "scales:3: column 'code': '3' is on scale '3' twice" },
	{ "a", HEAD WEIGHTS("a"), GOOD_SCALES "3\t\tbasically\t1\t100\n",
	    "scales:3: column 'code': empty" },
	{ "a", HEAD WEIGHTS("a"), GOOD_SCALES "3\t2\tbasically\t-1\t100\n",
	    "scales:3: column 'credit': not a number from 0 to 1 of at most "
	    "3 decimals: '-1'" },
	{ "a", HEAD WEIGHTS("a"), GOOD_SCALES "3\t2\tbasically\t.5\t100.5\n",
	    "scales:3: column 'credit': not a number from 0 to 1 of at most "
	    "3 decimals: '.5'" },
	{ "a", HEAD WEIGHTS("a"), GOOD_SCALES "3\t2\tbasically\t0.5\t100.5\n",
	    "scales:3: column 'points': not a number from 0 to 100 of at most "
	    "3 decimals: '100.5'" },
	{ "a", HEAD WEIGHTS("a"), GOOD_SCALES "3\t2\tbasically\t1\t1.2345\n",
	    "scales:3: column 'points': not a number from 0 to 100 of at most "
	    "3 decimals: '1.2345'" },
};

static struct mq_table *
table(const char *name, const char *text)
{
	return mq_table_load(
	    mq_input_mem(name, text, strlen(text), strlen(text)));
}

static void
test_tables(void)
{
	struct mq_table *schemes, *scales;
	struct mq_scheme *sc;
	size_t i;

	for (i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		schemes = table("schemes", tables[i].schemes);
		scales = table("scales", tables[i].scales);
		sc = mq_scheme_new(schemes, scales, tables[i].name);
		is_str(schemes->error ? schemes->error : scales->error,
		    tables[i].error);
		ok(!sc == !!tables[i].error);
		mq_scheme_free(sc);
		mq_table_free(schemes);
		mq_table_free(scales);
	}
}

/* P counts what the scheme says, and its credit goes before the scales'. */
static void
test_credits(void)
{
	struct mq_table *schemes =
	    table("schemes", HEAD WEIGHTS("a") "a\tcredit.basically\t0.6\n"
					       "a\tcredit.partly\t0.25\n");
	struct mq_table *scales = mq_preset_table("365", "scales", NULL);
	struct mq_scheme *sc = mq_scheme_new(schemes, scales, NULL);
	struct mq_answers sum = { 0 };
	struct mq_rates r;

	mq_table_free(schemes);
	mq_table_free(scales);
	bind_all(sc);
	add(sc, &sum, 1, "Y N P 2 3");
	is_int(sum.solved, 0);
	mq_scheme_rates(sc, &sum, &r);
	is_near(r.resolution, .25, 0);
	is_near(r.satisfaction, .6, 0);
	is_near(r.score, 100 * (.5 * .25 + .4 * .6), 1e-12);
	mq_scheme_free(sc);
}

int
main(void)
{
	test_three_rates();
	test_effective_n();
	test_unknown();
	test_answers();
	test_tables();
	test_credits();
	return done();
}
