/*
 * match [SECONDS]: made-up rules over made-up texts, through the matcher, and
 * through every pattern one after the other, for so long; and, where it was
 * there when this was built, through Hyperscan as a prefilter.
 *
 * MB/s of text in one thread's own time, patterns confirmed by PCRE2 with JIT;
 * milliseconds to load; patterns that may match a text, and that are run on
 * it.  The answers must be the same.  "always" are patterns without a text that
 * every match contains, a fifth of which tell nothing at all; Hyperscan takes
 * half a minute to load them.
 */

#include <stdlib.h>
#include <time.h>

#include "minqing/matcher.h"

#include "rules.h"

#ifdef MQ_HYPERSCAN
#include <hs.h>
#endif

enum { TEXTS = 20000, RULES_MAX = 2000 };

struct bench {
	struct bench_words words;
	char (*rule)[RULE_MAX];
	unsigned flags[RULES_MAX];
	size_t n;
	struct mq_pattern *pattern[RULES_MAX];
	char (*text)[TEXT_MAX];
	size_t length[TEXTS];
	unsigned long hits[TEXTS]; /* of the way that went first */
	struct mq_matcher *matcher;
	double load;
#ifdef MQ_HYPERSCAN
	hs_database_t *db;
	hs_scratch_t *scratch;
#endif
	uint64_t may[RULES_MAX / 64 + 1], sure[RULES_MAX / 64 + 1];
	uint64_t always[RULES_MAX / 64 + 1];
	unsigned long candidates, confirmed; /* by the last run */
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
load(struct bench *b)
{
	double from = now();
	uint64_t none[RULES_MAX / 64 + 1] = { 0 };
	const char *why;
	size_t i;

	b->matcher = mq_matcher_new();
	for (i = 0; i < b->n; i++) {
		b->pattern[i] =
		    mq_pattern_new(mq_str(b->rule[i]), b->flags[i], &why);
		if (!b->pattern[i]) {
			fprintf(stderr, "%s: %s\n", b->rule[i], why);
			exit(2);
		}
		mq_matcher_add(b->matcher, b->pattern[i], i);
	}
	mq_matcher_scan(b->matcher, MQ_STR("x"), none, none);
	b->load = now() - from;
}

enum kind { MIXED, KEYWORDS, ALWAYS };

static void
make(struct bench *b, size_t n, enum kind kind)
{
	size_t i;

	make_words(&b->words, 42);
	b->n = n;
	for (i = 0; i < n; i++) {
		b->flags[i] = 0;
		if (kind == ALWAYS)
			make_always(&b->words, b->rule[i]);
		else if (make_rule(&b->words, kind == KEYWORDS, b->rule[i]))
			b->flags[i] = MQ_PATTERN_CASELESS;
	}
	b->words.state = 7;
	for (i = 0; i < TEXTS; i++)
		b->length[i] = make_text(&b->words, b->text[i]);
}

/* Run the candidates: a number for the text, of the rules that match. */
static unsigned long
confirm(struct bench *b, struct mq_str text)
{
	unsigned long hits = 0;
	size_t i;

	for (i = 0; (i = mq_bits_next(b->may, b->n, i)) < b->n; i++) {
		b->candidates++;
		if (mq_bit(b->sure, i)) {
			hits += i + 1000003;
			continue;
		}
		b->confirmed++;
		if (mq_pattern_match(b->pattern[i], text, NULL) > 0)
			hits += i + 1000003;
	}
	return hits;
}

static void
one_by_one(struct bench *b, struct mq_str text)
{
	(void)text;
	memset(b->may, 0xFF, sizeof(b->may));
}

static void
by_literals(struct bench *b, struct mq_str text)
{
	mq_matcher_scan(b->matcher, text, b->may, b->sure);
}

#ifdef MQ_HYPERSCAN
static int
on_match(unsigned id, unsigned long long from, unsigned long long to,
    unsigned flags, void *data)
{
	struct bench *b = data;

	(void)from, (void)to, (void)flags;
	b->may[id / 64] |= UINT64_C(1) << id % 64;
	return 0;
}

static void
by_hyperscan(struct bench *b, struct mq_str text)
{
	memcpy(b->may, b->always, sizeof(b->may));
	hs_scan(b->db, text.s, (unsigned)text.n, 0, b->scratch, on_match, b);
}

static void
load_hyperscan(struct bench *b)
{
	static const char *expr[RULES_MAX];
	static unsigned flags[RULES_MAX], id[RULES_MAX];
	hs_compile_error_t *error;
	unsigned i, n = 0;
	hs_database_t *one;
	double from;

	memset(b->always, 0, sizeof(b->always));
	for (i = 0; i < b->n; i++) {
		expr[n] = b->rule[i];
		id[n] = i;
		flags[n] = HS_FLAG_UTF8 | HS_FLAG_PREFILTER |
			   HS_FLAG_SINGLEMATCH | HS_FLAG_ALLOWEMPTY;
		if (b->flags[i] & MQ_PATTERN_CASELESS)
			flags[n] |= HS_FLAG_CASELESS;
		if (hs_compile(expr[n], flags[n], HS_MODE_BLOCK, NULL, &one,
			&error) == HS_SUCCESS) {
			hs_free_database(one);
			n++;
			continue;
		}
		hs_free_compile_error(error);
		b->always[i / 64] |= UINT64_C(1) << i % 64;
	}
	from = now();
	if (hs_compile_multi(expr, flags, id, n, HS_MODE_BLOCK, NULL, &b->db,
		&error) != HS_SUCCESS ||
	    hs_alloc_scratch(b->db, &b->scratch) != HS_SUCCESS)
		exit(2);
	b->load = now() - from;
}
#endif

/* MB/s, over all texts, or as many as can be done in a time. */
static double
run(struct bench *b, void (*scan)(struct bench *, struct mq_str), bool first,
    double seconds)
{
	double from = now(), spent = 0;
	unsigned long hits, bytes = 0;
	struct mq_str text;
	size_t i;

	b->candidates = b->confirmed = 0;
	for (i = 0; i < TEXTS && spent < seconds; i++) {
		text = (struct mq_str){ b->text[i], b->length[i] };
		memset(b->may, 0, sizeof(b->may));
		memset(b->sure, 0, sizeof(b->sure));
		scan(b, text);
		hits = confirm(b, text);
		if (first)
			b->hits[i] = hits;
		if (b->hits[i] != hits) {
			fprintf(stderr, "other answers: %s\n", b->text[i]);
			exit(1);
		}
		bytes += text.n;
		if (i % 64 == 0)
			spent = now() - from;
	}
	return (double)bytes / (now() - from) / 1e6;
}

/* The better of two runs, of which the first makes the machine code, too. */
static double
measure(struct bench *b, void (*scan)(struct bench *, struct mq_str),
    double seconds)
{
	double one = run(b, scan, false, seconds);
	double two = run(b, scan, false, seconds);

	return one > two ? one : two;
}

#ifdef MQ_HYPERSCAN
static void
compare_hyperscan(struct bench *b, double ours)
{
	double theirs;

	load_hyperscan(b);
	theirs = measure(b, by_hyperscan, 1e9);
	printf("\t%.1f\t%.1f\t%.1f", theirs, ours / theirs, b->load * 1e3);
	hs_free_scratch(b->scratch);
	hs_free_database(b->db);
	b->scratch = NULL;
}
#endif

static void
compare(struct bench *b, size_t n, enum kind kind, double seconds)
{
	static const char *const names[] = { "mixed", "keywords", "always" };
	unsigned long candidates, confirmed;
	double ours, naive;

	make(b, n, kind);
	load(b);
	run(b, by_literals, true, 1e9);
	ours = measure(b, by_literals, 1e9);
	candidates = b->candidates;
	confirmed = b->confirmed;
	naive = measure(b, one_by_one, seconds);
	printf("%s\t%zu\t%.1f\t%.2f\t%.1f\t%.1f\t%.2f\t%.2f", names[kind], n,
	    ours, naive, ours / naive, b->load * 1e3,
	    (double)candidates / TEXTS, (double)confirmed / TEXTS);
#ifdef MQ_HYPERSCAN
	if (kind != ALWAYS)
		compare_hyperscan(b, ours);
#endif
	puts("");
	fflush(stdout);
	mq_matcher_free(b->matcher);
	while (n > 0)
		mq_pattern_free(b->pattern[--n]);
}

int
main(int argc, char **argv)
{
	static const size_t sizes[3][4] = { { 10, 100, 500, 2000 },
		{ 10, 100, 500, 2000 }, { 10, 50, 200 } };
	static struct bench b;
	double seconds = argc > 1 ? atof(argv[1]) : 1;
	size_t i, k;

	b.rule = malloc(RULES_MAX * sizeof(*b.rule));
	b.text = malloc(TEXTS * sizeof(*b.text));
	if (!b.rule || !b.text)
		return 2;
	fputs("rules\tn\tMB/s\tnaive\tx naive\tload ms\tmay\trun", stdout);
#ifdef MQ_HYPERSCAN
	fputs("\thyperscan\tx hs\thsload", stdout);
#endif
	puts("");
	for (k = MIXED; k <= ALWAYS; k++)
		for (i = 0; i < 4 && sizes[k][i] > 0; i++)
			compare(&b, sizes[k][i], (enum kind)k, seconds);
	free(b.rule);
	free(b.text);
	return 0;
}
