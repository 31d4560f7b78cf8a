/*
 * Lists of numbers in a cell: written by hand, and by us; what is no list is
 * told.  How often numbers were seen, in order, and classes of durations.
 */

#include "../../cmd/report/numbers.h"

#include "../../cmd/report/counts.h"
#include "../../cmd/report/pace.h"
#include "../tap.h"

static void
test_form(void)
{
	struct report_numbers l;

	report_numbers_start(&l);
	is_int(report_numbers_text(&l).n, 0);
	report_numbers_add(&l, 24483, 2);
	report_numbers_add(&l, 24484, 1);
	report_numbers_add(&l, 24489, 3);
	is_mem(report_numbers_text(&l).s, report_numbers_text(&l).n,
	    "24483:2 1 5:3");
	is_int(l.sum, 6);
	report_numbers_start(&l);
	report_numbers_word(&l, "now");
	report_numbers_name(&l, "closed", 10);
	report_numbers_name(&l, "open", -1);
	is_mem(report_numbers_text(&l).s, report_numbers_text(&l).n,
	    "now closed:10 open:-1");
}

/* What a text holds, up to where it is wrong. */
static void
test_reading(void)
{
	static const struct {
		const char *text;
		int end; /* 0 or -1 */
		size_t n;
		int64_t number[3], times[3];
	} row[] = {
		{ "", 0, 0, { 0 }, { 0 } },
		{ "0", 0, 1, { 0 }, { 1 } },
		{ "24483:2 1 5:3", 0, 3, { 24483, 24484, 24489 }, { 2, 1, 3 } },
		{ "1 0 0:7", 0, 3, { 1, 1, 1 }, { 1, 1, 7 } },
		{ "7:", -1, 0, { 0 }, { 0 } },
		{ "7:a", -1, 0, { 0 }, { 0 } },
		{ "7,8", -1, 0, { 0 }, { 0 } },
		{ "7  8", -1, 1, { 7 }, { 1 } },
		{ "7 -8", -1, 1, { 7 }, { 1 } },
		{ " 7", -1, 0, { 0 }, { 0 } },
		{ "999999999999999999 1", -1, 1, { 999999999999999999 },
		    { 1 } },
		{ "1000000000000000000", -1, 0, { 0 }, { 0 } },
	};
	int64_t number, times;
	struct mq_str rest;
	size_t i, n;
	int got;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		rest = mq_str(row[i].text);
		number = 0;
		for (n = 0;
		     (got = report_numbers_next(&rest, &number, &times)) > 0;
		     n++)
			if (n < 3)
				ok(number == row[i].number[n] &&
				    times == row[i].times[n]);
		if (!is_int(got, row[i].end) ||
		    !is_int((long long)n, (long long)row[i].n))
			note("%s", row[i].text);
	}
}

/* As many as there is room for come back, each as it was. */
static void
test_full(void)
{
	struct report_numbers l;
	int64_t number = 0, n, want = 0, last = 0;
	struct mq_str text;
	int64_t i;

	report_numbers_start(&l);
	for (i = 0; !report_numbers_full(&l); i++)
		report_numbers_add(&l, last += i * i % 977, 1 + i % 3);
	ok(i > 1000 && report_numbers_text(&l).n < REPORT_NUMBERS_ROOM);
	text = report_numbers_text(&l);
	for (i = 0; report_numbers_next(&text, &number, &n) > 0; i++) {
		want += i * i % 977;
		if (number != want || n != 1 + i % 3)
			break;
	}
	is_int(text.n, 0);
	is_int(want, last);
}

/* In order, those too that are far apart, and beyond what is dense. */
static void
test_counts(void)
{
	static const int64_t number[] = { INT64_C(1) << 40, 5, 0, 1 << 20, 511,
		512, 5, (1 << 20) - 1, INT64_C(1) << 40, 700000 };
	static const struct report_count want[] = { { 0, 1 }, { 5, 2 },
		{ 511, 1 }, { 512, 1 }, { 700000, 1 }, { (1 << 20) - 1, 1 },
		{ 1 << 20, 1 }, { INT64_C(1) << 40, 2 } };
	struct report_count seen = REPORT_COUNT_NONE;
	struct report_counts c = { 0 };
	size_t i;

	for (i = 0; i < sizeof(number) / sizeof(number[0]); i++)
		report_counts_add(&c, number[i], 1);
	report_counts_sort(&c);
	is_int(c.total, 10);
	is_int((long long)c.different, 8);
	for (i = 0; i < 8; i++)
		ok(report_counts_next(&c, &seen) &&
		    seen.number == want[i].number && seen.n == want[i].n);
	ok(!report_counts_next(&c, &seen));
	is_int(report_counts_quantile(&c, 5), 5 * (512 + 700000));
	report_counts_free(&c);
}

/* Each minute is near the middle of its class, classes rise with it. */
static void
test_paces(void)
{
	int64_t n[REPORT_PACES] = { 0 }, m, off;
	int last = 0, pace, wrong = 0;

	for (m = 0; m < 1 << 21; m++) {
		pace = report_pace_of(m);
		off = report_pace_minutes(pace) - m;
		wrong += pace < last || pace > last + 1;
		wrong += 32 * off > m || 32 * -off > m;
		last = pace;
	}
	is_int(wrong, 0);
	is_int(last, REPORT_PACES - 1);
	is_int(report_pace_of(INT64_MAX), REPORT_PACES - 1);
	is_int(report_pace_quantile(n, 5), -1);
	n[3] = 2, n[7] = 1, n[287] = 1;
	is_int(report_pace_quantile(n, 5), 3);
	is_int(report_pace_quantile(n, 9), 7);
	n[7] = 7;
	is_int(report_pace_quantile(n, 9), 7);
	n[287] = 2;
	is_int(report_pace_quantile(n, 9), 287);
}

int
main(void)
{
	test_form();
	test_reading();
	test_full();
	test_counts();
	test_paces();
	return done();
}
