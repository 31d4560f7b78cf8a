#include "minqing/measure.h"

#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"

/*
 * Ten records of three labels, one of them without a decision, and one that
 * has no label.  By hand:
 *
 *	label  tp  decided  support  precision  recall  F1
 *	a       3     4        5       3/4       3/5    6/9
 *	b       2     3        3       2/3       2/3    4/6
 *	c       1     1        2       1/1       1/2    2/3
 *	d       0     1        0       0/1       NA     0/1
 *
 * Macro over a, b and c: (3/4 + 2/3 + 1)/3, (3/5 + 2/3 + 1/2)/3,
 * (6/9 + 4/6 + 2/3)/3; micro: 6/9, 6/10, 12/19; accuracy 6/10.
 */
static const struct {
	const char *gold, *decided, *id;
} records[] = {
	{ "a", "a", "x" },
	{ "a", "a", "x" },
	{ " a ", "a", "x" },
	{ "a", "b", "4" },
	{ "a", "unclassified", "" },
	{ "b", "b", "x" },
	{ "b", "b", "x" },
	{ "b", "d", "8" },
	{ "c", "c", "x" },
	{ "c", "a", "10" },
	{ "", "c", "x" },
};

static const char want[] = "measure\tlabel\tdecided\tvalue\n"
			   "records\t\t\t10\n"
			   "unlabelled\t\t\t1\n"
			   "classified\t\t\t9\n"
			   "correct\t\t\t6\n"
			   "accuracy\t\t\t0.600000\n"
			   "macro_precision\t\t\t0.805556\n"
			   "macro_recall\t\t\t0.588889\n"
			   "macro_f1\t\t\t0.666667\n"
			   "micro_precision\t\t\t0.666667\n"
			   "micro_recall\t\t\t0.600000\n"
			   "micro_f1\t\t\t0.631579\n"
			   "support\ta\t\t5\n"
			   "decided\ta\t\t4\n"
			   "precision\ta\t\t0.750000\n"
			   "recall\ta\t\t0.600000\n"
			   "f1\ta\t\t0.666667\n"
			   "support\tb\t\t3\n"
			   "decided\tb\t\t3\n"
			   "precision\tb\t\t0.666667\n"
			   "recall\tb\t\t0.666667\n"
			   "f1\tb\t\t0.666667\n"
			   "support\tc\t\t2\n"
			   "decided\tc\t\t1\n"
			   "precision\tc\t\t1.000000\n"
			   "recall\tc\t\t0.500000\n"
			   "f1\tc\t\t0.666667\n"
			   "support\td\t\t0\n"
			   "decided\td\t\t1\n"
			   "precision\td\t\t0.000000\n"
			   "recall\td\t\tNA\n"
			   "f1\td\t\t0.000000\n"
			   "confusion\ta\ta\t3\n"
			   "confusion\ta\tb\t1\n"
			   "confusion\ta\tunclassified\t1\n"
			   "confusion\tb\tb\t2\n"
			   "confusion\tb\td\t1\n"
			   "confusion\tc\ta\t1\n"
			   "confusion\tc\tc\t1\n"
			   "worst\ta\tb\t4\n"
			   "worst\tb\td\t8\n"
			   "worst\tc\ta\t10\n";

/* The report, read back from the file it was written to. */
static size_t
report(const struct mq_measure *m, char *got, size_t size)
{
	char path[] = "/tmp/measure-XXXXXX";
	int fd = mkstemp(path);
	struct mq_output *out = mq_output_open(path);
	struct mq_writer *w = mq_writer_new(out, MQ_TSV);
	FILE *f;
	size_t n;

	mq_measure_write(m, w);
	mq_writer_free(w);
	ok(fd >= 0 && !close(fd) && !mq_output_publish(out));
	f = fopen(path, "r");
	n = f ? fread(got, 1, size, f) : 0;
	if (f)
		fclose(f);
	remove(path);
	return n;
}

/* Six records of one confusion, two of another, and some that were right. */
static void
test_worst(void)
{
	static const char *const ids[] = { "1", "2", "3", "4", "5", "6" };
	struct mq_measure m = { 0 };
	char got[4096], *worst;
	size_t i;

	for (i = 0; i < 6; i++) {
		mq_measure_add(&m, MQ_STR("b"), MQ_STR("a"), mq_str(ids[i]));
		mq_measure_add(&m, MQ_STR("a"), MQ_STR("a"), mq_str(ids[i]));
	}
	mq_measure_add(&m, MQ_STR("a"), MQ_STR("b"), MQ_STR("7"));
	mq_measure_add(&m, MQ_STR("a"), MQ_STR("b"), MQ_STR("8"));
	got[report(&m, got, sizeof(got) - 1)] = '\0';
	worst = strstr(got, "worst");
	is_str(
	    worst ? worst : "", "worst\tb\ta\t1;2;3;4;5\nworst\ta\tb\t7;8\n");
	mq_measure_free(&m);
}

int
main(void)
{
	struct mq_measure m = { 0 }, none = { 0 };
	char got[4096];
	size_t i, n;

	for (i = 0; i < sizeof(records) / sizeof(*records); i++)
		mq_measure_add(&m, mq_str(records[i].gold),
		    mq_str(records[i].decided), mq_str(records[i].id));
	n = report(&m, got, sizeof(got));
	is_mem(got, n, want);
	/* Without a record nothing is known. */
	n = report(&none, got, sizeof(got) - 1);
	got[n] = '\0';
	ok(strstr(got, "accuracy\t\t\tNA\n") != NULL);
	ok(strstr(got, "macro_f1\t\t\tNA\n") != NULL);
	ok(strstr(got, "micro_precision\t\t\tNA\n") != NULL);
	mq_measure_free(&m);
	mq_measure_free(&none);
	test_worst();
	return done();
}
