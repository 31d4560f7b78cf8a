#include "minqing/fire.h"

#include <stdlib.h>

#include "../tap.h"

/* What fires on a title and a body, as ids, or "column: why". */
static void
fires(const char *table, const char *title, const char *body, unsigned how,
    char *got, size_t size)
{
	struct mq_table *t = mq_table_load(
	    mq_input_mem("rules.tsv", table, strlen(table), strlen(table)));
	struct mq_rules *rules = mq_rules_new();
	struct mq_str name[] = { MQ_STR("title"), MQ_STR("body") };
	struct mq_str value[] = { mq_str(title), mq_str(body) };
	struct mq_record header = { .cell = name, .ncells = 2 };
	struct mq_record rec = { .cell = value, .ncells = 2 };
	const size_t column[] = { 0, 1 };
	struct mq_fire_hits hits;
	struct mq_fire *fire;
	size_t i, n = 0;

	is_int(mq_rules_add(rules, t, 0), 0);
	is_int(rules->nfaults, 0);
	fire = mq_fire_new(rules, &header, column, 2, how);
	*got = '\0';
	if (mq_fire_record(fire, &rec, &hits))
		snprintf(got, size, "%s: %s", hits.column, hits.why);
	for (i = 0; i < hits.n; i++)
		n += (size_t)snprintf(got + n, size - n, "%.*s ",
		    (int)hits.hit[i].rule->id.n, hits.hit[i].rule->id.s);
	mq_fire_free(fire);
	mq_rules_free(rules);
	mq_table_free(t);
}

#define LONG_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"

/* By the definitions in mq-classify(1). */
static const struct {
	const char *rules, *title, *body, *want;
} rows[] = {
	{ "id\tcategory\tpattern\n"
	  "a\tA\t电梯\nb\tB\t停水\nc\tC\t电梯.{0,2}坏\nd\tD\t\\\\d{2}\n",
	    "电梯", "又坏12", "a d " },
	{ "id\tcategory\tpattern\tunless\n"
	  "a\tA\t电梯\t演习|培训\nb\tB\t电梯\t^.$\n",
	    "电梯", "演习", "b " },
	/* all and none look at all the columns, each for itself. */
	{ "id\tcategory\tpattern\tall\tnone\n"
	  "a\tA\t电梯\t坏 && 困\t\nb\tB\t电梯\t坏\t困人 || 停\n"
	  "c\tC\t电梯\t水\t\n",
	    "电梯坏", "困住", "a b " },
	{ "id\tcategory\tpattern\tstop\n"
	  "a\tA\t停水\tY\nb\tB\t电梯\tY\nc\tC\t电梯\t\n",
	    "电梯", "", "b " },
	{ "id\tcategory\tpattern\tfield\tenabled\n"
	  "a\tA\t电梯\tbody\t\nb\tB\t电梯\ttitle\t\n"
	  "c\tC\t电梯\tother\t\nd\tD\t电梯\t\tN\n",
	    "电梯", "", "b " },
	/* A hint must be there, as it is written. */
	{ "id\tcategory\tpattern\thint\tflags\n"
	  "a\tA\t.\t电.\t\nb\tB\t.\t电\t\nc\tC\t.\tlift\ti\n"
	  "d\tD\t.\tlift\t\n",
	    "电梯", "Lift", "b c " },
	/* A limit counts where the literals are there, and only there. */
	{ "id\tcategory\tpattern\na\tA\t(?:a+)+(?:电梯|停水)\n", LONG_A, "",
	    "" },
	{ "id\tcategory\tpattern\na\tA\t(?:a+)+(?:电梯|停水)\n", LONG_A "停水",
	    "", "title: rule 'a': match limit exceeded" },
	{ "id\tcategory\tpattern\na\tA\t(?:a+)+[０-９]{2}$\n", LONG_A "１b２",
	    "", "" },
	{ "id\tcategory\tpattern\na\tA\t(?:a+)+[０-９]{2}$\n", LONG_A "１２b",
	    "", "title: rule 'a': match limit exceeded" },
	{ "id\tcategory\tpattern\tall\n"
	  "a\tA\tb?\t(?:a+)+(?:电|水)$ && 梯\nb\tB\tb\t\n",
	    LONG_A "水a", "", "b " },
	{ "id\tcategory\tpattern\tunless\n"
	  "a\tA\tb\t(?:a+)+(?:电|水)$\n",
	    LONG_A, "", "a " },
};

static void
test_rows(void)
{
	static const unsigned ways[] = { 0, MQ_FIRE_SPANS, MQ_FIRE_EACH,
		MQ_FIRE_EACH | MQ_FIRE_SPANS };
	char got[256];
	size_t i, k;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (k = 0; k < sizeof(ways) / sizeof(*ways); k++) {
			fires(rows[i].rules, rows[i].title, rows[i].body,
			    ways[k], got, sizeof(got));
			if (!is_str(got, rows[i].want))
				note("row %zu, way %u", i, ways[k]);
		}
}

int
main(void)
{
	test_rows();
	return done();
}
