#include "../../cmd/classify/classify.h"

#include <stdlib.h>

#include "../tap.h"

static struct mq_table *
table(const char *name, const char *text)
{
	return mq_table_load(
	    mq_input_mem(name, text, strlen(text), strlen(text)));
}

/* Rules of one table, or of two. */
struct fixture {
	struct mq_table *table[2];
	struct mq_rules *rules;
};

static struct fixture
load(const char *one, const char *two)
{
	struct fixture f = { { table("one.tsv", one) }, mq_rules_new() };

	ok(!mq_rules_add(f.rules, f.table[0], 0));
	if (two) {
		f.table[1] = table("two.tsv", two);
		ok(!mq_rules_add(f.rules, f.table[1], 0));
	}
	return f;
}

static void
unload(struct fixture *f)
{
	mq_rules_free(f->rules);
	mq_table_free(f->table[0]);
	mq_table_free(f->table[1]);
}

/* What one text gives, as "category|service|kind|urgency|mode|tags|rules|
 * margin". */
static int
gives(const struct mq_rules *rules, const char *text, const char *want)
{
	struct mq_str name = MQ_STR("description"), value = mq_str(text);
	struct mq_record header = { .cell = &name, .ncells = 1 };
	struct mq_record rec = { .cell = &value, .ncells = 1 };
	size_t column = 0, i, n = 0;
	struct mq_fire *fire =
	    mq_fire_new(rules, &header, &column, 1, MQ_FIRE_SPANS);
	struct classify *c = classify_new(rules, &header);
	struct classify_result res;
	struct mq_fire_hits hits;
	char got[512];

	is_int(mq_fire_record(fire, &rec, &hits), 0);
	classify_decide(c, &rec, &hits, &res);
	for (i = 0; i < CLASSIFY_OWN; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*s",
		    i ? "|" : "", (int)res.value[i].n, res.value[i].s);
	classify_free(c);
	mq_fire_free(fire);
	return is_str(got, want);
}

