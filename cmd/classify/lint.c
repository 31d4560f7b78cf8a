#include "lint.h"

#include <stdlib.h>

#include "minqing/utf8.h"
#include "minqing/variant.h"

#include "check.h"

/* What the columns may say, by enum mq_rule_word; each list ends with NULL. */
static const struct word {
	const char *column;
	const char *known[7];
	const char *message;
} words[MQ_RULE_WORDS] = {
	{ "service",
	    { "convenience", "party", "smart", "welfare", "tailored",
		"culture" },
	    "want convenience, party, smart, welfare, tailored or culture" },
	{ "kind", { "consult", "help", "complaint", "report", "suggestion" },
	    "want consult, help, complaint, report or suggestion" },
	{ "mode", { "limited", "line", "joint" },
	    "want limited, line or joint" },
};

/* The same, of another rule: "stops before it" and the like. */
static void
complain_of(const struct check *check, const char *code, const char *what,
    const struct mq_rule *other)
{
	check_complain(check, "pattern", code,
	    mq_arena_printf(&check->rules->arena, "%s rule '%.*s' (%s:%lu)",
		what, (int)other->id.n, other->id.s, other->table->name,
		mq_rule_line(other)));
}

static void
check_words(const struct check *check)
{
	const struct mq_rule *r = check->r;
	const char *const *known;
	size_t i;

	for (i = 0; i < MQ_RULE_WORDS; i++) {
		if (r->word[i].n == 0)
			continue;
		known = words[i].known;
		while (*known && !mq_str_eq(mq_str(*known), r->word[i]))
			known++;
		if (!*known)
			check_complain(
			    check, words[i].column, "value", words[i].message);
		if (r->label == MQ_RULE_NO_LABEL && i != MQ_RULE_KIND)
			check_complain(check, words[i].column, "category",
			    "without a category it has no effect");
	}
}

static void
check_category(const struct check *check)
{
	struct mq_str rest = check->r->category, part;

	if (rest.n == 0)
		return;
	while (mq_str_next(&rest, '/', &part))
		if (part.n == 0 || mq_str_trim(part).n < part.n) {
			check_complain(check, "category", "category",
			    "want a path such as noise/construction, without "
			    "blanks around its parts");
			return;
		}
}

/* A blank at the end of a cell is not seen, and is part of the pattern. */
static void
check_blanks(const struct check *check)
{
	struct mq_str text = check->r->text;

	if (mq_str_trim(text).n < text.n &&
	    !(check->r->flags & MQ_PATTERN_EXTENDED))
		check_complain(check, "pattern", "blank",
		    "begins or ends with a blank; write [ ] where it is meant");
}

/* The first character that no plain form has, or -1. */
static int32_t
find_variant(struct mq_str text)
{
	int32_t c;

	while (text.n > 0) {
		c = mq_utf8_next(&text);
		if (c >= 0 && mq_variant(c) != c)
			return c;
	}
	return -1;
}

/* Texts are made plain; expressions stay as they are written. */
static void
check_plain(const struct check *check, struct mq_str text)
{
	const struct mq_rule *r = check->r;
	int32_t c = find_variant(text);
	char from[4], to[4];
	int n, m;

	if (!r->plain || (r->flags & MQ_PATTERN_LITERAL) || c < 0)
		return;
	n = (int)mq_utf8_put(c, from);
	m = (int)mq_utf8_put(mq_variant(c), to);
	check_complain(check, "pattern", "plain",
	    mq_arena_printf(&check->rules->arena,
		"with flag f no text has %.*s; write %.*s", n, from, m, to));
}

static void
check_variants(const struct check *check)
{
	const struct mq_rule *r = check->r;
	size_t i;

	check_plain(check, r->text);
	for (i = 0; i < r->ntests; i++)
		if (r->test[i].text.s != r->hint.s)
			check_plain(check, r->test[i].text);
}

static bool
same_pattern(const struct mq_rule *a, const struct mq_rule *b)
{
	return a->flags == b->flags && mq_str_eq(a->text, b->text) &&
	       mq_str_eq(a->field, b->field);
}

static bool
same_tests(const struct mq_rule *a, const struct mq_rule *b)
{
	size_t i;

	if (a->ntests != b->ntests)
		return false;
	for (i = 0; i < a->ntests; i++)
		if (a->test[i].want != b->test[i].want ||
		    !mq_str_eq(a->test[i].text, b->test[i].text))
			return false;
	return true;
}

