#include "check.h"

#include <stdlib.h>

#include "minqing/utf8.h"

void
check_complain(const struct check *check, const char *column, const char *code,
    const char *message)
{
	const struct mq_rule *r = check->r;
	struct mq_rules_fault fault = { r->table, mq_rule_line(r), column,
		r->id, code, message, 0, 0 };

	mq_rules_complain(check->rules, &fault);
}

static size_t
add_name(struct check *check, struct mq_str name)
{
	size_t i;

	for (i = 0; i < check->header.ncells; i++)
		if (mq_str_eq(check->name[i], name))
			return i;
	check->name[i] = name;
	check->header.ncells++;
	return i;
}

/* The column of the records that a rule looks at. */
static struct mq_str
field_of(const struct mq_rule *r)
{
	return r->field.n > 0 ? r->field : MQ_STR("description");
}

void
check_begin(struct check *check)
{
	const struct mq_rules *rules = check->rules;
	const size_t first = 0;
	size_t i;

	check->name = mq_xcalloc(rules->n + 1, sizeof(*check->name));
	check->cell = mq_xcalloc(rules->n + 1, sizeof(*check->cell));
	check->header.cell = check->name;
	add_name(check, MQ_STR("description"));
	for (i = 0; i < rules->n; i++)
		add_name(check, field_of(&rules->rule[i]));
	check->fire = mq_fire_new(rules, &check->header, &first, 1, 0);
	check->classify = classify_new(rules, &check->header);
}

void
check_end(struct check *check)
{
	mq_fire_free(check->fire);
	classify_free(check->classify);
	free(check->name);
	free(check->cell);
}

/* Characters of one kind. */
enum { TRIAL = 1000 };

/*
 * Try many of one character, and one that few patterns take.  The pattern
 * itself behind it has what PCRE2 may see at once that a text lacks.
 */
static bool
is_slow_on(struct mq_pattern *p, int32_t c)
{
	struct mq_str source = mq_pattern_source(p);
	char bytes[4], *text;
	size_t n = mq_utf8_put(c, bytes), i, size = TRIAL * n;
	bool slow;

	text = mq_xrealloc(NULL, size + 1 + source.n, 1);
	for (i = 0; i < TRIAL; i++)
		memcpy(text + i * n, bytes, n);
	text[size++] = '\x01';
	memcpy(text + size, source.s, source.n);
	size += source.n;
	slow = mq_pattern_match(p, (struct mq_str){ text, size }, NULL) ==
	       MQ_MATCH_LIMIT;
	free(text);
	return slow;
}

/* The first character whose repetition a pattern takes too long for, or 0. */
static int32_t
find_slow(struct mq_pattern *p)
{
	struct mq_str rest = MQ_STR("a1 水");
	int32_t c;
	int i;

	for (i = 0; i < 2; i++) {
		while (rest.n > 0) {
			c = mq_utf8_next(&rest);
			if (c > 0 && is_slow_on(p, c))
				return c;
		}
		rest = mq_pattern_source(p);
	}
	return 0;
}

static void
check_speed(const struct check *check, struct mq_pattern *p)
{
	char bytes[4];
	int32_t c = find_slow(p);
	int n;

	if (c == 0)
		return;
	n = (int)mq_utf8_put(c, bytes);
	check_complain(check, "pattern", "slow",
	    mq_arena_printf(&check->rules->arena,
		"takes too long on a text of %d '%.*s': are there repeats "
		"within repeats?",
		TRIAL, n, bytes));
}

void
check_cost(const struct check *check)
{
	const struct mq_rule *r = check->r;
	size_t i;

	if (!r->pattern)
		return;
	if (!mq_fire_is_scanned(r))
		check_complain(check, "pattern", "always",
		    "no text is known that every match contains: it is run on "
		    "every record; a hint saves that");
	check_speed(check, r->pattern);
	for (i = 0; i < r->ntests; i++)
		check_speed(check, r->test[i].pattern);
}

static void
check_example(const struct check *check, const char *column, struct mq_str text,
    bool want)
{
	const struct mq_pattern *culprit;
	enum mq_match got;

	if (text.n == 0 || !check->r->pattern)
		return;
	if (mq_utf8_valid(text.s, text.n) < text.n) {
		check_complain(check, column, "utf8", "not UTF-8");
		return;
	}
	got = mq_fire_try(check->r, text, &culprit);
	if (got < 0)
		check_complain(check, column, "limit",
		    mq_arena_printf(
			&check->rules->arena, "%s", mq_pattern_error(culprit)));
	else if ((got == MQ_MATCH_YES) != want)
		check_complain(check, column, "example",
		    want ? "the rule does not fire on it"
			 : "the rule fires on it");
}

/* Its ok_example gets the label of a heavier rule. */
static void
check_shadow(const struct check *check)
{
	const struct mq_rule *r = check->r;
	struct mq_record rec = { .cell = check->cell,
		.ncells = check->header.ncells };
	struct classify_result res;
	struct mq_fire_hits hits;
	size_t i, at = 0;

	while (!mq_str_eq(check->name[at], field_of(r)))
		at++;
	for (i = 0; i < rec.ncells; i++)
		check->cell[i] =
		    i == at ? mq_rule_example(r, true) : MQ_STR("");
	if (mq_fire_record(check->fire, &rec, &hits))
		return;
	classify_decide(check->classify, &rec, &hits, &res);
	for (i = 0; i < hits.n && hits.hit[i].rule != r;)
		i++;
	if (i < hits.n && res.label != r->label)
		check_complain(check, "ok_example", "shadowed",
		    mq_arena_printf(&check->rules->arena,
			"the rules give it the category '%.*s'",
			(int)res.value[CLASSIFY_CATEGORY].n,
			res.value[CLASSIFY_CATEGORY].s));
}

void
check_examples(const struct check *check)
{
	const struct mq_rule *r = check->r;

	check_example(check, "ok_example", mq_rule_example(r, true), true);
	check_example(check, "bad_example", mq_rule_example(r, false), false);
	if (r->enabled && r->label != MQ_RULE_NO_LABEL &&
	    mq_rule_example(r, true).n > 0)
		check_shadow(check);
}