/* Expected by the definitions in mq-classify(1), reckoned by hand. */
static const struct {
	const char *rules, *text, *want;
} decisions[] = {
	/* 1 + 1.5 against 2 */
	{ "id\tcategory\tpattern\tweight\n"
	  "b\tB\tb\t2\na1\tA\ta\t\na2\tA\taa\t1.5\n",
	    "aab", "A||||||b;a1;a2|0.5" },
	/* Equal sums: the label of the first rule that fired. */
	{ "id\tcategory\tpattern\tweight\n"
	  "c\tC\tx\t\na\tA\ta\t0.1\nb\tB\tb\t0.3\na2\tA\taa\t0.2\n",
	    "aab", "A||||||a;b;a2|0" },
	/* Priority before sums: behind by 3.75 and yet the best. */
	{ "id\tcategory\tpattern\tweight\tpriority\n"
	  "b\tB\tb\t5\t\na\tA\ta\t1.25\t1\nc\tC\tc\t9\t-1\n",
	    "abc", "A||||||b;a;c|-3.75" },
	/* The only label's margin is its sum. */
	{ "id\tcategory\tpattern\tweight\na\tA\ta\t0.000001\n", "a",
	    "A||||||a|0.000001" },
	{ "id\tcategory\tpattern\tweight\na\tA\ta\t0\n", "a", "A||||||a|0" },
	/* Nothing fired. */
	{ "id\tcategory\tpattern\na\tA\ta\n", "b", "unclassified|||||||0" },
	{ "id\tcategory\tpattern\n", "", "unclassified|||||||0" },
	/* Without a category: kind, urgency and tags, and nothing else. */
	{ "id\tcategory\tpattern\tservice\tkind\turgency\tmode\ttags\n"
	  "h\t\told\tsmart\thelp\t0\tjoint\telderly\n",
	    "old", "unclassified||help|0||elderly|h|0" },
	/*
	 * service and mode: the label's heaviest rule that has one, of equals
	 * the first; kind: also of those without a category.
	 */
	{ "id\tcategory\tpattern\tweight\tservice\tkind\tmode\n"
	  "b\tB\tb\t1\tparty\treport\tjoint\n"
	  "a1\tA\ta\t1\tsmart\tconsult\tline\n"
	  "a2\tA\ta\t2\twelfare\tconsult\t\n"
	  "a3\tA\ta\t2\tculture\tcomplaint\t\n"
	  "h\t\ta\t3\t\thelp\t\n",
	    "ab", "A|welfare|help||line||b;a1;a2;a3;h|4" },
	/* Urgency: the lowest of all; tags: the union in order. */
	{ "id\tcategory\tpattern\tweight\turgency\ttags\n"
	  "a\tA\ta\t5\t2\tx; y ;;x\nb\tB\tb\t1\t1\tz;y\nc\tC\tc\t9\t0\tw\n",
	    "ab", "A|||1||x;y;z|a;b|4" },
	/* stop: c is not asked any more. */
	{ "id\tcategory\tpattern\tstop\n"
	  "a\tA\ta\tN\nb\tB\tb\tY\nc\tB\tc\t\n",
	    "abc", "A||||||a;b|0" },
	{ "id\tcategory\tpattern\tstop\n"
	  "a\tA\ta\tN\nb\tB\tb\tY\nc\tC\tc\t\n",
	    "ac", "A||||||a;c|0" },
	/* unless, all and none, with the rule's flags. */
	{ "id\tcategory\tpattern\tflags\tunless\nr\tA\tlift\ti\tdrill\n",
	    "LIFT DRILL", "unclassified|||||||0" },
	{ "id\tcategory\tpattern\tflags\tall\nr\tA\tlift\ti\told && stuck\n",
	    "Lift stuck, Old man", "A||||||r|1" },
	{ "id\tcategory\tpattern\tflags\tall\nr\tA\tlift\ti\told && stuck\n",
	    "lift stuck", "unclassified|||||||0" },
	{ "id\tcategory\tpattern\tnone\nr\tA\tlift\tdrill || toy|film\n",
	    "lift film", "unclassified|||||||0" },
	{ "id\tcategory\tpattern\tnone\nr\tA\tlift\tdrill || toy|film\n",
	    "lift", "A||||||r|1" },
	/* Off is as if it were not there. */
	{ "id\tcategory\tpattern\tenabled\na\tA\ta\tN\nb\tB\ta\tY\nc\t\t\tn\n",
	    "a", "B||||||b|1" },
};

static void
test_decisions(void)
{
	struct fixture f;
	size_t i;

	for (i = 0; i < sizeof(decisions) / sizeof(*decisions); i++) {
		f = load(decisions[i].rules, NULL);
		is_int(f.rules->nfaults, 0);
		if (!gives(f.rules, decisions[i].text, decisions[i].want))
			note("decision %zu", i);
		unload(&f);
	}
}

/* A later table's rule takes the place of the one with its id. */
static void
test_join(void)
{
	struct fixture f = load("id\tcategory\tpattern\na\tA\ta\nb\tB\ta\n"
				"c\tC\ta\n",
	    "pattern\tid\tcategory\tenabled\nz\td\tD\t\nx|a\ta\tZ\t\n"
	    "\tc\t\tN\n");

	is_int(f.rules->nfaults, 0);
	is_int(f.rules->n, 4);
	gives(f.rules, "az", "Z||||||a;b;d|0");
	unload(&f);
}