/* Does an earlier rule end the evaluation wherever this one could fire? */
static bool
is_stopped_by(const struct mq_rule *r, const struct mq_rule *earlier)
{
	const struct mq_pattern *culprit;
	struct mq_str text = mq_rule_example(r, true);

	if (!earlier->stop)
		return false;
	if (same_pattern(r, earlier) && earlier->ntests == 0)
		return true;
	return text.n > 0 && mq_str_eq(r->field, earlier->field) &&
	       mq_utf8_valid(text.s, text.n) == text.n &&
	       mq_fire_try(earlier, text, &culprit) == MQ_MATCH_YES;
}

static void
check_earlier(const struct check *check)
{
	const struct mq_rule *r = check->r, *earlier;
	size_t i;

	for (i = 0; i < check->at; i++) {
		earlier = &check->rules->rule[i];
		if (!earlier->enabled)
			continue;
		if (is_stopped_by(r, earlier))
			complain_of(check, "unreachable",
			    "is stopped before by", earlier);
		else if (same_pattern(r, earlier) && same_tests(r, earlier) &&
			 mq_str_eq(r->category, earlier->category))
			complain_of(check, "duplicate",
			    "has the pattern and category of", earlier);
	}
}

static void
check_own_veto(const struct check *check)
{
	const struct mq_rule *r = check->r;
	size_t i;

	for (i = 0; i < r->ntests; i++)
		if (!r->test[i].want && mq_str_eq(r->test[i].text, r->text)) {
			check_complain(check, "pattern", "unreachable",
			    "unless or none has the pattern itself");
			return;
		}
}

static bool
is_known(struct mq_str column)
{
	const char *const *known = mq_rules_columns;

	while (*known && !mq_str_eq(mq_str(*known), column))
		known++;
	return *known != NULL;
}

/* The column's name, where it is known that a near one was meant. */
static const char *
nearest(struct mq_rules *rules, struct mq_str column)
{
	struct mq_record known = { 0 };
	struct mq_str *name;
	size_t i, n = 0;

	while (mq_rules_columns[n])
		n++;
	name = mq_arena_zalloc(&rules->arena, n, sizeof(*name));
	for (i = 0; i < n; i++)
		name[i] = mq_str(mq_rules_columns[i]);
	known.cell = name;
	known.ncells = n;
	return mq_nearest(&rules->arena, &known, column);
}

/*
 * People keep columns of their own in a table; a slip is told.  Short names
 * are all near each other.
 */
enum { SHORT_NAME = 4 };

static void
check_columns(struct mq_rules *rules, const struct mq_table *t)
{
	struct mq_rules_fault fault = {
		.table = t, .line = 1, .code = "column"
	};
	const char *meant;
	size_t i;

	for (i = 0; i < t->ncols; i++) {
		if (t->header[i].n <= SHORT_NAME || is_known(t->header[i]))
			continue;
		meant = nearest(rules, t->header[i]);
		if (!*meant)
			continue;
		fault.column = t->header[i].s;
		fault.message = mq_arena_printf(&rules->arena,
		    "nothing reads this column (did you mean %s?)", meant);
		mq_rules_complain(rules, &fault);
	}
}

static int
by_line(const void *va, const void *vb)
{
	const struct mq_rules_fault *a = va, *b = vb;

	if (a->table_no != b->table_no)
		return a->table_no < b->table_no ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->serial < b->serial ? -1 : a->serial > b->serial;
}

void
lint_check(struct mq_rules *rules)
{
	struct check check = { .rules = rules };
	size_t i;

	for (i = 0; i < rules->ntables; i++)
		check_columns(rules, rules->table[i]);
	check_begin(&check);
	for (i = 0; i < rules->n; i++) {
		check.r = &rules->rule[i];
		check.at = i;
		check_category(&check);
		check_blanks(&check);
		check_variants(&check);
		check_words(&check);
		check_own_veto(&check);
		check_cost(&check);
		check_examples(&check);
		if (check.r->enabled)
			check_earlier(&check);
	}
	check_end(&check);
	if (rules->nfaults > 0)
		qsort(rules->fault, rules->nfaults, sizeof(*rules->fault),
		    by_line);
}

void
lint_write(const struct mq_rules *rules, struct mq_writer *w)
{
	static const char *const header[] = { "table", "line", "column", "rule",
		"code", "message" };
	const struct mq_rules_fault *fault;
	size_t i;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
	for (i = 0; i < rules->nfaults; i++) {
		fault = &rules->fault[i];
		mq_write_cell(w, mq_str(fault->table->name));
		mq_write_int(w, (int64_t)fault->line);
		mq_write_cell(w, mq_str(fault->column));
		mq_write_cell(w, fault->id);
		mq_write_cell(w, mq_str(fault->code));
		mq_write_cell(w, mq_str(fault->message));
		mq_write_end(w);
	}
}
