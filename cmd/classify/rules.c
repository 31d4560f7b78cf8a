#include "rules.h"

#include <math.h>
#include <stdlib.h>

enum column {
	ID,
	CATEGORY,
	PATTERN,
	FIELD,
	FLAGS,
	WEIGHT,
	UNLESS,
	ALL,
	NONE,
	SERVICE,
	KIND,
	URGENCY,
	MODE,
	TAGS,
	PRIORITY,
	STOP,
	ENABLED,
	HINT,
	OK_EXAMPLE,
	BAD_EXAMPLE,
	NOTE,
	COLUMNS
};

const char *const rules_columns[] = { "id", "category", "pattern", "field",
	"flags", "weight", "unless", "all", "none", "service", "kind",
	"urgency", "mode", "tags", "priority", "stop", "enabled", "hint",
	"ok_example", "bad_example", "note", NULL };

/* The row that is being read. */
struct row {
	struct rules *rules;
	const struct mq_table *table;
	size_t row;
	long at[COLUMNS];
	unsigned flags; /* of its patterns */
	bool bad;
};

struct rules *
rules_new(void)
{
	return mq_xcalloc(1, sizeof(struct rules));
}

void
rules_complain(struct rules *rules, const struct rules_fault *fault)
{
	struct rules_fault *f;

	rules->fault = mq_grow(rules->fault, rules->nfaults, &rules->faultcap,
	    sizeof(*rules->fault));
	f = &rules->fault[rules->nfaults];
	*f = *fault;
	f->serial = rules->nfaults;
	for (f->table_no = 0; f->table_no < rules->ntables; f->table_no++)
		if (rules->table[f->table_no] == f->table)
			break;
	rules->nfaults++;
}

/* Patterns and examples keep their blanks. */
static struct mq_str
raw_cell(const struct row *row, enum column c)
{
	return mq_table_text(row->table, row->row, row->at[c]);
}

static struct mq_str
cell(const struct row *row, enum column c)
{
	return mq_table_cell(row->table, row->row, row->at[c]);
}

static void
complain(struct row *row, enum column c, const char *code, const char *message)
{
	struct rules_fault fault = { row->table, row->table->line[row->row],
		rules_columns[c], cell(row, ID), code, message, 0, 0 };

	row->bad = true;
	rules_complain(row->rules, &fault);
}

static bool
read_yes(struct row *row, enum column c, bool otherwise)
{
	struct mq_str s = cell(row, c);

	if (s.n == 0)
		return otherwise;
	if (mq_str_eq(s, MQ_STR("Y")) || mq_str_eq(s, MQ_STR("y")))
		return true;
	if (!mq_str_eq(s, MQ_STR("N")) && !mq_str_eq(s, MQ_STR("n")))
		complain(row, c, "value", "want Y or N");
	return false;
}

static void
read_numbers(struct row *row, struct rule *r)
{
	struct mq_str weight = cell(row, WEIGHT), urgency = cell(row, URGENCY);
	struct mq_str priority = cell(row, PRIORITY);
	double x = 1;

	if (weight.n > 0 && mq_str_number(weight, &x))
		x = -1;
	r->weight = x >= 0 && x <= RULE_WEIGHT_MAX ? llround(x * RULE_ONE) : -1;
	if (r->weight < 0 || fabs(x * RULE_ONE - (double)r->weight) > 1e-3)
		complain(row, WEIGHT, "value",
		    "want a number from 0 to 1000000 of at most 6 decimals");
	if (priority.n > 0 && mq_str_int(priority, &r->priority))
		complain(row, PRIORITY, "value", "want a whole number");
	if (urgency.n == 1 && urgency.s[0] >= '0' && urgency.s[0] <= '3')
		r->urgency = urgency.s[0];
	else if (urgency.n > 0)
		complain(row, URGENCY, "value", "want 0, 1, 2 or 3");
}

static struct mq_pattern *
read_pattern(struct row *row, enum column c, struct mq_str text)
{
	struct mq_pattern *p = NULL;
	const char *why = "empty pattern";

	if (text.n > 0)
		p = mq_pattern_new(text, row->flags, &why);
	if (!p)
		complain(row, c, "pattern",
		    mq_arena_printf(&row->rules->arena, "%s", why));
	return p;
}

static void
add_test(struct row *row, struct rule *r, enum column c, struct mq_str text)
{
	struct mq_pattern *p = read_pattern(row, c, text);

	if (!p)
		return;
	r->test = mq_xrealloc(r->test, r->ntests + 1, sizeof(*r->test));
	r->test[r->ntests++] =
	    (struct rule_test){ p, text, c == ALL || c == HINT };
}

/* One test for each part of the cell between " && " or the like. */
static void
add_tests(struct row *row, struct rule *r, enum column c, const char *sep)
{
	struct mq_str rest = cell(row, c);
	size_t i = 0, n = strlen(sep);

	if (rest.n == 0)
		return;
	while (i + n <= rest.n) {
		if (memcmp(rest.s + i, sep, n) != 0) {
			i++;
			continue;
		}
		add_test(row, r, c, (struct mq_str){ rest.s, i });
		rest.s += i + n;
		rest.n -= i + n;
		i = 0;
	}
	add_test(row, r, c, rest);
}

