#include "minqing/rules.h"
#include "../../cmd/classify/lint.h"

#include "../tap.h"

struct fixture {
	struct mq_table *table;
	struct mq_rules *rules;
};

static struct mq_table *
table(const char *text)
{
	return mq_table_load(
	    mq_input_mem("r.tsv", text, strlen(text), strlen(text)));
}

static struct fixture
load(const char *text)
{
	struct fixture f = { table(text), mq_rules_new() };

	ok(!mq_rules_add(f.rules, f.table, 0));
	return f;
}

static void
unload(struct fixture *f)
{
	mq_rules_free(f->rules);
	mq_table_free(f->table);
}

/* One mistake a row: the line, the column, and what is said of it. */
static const struct {
	const char *row, *column, *message;
} mistakes[] = {
	{ "\tA\ta\t\t\t\t\t\t\t", "id", "a rule needs an id" },
	{ "x;y\tA\ta\t\t\t\t\t\t\t", "id", "an id cannot have a ';'" },
	{ "r\tA\t\t\t\t\t\t\t\t", "pattern", "empty pattern" },
	{ "r\tA\ta(b\t\t\t\t\t\t\t", "pattern",
	    "missing closing parenthesis at offset 3" },
	{ "r\tA\ta\tq\t\t\t\t\t\t", "flags",
	    "unknown flag; there are i, x, s, w, l, u and f" },
	{ "r\tA\ta\t\theavy\t\t\t\t\t", "weight",
	    "want a number from 0 to 1000000 of at most 6 decimals" },
	{ "r\tA\ta\t\t-1\t\t\t\t\t", "weight",
	    "want a number from 0 to 1000000 of at most 6 decimals" },
	{ "r\tA\ta\t\t0.0000001\t\t\t\t\t", "weight",
	    "want a number from 0 to 1000000 of at most 6 decimals" },
	{ "r\tA\ta\t\t\t)\t\t\t\t", "unless",
	    "unmatched closing parenthesis at offset 0" },
	{ "r\tA\ta\t\t\t\tb && [c\t\t\t", "all",
	    "missing terminating ] for character class at offset 2" },
	{ "r\tA\ta\t\t\t\t\t4\t\t", "urgency", "want 0, 1, 2 or 3" },
	{ "r\tA\ta\t\t\t\t\t\t1.5\t", "priority", "want a whole number" },
	{ "r\tA\ta\t\t\t\t\t\t\tyes", "stop", "want Y or N" },
};

static void
test_mistakes(void)
{
	static const char header[] = "id\tcategory\tpattern\tflags\tweight\t"
				     "unless\tall\turgency\tpriority\tstop\n";
	const struct mq_rules_fault *fault;
	struct fixture f;
	char text[512];
	size_t i;
	int good;

	for (i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++) {
		snprintf(text, sizeof(text),
		    "%sfirst\tA\ta\t\t\t\t\t\t\t\n%s\n", header,
		    mistakes[i].row);
		f = load(text);
		good = is_int(f.rules->nfaults, 1) && is_int(f.rules->n, 1);
		fault = f.rules->fault;
		good = good && is_int(fault->line, 3) &&
		       is_str(fault->column, mistakes[i].column) &&
		       is_str(fault->message, mistakes[i].message);
		if (!good)
			note("mistake %zu", i);
		unload(&f);
	}
}

/* Keywords stand in place of a pattern. */
static void
test_words(void)
{
	static const struct {
		const char *row, *column, *message;
	} bad[] = {
		{ "r\tA\ta\tb", "words",
		    "a rule has a pattern or words, not both" },
		{ "r\tA\t\t ;；", "words", "empty pattern" },
		{ "r\tA\t\t ", "pattern", "empty pattern" },
	};
	struct fixture f;
	char text[256];
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		snprintf(text, sizeof(text),
		    "id\tcategory\tpattern\twords\n%s\n", bad[i].row);
		f = load(text);
		if (is_int(f.rules->nfaults, 1)) {
			is_str(f.rules->fault->column, bad[i].column);
			is_str(f.rules->fault->message, bad[i].message);
		}
		unload(&f);
	}
	f = load("id\tcategory\twords\tflags\n"
		 "r\tA\t a.b;；(停水) ;c\\\\d e\tx\n");
	is_int(f.rules->nfaults, 0);
	is_mem(f.rules->rule->text.s, f.rules->rule->text.n,
	    "a\\.b|\\(停水\\)|c\\\\d e");
	unload(&f);
}

static void
test_duplicate(void)
{
	struct fixture f = load("id\tcategory\tpattern\n"
				"a\tA\ta\n\nb\tB\tb\na\tC\tc\n");

	if (is_int(f.rules->nfaults, 1)) {
		is_int(f.rules->fault->line, 5);
		is_str(f.rules->fault->message, "line 2 has this id");
		is_str(f.rules->fault->code, "duplicate");
	}
	unload(&f);
}

static void
test_no_column(void)
{
	struct mq_table *t = table("id\tcatgory\tpattern\n");
	struct mq_rules *rules = mq_rules_new();

	is_int(mq_rules_add(rules, t, 0), -1);
	is_str(t->error,
	    "r.tsv:1: no column 'category' (did you mean 'catgory'?)");
	mq_rules_free(rules);
	mq_table_free(t);
}

