/* Slices, numbers, cells that want decoding, and names that are near. */

#include "minqing/record.h"
#include "../tap.h"

static void
test_numbers(void)
{
	static const char *const bad[] = { "", "-", "+", "1x", " 1", "0x10",
		"inf", "nan", "1e999", "1,5", "9999999999999999999" };
	int64_t n = 7;
	double d = 7;
	size_t i;

	is_int(mq_str_int(MQ_STR("-0042"), &n), 0);
	is_int(n, -42);
	is_int(mq_str_number(MQ_STR("-1.25e2"), &d), 0);
	is_near(d, -125, 0);
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		if (!is_int(mq_str_int(mq_str(bad[i]), &n), -1))
			note("%s", bad[i]);
		if (i < 10 && !is_int(mq_str_number(mq_str(bad[i]), &d), -1))
			note("%s", bad[i]);
	}
	is_int(n, -42);
}

/* Short numbers are read without strtod(3), and must be what it reads. */
static void
test_against_strtod(void)
{
	static const char *const odd[] = { "0", "-0", ".5", "5.", "-.25", "+7",
		"0.1", "0.3", "123456789012345", "1234567890123456",
		"0.000000000000001", "0.0000000000000001", "9007199254740993",
		"39.9042", "116.407396", "1e22", "0.1e1" };
	char text[40];
	double got, want;
	size_t i;
	int good = 1;

	for (i = 0; i < 20000 + sizeof(odd) / sizeof(*odd) && good; i++) {
		if (i < 20000)
			snprintf(text, sizeof(text), "%.*f", rand() % 16,
			    (rand() - RAND_MAX / 2) / pow(10, rand() % 12));
		else
			snprintf(text, sizeof(text), "%s", odd[i - 20000]);
		want = strtod(text, NULL);
		good = !mq_str_number(mq_str(text), &got) &&
		       !memcmp(&got, &want, sizeof(got));
		if (!good)
			note("%s", text);
	}
	ok(good && "numbers are what strtod(3) reads");
}

static void
test_parts(void)
{
	struct mq_str rest = MQ_STR("a;;b"), part;
	int n = 0;

	while (mq_str_next(&rest, ';', &part))
		n = 10 * n + (int)part.n;
	is_int(n, 101);
	rest = MQ_STR("");
	ok(mq_str_next(&rest, ';', &part) && part.n == 0);
	ok(!mq_str_next(&rest, ';', &part));
	is_int(mq_str_trim(MQ_STR(" \t a b\r\n")).n, 3);
	ok(mq_str_cmp(MQ_STR("a"), MQ_STR("ab")) < 0);
	ok(mq_str_cmp(MQ_STR("b"), MQ_STR("ab")) > 0);
	is_int(mq_str_cmp(MQ_STR(""), MQ_STR("")), 0);
}

static void
test_fields(void)
{
	struct mq_arena a = { 0 };
	struct mq_str cells[] = { MQ_STR("a\\tb\\\\n\\x\\"), MQ_STR("plain"),
		MQ_STR("say \"\"hi\"\"") };
	struct mq_record r = {
		.cell = cells, .ncells = 3, .escape = '\\', .scratch = &a
	};
	struct mq_record copy;

	is_mem(mq_field(&r, 0).s, mq_field(&r, 0).n, "a\tb\\n\\x\\");
	ok(mq_field(&r, 1).s == cells[1].s);
	is_int(mq_field(&r, 3).n, 0);
	copy = mq_record_dup(&a, &r);
	is_str(copy.cell[0].s, "a\tb\\n\\x\\");
	r.escape = '"';
	is_mem(mq_field(&r, 2).s, mq_field(&r, 2).n, "say \"hi\"");
	mq_arena_free(&a);
}

static void
test_nearest(void)
{
	struct mq_arena a = { 0 };
	struct mq_str names[] = { MQ_STR("workers"), MQ_STR("area"),
		MQ_STR("Worker"), MQ_STR("address") };
	struct mq_record h = { .cell = names, .ncells = 4 };

	is_str(mq_nearest(&a, &h, MQ_STR("worker")), "'Worker' or 'workers'");
	is_str(mq_nearest(&a, &h, MQ_STR("adress")), "'address'");
	is_str(mq_nearest(&a, &h, MQ_STR("aera")), "'area'");
	is_str(mq_nearest(&a, &h, MQ_STR("household")), "");
	is_int(mq_column(&h, "area"), 1);
	is_int(mq_column(&h, "Area"), -1);
	mq_arena_free(&a);
}

int
main(void)
{
	test_numbers();
	test_against_strtod();
	test_parts();
	test_fields();
	test_nearest();
	return done();
}