/* Two default fields, a field of its own, and one that is not there. */
static void
test_fields(void)
{
	struct fixture f = load("id\tcategory\tpattern\tfield\tall\tnone\n"
				"a\tA\tb\t\tt\t\n"
				"n\tA\tb\t\t\tt\n"
				"k\tA\tb\tkind\t\t\n"
				"m\tA\t.\tadress\t\t\n",
	    NULL);
	struct mq_str value[] = { MQ_STR("a t"), MQ_STR("the b"), MQ_STR(" ") };
	struct mq_str name[] = { MQ_STR("title"), MQ_STR("body"),
		MQ_STR("kind") };
	struct mq_record three = { .cell = name, .ncells = 3 };
	struct mq_record rec = { .cell = value, .ncells = 3 };
	const size_t column[] = { 0, 1 };
	struct mq_fire *fire =
	    mq_fire_new(f.rules, &three, column, 2, MQ_FIRE_SPANS);
	struct classify *c = classify_new(f.rules, &three);
	struct classify_result res;
	struct mq_fire_hits hits;

	is_str(mq_fire_warning(fire, 0),
	    "one.tsv:5: no column 'adress' in the input; rules that look at it "
	    "never fire");
	ok(!mq_fire_warning(fire, 1));
	is_int(mq_fire_record(fire, &rec, &hits), 0);
	is_int(hits.n, 1);
	is_mem(hits.hit[0].column.s, hits.hit[0].column.n, "body");
	is_int(hits.hit[0].span[0], 4);
	is_int(hits.hit[0].span[1], 5);
	value[2] = MQ_STR("bid");
	is_int(mq_fire_record(fire, &rec, &hits), 0);
	is_int(hits.n, 2);
	/* The record's own kind stands. */
	classify_decide(c, &rec, &hits, &res);
	is_mem(res.value[CLASSIFY_KIND].s, res.value[CLASSIFY_KIND].n, "bid");
	classify_free(c);
	mq_fire_free(fire);
	unload(&f);
}

static void
test_refused(void)
{
	struct fixture f = load("id\tcategory\tpattern\tfield\tunless\n"
				"slow\tA\tb$\tbody\t^(a+)+$\n",
	    NULL);
	struct mq_str value[] = { MQ_STR("\xff"),
		MQ_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"),
		MQ_STR("") };
	struct mq_str name[] = { MQ_STR("title"), MQ_STR("body"),
		MQ_STR("kind") };
	struct mq_record three = { .cell = name, .ncells = 3 };
	struct mq_record rec = { .cell = value, .ncells = 3 };
	struct mq_fire *fire = mq_fire_new(f.rules, &three, NULL, 0, 0);
	struct mq_fire_hits hits;

	is_int(mq_fire_record(fire, &rec, &hits), -1);
	is_str(hits.code, "limit");
	is_str(hits.column, "body");
	is_str(hits.why, "rule 'slow': match limit exceeded");
	value[1] = MQ_STR("ab\xe7\x94");
	is_int(mq_fire_record(fire, &rec, &hits), -1);
	is_str(hits.code, "utf8");
	is_str(hits.column, "body");
	is_str(hits.why, "not UTF-8 at offset 2");
	/* A cell that no rule looks at may be anything. */
	value[1] = MQ_STR("aab");
	is_int(mq_fire_record(fire, &rec, &hits), 0);
	is_int(hits.n, 1);
	mq_fire_free(fire);
	unload(&f);
}

static void
test_weights(void)
{
	static const struct {
		int64_t weight;
		const char *want;
	} rows[] = {
		{ 0, "0" },
		{ 1, "0.000001" },
		{ 1000000, "1" },
		{ 10000000, "10" },
		{ 1250000, "1.25" },
		{ -3750000, "-3.75" },
		{ 100000, "0.1" },
		{ INT64_MAX, "9223372036854.775807" },
		{ INT64_MIN, "-9223372036854.775808" },
	};
	char text[CLASSIFY_WEIGHT_SIZE];
	size_t i, n;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		n = classify_weight(rows[i].weight, text);
		is_mem(text, n, rows[i].want);
	}
}

int
main(void)
{
	test_decisions();
	test_join();
	test_fields();
	test_refused();
	test_weights();
	return done();
}