/* Lint: "LINE COLUMN CODE" of each finding, in order. */
static const struct {
	const char *rules, *want;
} lints[] = {
	{ "id\tcategory\tpattern\tok_example\tbad_example\n"
	  "a\tA\ta\tcat\tdog\n",
	    "" },
	{ "id\tcategory\tpattern\tok_example\tbad_example\n"
	  "a\tA\ta\tdog\tcat\n",
	    "2 ok_example example;2 bad_example example;" },
	/* unless, all and none are part of what makes it fire. */
	{ "id\tcategory\tpattern\tall\tnone\tunless\tok_example\tbad_example\n"
	  "a\tA\ta\tb && c\td\te\tabc\tabcd\n"
	  "b\tA\ta\tb && c\td\te\tab\tabc\n"
	  "c\tA\ta\tb\td\te\tabe\tabe\n",
	    "3 ok_example example;3 bad_example example;"
	    "3 pattern duplicate;4 ok_example example;" },
	{ "id\tcategory\tpattern\turgancy\tmine\tauthor\na\tA\ta\t1\tx\ty\n",
	    "1 urgancy column;" },
	{ "id\tcategory\tpattern\tkind\tservice\tmode\n"
	  "a\tA\ta\tcomplain\tsmart\tlimited\n"
	  "b\t\tb\thelp\tsmart\t\n",
	    "2 kind value;3 service category;" },
	{ "id\tcategory\tpattern\na\tA/ b\ta\nb\tA//b\tb\nc\tA\tc \n",
	    "2 category category;3 category category;4 pattern blank;" },
	/* Rules that cannot fire, or can only fire beside their double. */
	{ "id\tcategory\tpattern\tunless\na\tA\ta\ta\n",
	    "2 pattern unreachable;" },
	{ "id\tcategory\tpattern\tstop\na\tA\ta\tY\nb\tB\ta\t\n",
	    "3 pattern unreachable;" },
	{ "id\tcategory\tpattern\tstop\tok_example\n"
	  "a\tA\tlift\tY\t\nb\tB\tlifts\t\tlifts\nc\tC\tlid\t\tlid\n",
	    "3 pattern unreachable;" },
	{ "id\tcategory\tpattern\tflags\na\tA\ta\t\nb\tB\ta\t\n"
	  "c\tA\ta\t\nd\tA\ta\ti\n",
	    "4 pattern duplicate;" },
	{ "id\tcategory\tpattern\na\tA\t(\nb\tB\t[ \n",
	    "2 pattern pattern;3 pattern pattern;" },
	{ "id\tcategory\tpattern\tok_example\n"
	  "a\tA\t^(a+)+$\taaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n",
	    "2 pattern slow;2 ok_example limit;" },
	{ "id\tcategory\tpattern\tnone\n"
	  "a\tA\t水\t(?:x+y?)+!\nb\tA\t(?:[一-龥]+，?)+。\t\n"
	  "c\tA\t(?>(?:[一-龥]+，?)+)。\t\nd\tA\t水.*电.*停\t\n",
	    "2 pattern slow;3 pattern slow;" },
	{ "id\tcategory\tpattern\tweight\tfield\tok_example\n"
	  "a\tA\tlift\t2\t\tlift\nb\tB\tli\t\t\tlift\n"
	  "c\tB\tlif\t\ttitle\tlift\nd\t\tl\t\t\tlift\n",
	    "3 ok_example shadowed;" },
	{ "id\tcategory\tpattern\tflags\tnone\n"
	  "a\tA\t電梯\tf\t（\nb\tA\t電梯\tlf\t（\nc\tA\t[（]\t\t\n",
	    "2 pattern plain;2 pattern plain;" },
	{ "id\tcategory\twords\tflags\tok_example\tbad_example\n"
	  "a\tA\ta.b；ＷＩＦＩ;電梯\tif\twifi\taxb\n"
	  "b\tA\t水; 電 ;\tf\t电\t\xE3\x80\x80\n"
	  "c\tA\tbus;a b\tw\ta b\tbusy ab\n",
	    "" },
	{ "id\tcategory\tpattern\tok_example\tenabled\n"
	  "a\tA\ta\tb\tN\nb\t\t\tx\tN\n",
	    "2 ok_example example;" },
};

static void
test_lint(void)
{
	const struct mq_rules_fault *fault;
	struct fixture f;
	char got[512];
	size_t i, k, n;

	for (i = 0; i < sizeof(lints) / sizeof(*lints); i++) {
		f = load(lints[i].rules);
		lint_check(f.rules);
		got[n = 0] = '\0';
		for (k = 0; k < f.rules->nfaults; k++) {
			fault = &f.rules->fault[k];
			n += (size_t)snprintf(got + n, sizeof(got) - n,
			    "%lu %s %s;", fault->line, fault->column,
			    fault->code);
		}
		if (!is_str(got, lints[i].want))
			note("lint %zu", i);
		unload(&f);
	}
}

int
main(void)
{
	test_mistakes();
	test_words();
	test_duplicate();
	test_no_column();
	test_lint();
	return done();
}