static void
read_patterns(struct row *row, struct rule *r)
{
	unsigned lazy = row->flags, flags = 0;
	const char *why = mq_pattern_flags(cell(row, FLAGS), &flags);
	struct mq_str unless = cell(row, UNLESS);

	if (why) {
		complain(row, FLAGS, "flags", why);
		return;
	}
	row->flags = lazy | flags;
	r->flags = flags;
	r->pattern = read_pattern(row, PATTERN, r->text);
	if (unless.n > 0)
		add_test(row, r, UNLESS, unless);
	add_tests(row, r, ALL, " && ");
	add_tests(row, r, NONE, " || ");
	row->flags &= lazy | MQ_PATTERN_CASELESS;
	row->flags |= MQ_PATTERN_LITERAL;
	if (r->hint.n > 0)
		add_test(row, r, HINT, r->hint);
	row->flags = lazy;
}

static void
read_texts(struct row *row, struct rule *r)
{
	r->id = cell(row, ID);
	r->category = cell(row, CATEGORY);
	r->text = raw_cell(row, PATTERN);
	r->field = cell(row, FIELD);
	r->word[RULE_SERVICE] = cell(row, SERVICE);
	r->word[RULE_KIND] = cell(row, KIND);
	r->word[RULE_MODE] = cell(row, MODE);
	r->hint = cell(row, HINT);
	r->ok_example = raw_cell(row, OK_EXAMPLE);
	r->bad_example = raw_cell(row, BAD_EXAMPLE);
	if (r->id.n == 0)
		complain(row, ID, "id", "a rule needs an id");
	else if (memchr(r->id.s, ';', r->id.n))
		complain(row, ID, "id", "an id cannot have a ';'");
}

/* The number of a text in the order of their coming. */
static size_t
number(struct mq_map *map, struct mq_str key)
{
	size_t n = map->n;
	size_t *value = mq_map_put(map, key, sizeof(*value));

	if (map->n > n)
		*value = n;
	return *value;
}

static bool
has_tag(const struct rule *r, size_t tag)
{
	size_t i;

	for (i = 0; i < r->ntags; i++)
		if (r->tag[i] == tag)
			return true;
	return false;
}

static void
number_words(struct row *row, struct rule *r)
{
	struct mq_str rest = cell(row, TAGS), part;
	size_t tag;

	r->label = RULE_NO_LABEL;
	if (r->category.n > 0)
		r->label = number(&row->rules->labels, r->category);
	while (mq_str_next(&rest, ';', &part)) {
		part = mq_str_trim(part);
		if (part.n == 0)
			continue;
		tag = number(&row->rules->tags, part);
		if (has_tag(r, tag))
			continue;
		r->tag = mq_xrealloc(r->tag, r->ntags + 1, sizeof(*r->tag));
		r->tag[r->ntags++] = tag;
	}
}

static void
free_rule(struct rule *r)
{
	size_t i;

	mq_pattern_free(r->pattern);
	for (i = 0; i < r->ntests; i++)
		mq_pattern_free(r->test[i].pattern);
	free(r->test);
	free(r->tag);
}

/* Put a rule in its place: at the end, or where an older one had its id. */
static void
place(struct rules *rules, const struct rule *r)
{
	size_t i = number(&rules->ids, r->id);

	if (i < rules->n) {
		free_rule(&rules->rule[i]);
		rules->rule[i] = *r;
		return;
	}
	rules->rule =
	    mq_grow(rules->rule, rules->n, &rules->cap, sizeof(*rules->rule));
	rules->rule[rules->n++] = *r;
}

static void
check_twice(struct row *row, const struct rule *r)
{
	const size_t *i = mq_map_get(&row->rules->ids, r->id);
	const struct rule *old = i ? &row->rules->rule[*i] : NULL;

	if (old && old->table == row->table)
		complain(row, ID, "duplicate",
		    mq_arena_printf(
			&row->rules->arena, "line %lu has this id", old->line));
}

static void
read_rule(struct row *row)
{
	struct rule r = { .table = row->table,
		.line = row->table->line[row->row] };

	row->bad = false;
	read_texts(row, &r);
	check_twice(row, &r);
	read_numbers(row, &r);
	r.stop = read_yes(row, STOP, false);
	r.enabled = read_yes(row, ENABLED, true);
	/* A row that switches a rule off needs nothing but its id. */
	if (r.enabled || r.text.n > 0)
		read_patterns(row, &r);
	if (row->bad) {
		free_rule(&r);
		return;
	}
	number_words(row, &r);
	place(row->rules, &r);
}

int
rules_add(struct rules *rules, struct mq_table *t, unsigned flags)
{
	struct row row = { .rules = rules, .table = t, .flags = flags };
	int c;

	for (c = 0; c < COLUMNS; c++) {
		row.at[c] = c <= PATTERN ? mq_table_column(t, rules_columns[c])
					 : mq_table_find(t, rules_columns[c]);
		if (c <= PATTERN && row.at[c] < 0)
			return -1;
	}
	rules->table = mq_grow(rules->table, rules->ntables, &rules->tablecap,
	    sizeof(*rules->table));
	rules->table[rules->ntables++] = t;
	for (row.row = 0; row.row < t->nrows; row.row++)
		read_rule(&row);
	return 0;
}

bool
rules_want_default(const struct rules *rules)
{
	size_t i;

	for (i = 0; i < rules->n; i++)
		if (rules->rule[i].enabled && rules->rule[i].field.n == 0)
			return true;
	return false;
}

void
rules_free(struct rules *rules)
{
	size_t i;

	if (!rules)
		return;
	for (i = 0; i < rules->n; i++)
		free_rule(&rules->rule[i]);
	free(rules->rule);
	free(rules->fault);
	free(rules->table);
	mq_map_free(&rules->ids);
	mq_map_free(&rules->labels);
	mq_map_free(&rules->tags);
	mq_arena_free(&rules->arena);
	free(rules);
}
