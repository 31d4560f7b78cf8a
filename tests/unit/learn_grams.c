/*
 * Runs of characters.  The counts of "a bc a b" are those of scikit-learn
 * 1.2.1, CountVectorizer(analyzer='char', ngram_range=(1, 3)).
 */

#include "../tap.h"
#include "minqing/grams.h"
#include "minqing/letter.h"

static uint32_t
count(const struct mq_grams *g, const char *text)
{
	uint64_t key = mq_gram_key(mq_str(text));
	size_t i;

	for (i = 0; i < g->n; i++)
		if (g->gram[i].key == key)
			return g->gram[i].n;
	return 0;
}

static void
test_counts(void)
{
	static const struct {
		const char *text;
		uint32_t n;
	} want[] = { { " ", 3 }, { " a", 1 }, { " a ", 1 }, { " b", 2 },
		{ " bc", 1 }, { "a", 2 }, { "a ", 2 }, { "a b", 2 }, { "b", 2 },
		{ "bc", 1 }, { "bc ", 1 }, { "c", 1 }, { "c ", 1 },
		{ "c a", 1 } };
	struct mq_grams *g = mq_grams_new();
	size_t i, n = sizeof(want) / sizeof(*want);

	mq_grams_text(g, MQ_STR("  A ,b\xEF\xBC\xA3\t\n(a) b!\n"));
	is_int(g->n, (long long)n);
	for (i = 0; i < n; i++)
		if (!is_int(count(g, want[i].text), want[i].n))
			note("'%s'", want[i].text);
	mq_grams_free(g);
}

/* Beside Han a blank, a line end and a comma say nothing. */
static void
test_dense(void)
{
	struct mq_grams *g = mq_grams_new();

	mq_grams_text(g, MQ_STR("电　梯，wifi 坏"));
	is_int(count(g, "电梯"), 1);
	is_int(count(g, "梯wi"), 1);
	is_int(count(g, "i坏"), 1);
	is_int(count(g, " "), 0);
	mq_grams_clear(g);
	is_int(g->n, 0);
	mq_grams_text(g, MQ_STR("电"));
	mq_grams_text(g, MQ_STR("梯"));
	is_int(g->n, 2);
	is_int(count(g, "电梯"), 0);
	mq_grams_free(g);
}

static void
test_rules(void)
{
	struct mq_grams *g = mq_grams_new();

	mq_grams_text(g, MQ_STR("ab"));
	mq_grams_rules(g, MQ_STR("lift; stuck;;lift"));
	is_int(g->nrules, 2);
	is_int(g->n, 5);
	ok(g->gram[3].key == mq_gram_rule(MQ_STR("lift")));
	ok(g->gram[4].key == mq_gram_rule(MQ_STR("stuck")));
	is_int(g->gram[3].n, 1);
	mq_grams_free(g);
}

static size_t
sum_of(const struct mq_grams *g)
{
	size_t i, sum = 0;

	for (i = 0; i < g->n; i++)
		sum += g->gram[i].n;
	return sum;
}

/*
 * Bytes of all kinds, in many lengths, are for the sanitizers to judge.  The
 * alphabet behind each shows that no count is lost where the table grows, or
 * where a longer text used it before: n letters have n, n - 1 and n - 2 runs.
 */
static void
test_any_bytes(void)
{
	struct mq_grams *g = mq_grams_new();
	char text[5000];
	unsigned long state = 1;
	size_t i, n, bad = 0;

	for (n = 2; n < sizeof(text); n += 1 + n / 7) {
		for (i = 0; i < n; i++) {
			state = state * 1103515245 + 12345;
			text[i] = (char)(state >> 16);
		}
		mq_grams_clear(g);
		mq_grams_text(g, (struct mq_str){ text, n });
		for (i = 0; i < n; i++)
			text[i] = (char)('a' + i % 26);
		mq_grams_clear(g);
		mq_grams_text(g, (struct mq_str){ text, n });
		bad += sum_of(g) != 3 * n - 3;
		bad += n > 27 && g->n != 78;
	}
	is_int(bad, 0);
	mq_grams_free(g);
}

static void
test_keys(void)
{
	char text[MQ_GRAM_SIZE];
	size_t n = mq_gram_put(mq_gram_key(MQ_STR("电a𠀀")), text);

	is_mem(text, n, "电a𠀀");
	ok(mq_gram_key(MQ_STR("")) == 0);
	ok(mq_gram_key(MQ_STR("abcd")) == 0);
	ok(mq_gram_key(MQ_STR("\xFF")) == 0);
	is_int(mq_letter(0xFF21), 'a');
	is_int(mq_letter(0x3002), ' ');
	is_int(mq_letter(0x200D), 0);
	is_int(mq_letter(0xC9), 0xE9);
}

int
main(void)
{
	test_counts();
	test_dense();
	test_rules();
	test_any_bytes();
	test_keys();
	return done();
}
