#include "row.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/variant.h"

const char *const mq_rules_columns[] = { "id", "category", "pattern", "words",
	"field", "flags", "weight", "unless", "all", "none", "service", "kind",
	"urgency", "mode", "tags", "priority", "stop", "enabled", "hint",
	"ok_example", "bad_example", "note", NULL };

/* Patterns and examples keep their blanks. */
static struct mq_str
raw_cell(const struct row *row, enum row_column c)
{
	return mq_table_text(row->table, row->row, row->at[c]);
}

static struct mq_str
cell(const struct row *row, enum row_column c)
{
	return mq_table_cell(row->table, row->row, row->at[c]);
}

static void
complain(
    struct row *row, enum row_column c, const char *code, const char *message)
{
	struct mq_rules_fault fault = { row->table,
		mq_table_line(row->table, row->row), mq_rules_columns[c],
		cell(row, ID), code, message, 0, 0 };

	row->bad = true;
	mq_rules_complain(row->rules, &fault);
}

static bool
read_yes(struct row *row, enum row_column c, bool otherwise)
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
read_numbers(struct row *row, struct mq_rule *r)
{
	struct mq_str weight = cell(row, WEIGHT), urgency = cell(row, URGENCY);
	struct mq_str priority = cell(row, PRIORITY);
	double x = 1;

	if (weight.n > 0 && mq_str_number(weight, &x))
		x = -1;
	r->weight =
	    x >= 0 && x <= MQ_RULE_WEIGHT_MAX ? llround(x * MQ_RULE_ONE) : -1;
	if (r->weight < 0 || fabs(x * MQ_RULE_ONE - (double)r->weight) > 1e-3)
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
read_pattern(
    struct row *row, enum row_column c, struct mq_str text, unsigned flags)
{
	struct mq_pattern *p = NULL;
	const char *why = "empty pattern";

	if ((flags & MQ_PATTERN_PLAIN) && (flags & MQ_PATTERN_LITERAL))
		text = mq_variant_text(&row->rules->arena, text);
	if (text.n > 0)
		p = mq_pattern_new(text, row->flags | flags, &why);
	if (!p)
		complain(row, c, "pattern",
		    mq_arena_printf(&row->rules->arena, "%s", why));
	return p;
}

static void
add_test(struct row *row, struct mq_rule *r, enum row_column c,
    struct mq_str text, unsigned flags)
{
	struct mq_pattern *p = read_pattern(row, c, text, flags);

	if (!p)
		return;
	r->test = mq_xrealloc(r->test, r->ntests + 1, sizeof(*r->test));
	r->test[r->ntests++] =
	    (struct mq_rule_test){ p, text, c == ALL || c == HINT };
}

/* One test for each part of the cell between " && " or the like. */
static void
add_tests(struct row *row, struct mq_rule *r, enum row_column c,
    const char *sep, unsigned flags)
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
		add_test(row, r, c, (struct mq_str){ rest.s, i }, flags);
		rest.s += i + n;
		rest.n -= i + n;
		i = 0;
	}
	add_test(row, r, c, rest, flags);
}

/* Behind a backslash where it could mean more than itself. */
static size_t
put_literal(char *out, char c)
{
	size_t n = 0;

	if ((c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
	    (c >= '[' && c <= '`') || (c >= '{' && c <= '~'))
		out[n++] = '\\';
	out[n++] = c;
	return n;
}

/* A list with ";" between its parts where it had some of full width. */
static struct mq_str
narrow(struct mq_arena *a, struct mq_str list)
{
	const struct mq_str wide = MQ_STR("\xEF\xBC\x9B");
	char *out = mq_arena_alloc(a, list.n + 1);
	size_t i, n = 0;

	for (i = 0; i < list.n; n++) {
		out[n] = list.s[i];
		if (list.n - i >= wide.n &&
		    memcmp(list.s + i, wide.s, wide.n) == 0) {
			out[n] = ';';
			i += wide.n;
		} else {
			i++;
		}
	}
	return (struct mq_str){ out, n };
}

/* The pattern of any of the keywords. */
static struct mq_str
join_words(struct mq_arena *a, struct mq_str list)
{
	char *out = mq_arena_alloc(a, 2 * list.n + 1);
	struct mq_str word;
	size_t i, n = 0;

	while (mq_str_next(&list, ';', &word)) {
		word = mq_str_trim(word);
		if (word.n == 0)
			continue;
		if (n > 0)
			out[n++] = '|';
		for (i = 0; i < word.n; i++)
			n += put_literal(out + n, word.s[i]);
	}
	return (struct mq_str){ out, n };
}

static struct mq_pattern *
read_words(struct row *row, struct mq_rule *r, struct mq_str list)
{
	struct mq_arena *a = &row->rules->arena;

	if (r->text.n > 0)
		complain(row, WORDS, "value",
		    "a rule has a pattern or words, not both");
	if (r->flags & MQ_PATTERN_PLAIN)
		list = mq_variant_text(a, list);
	r->text = join_words(a, narrow(a, list));
	r->flags &= ~(unsigned)(MQ_PATTERN_EXTENDED | MQ_PATTERN_LITERAL);
	return read_pattern(row, WORDS, r->text, r->flags);
}

static void
read_patterns(struct row *row, struct mq_rule *r)
{
	unsigned flags = 0, hint = MQ_PATTERN_CASELESS | MQ_PATTERN_PLAIN;
	const char *why = mq_pattern_flags(cell(row, FLAGS), &flags);
	struct mq_str unless = cell(row, UNLESS), words = cell(row, WORDS);

	if (why) {
		complain(row, FLAGS, "flags", why);
		return;
	}
	r->flags = flags;
	r->plain = flags & MQ_PATTERN_PLAIN;
	r->pattern = words.n > 0 ? read_words(row, r, words)
				 : read_pattern(row, PATTERN, r->text, flags);
	if (unless.n > 0)
		add_test(row, r, UNLESS, unless, flags);
	add_tests(row, r, ALL, " && ", flags);
	add_tests(row, r, NONE, " || ", flags);
	if (r->hint.n > 0)
		add_test(
		    row, r, HINT, r->hint, (flags & hint) | MQ_PATTERN_LITERAL);
}

static void
read_texts(struct row *row, struct mq_rule *r)
{
	r->id = cell(row, ID);
	r->category = cell(row, CATEGORY);
	r->text = raw_cell(row, PATTERN);
	r->field = cell(row, FIELD);
	r->word[MQ_RULE_SERVICE] = cell(row, SERVICE);
	r->word[MQ_RULE_KIND] = cell(row, KIND);
	r->word[MQ_RULE_MODE] = cell(row, MODE);
	r->hint = cell(row, HINT);
	if (r->id.n == 0)
		complain(row, ID, "id", "a rule needs an id");
	else if (memchr(r->id.s, ';', r->id.n))
		complain(row, ID, "id", "an id cannot have a ';'");
}

size_t
row_number(struct mq_map *map, struct mq_str text)
{
	size_t n = map->n;
	size_t *value = mq_map_put(map, text, sizeof(*value));

	if (map->n > n)
		*value = n;
	return *value;
}

static bool
has_tag(const struct mq_rule *r, size_t tag)
{
	size_t i;

	for (i = 0; i < r->ntags; i++)
		if (r->tag[i] == tag)
			return true;
	return false;
}

static void
number_words(struct row *row, struct mq_rule *r)
{
	struct mq_str rest = cell(row, TAGS), part;
	size_t tag;

	r->label = MQ_RULE_NO_LABEL;
	if (r->category.n > 0)
		r->label = row_number(&row->rules->labels, r->category);
	while (mq_str_next(&rest, ';', &part)) {
		part = mq_str_trim(part);
		if (part.n == 0)
			continue;
		tag = row_number(&row->rules->tags, part);
		if (has_tag(r, tag))
			continue;
		r->tag = mq_xrealloc(r->tag, r->ntags + 1, sizeof(*r->tag));
		r->tag[r->ntags++] = tag;
	}
}

void
row_free(struct mq_rule *r)
{
	size_t i;

	mq_pattern_free(r->pattern);
	for (i = 0; i < r->ntests; i++)
		mq_pattern_free(r->test[i].pattern);
	free(r->test);
	free(r->tag);
}

static void
check_twice(struct row *row, const struct mq_rule *r)
{
	const size_t *i = mq_map_get(&row->rules->ids, r->id);
	const struct mq_rule *old = i ? &row->rules->rule[*i] : NULL;

	if (old && old->table == row->table)
		complain(row, ID, "duplicate",
		    mq_arena_printf(&row->rules->arena, "line %lu has this id",
			mq_rule_line(old)));
}

int
row_bind(struct row *row)
{
	struct mq_table *t = row->table;
	int c;

	for (c = 0; c < ROW_COLUMNS; c++)
		row->at[c] = mq_table_find(t, mq_rules_columns[c]);
	if (row->at[ID] < 0)
		return (int)mq_table_column(t, mq_rules_columns[ID]);
	if (row->at[CATEGORY] < 0)
		return (int)mq_table_column(t, mq_rules_columns[CATEGORY]);
	if (row->at[PATTERN] < 0 && row->at[WORDS] < 0)
		return (int)mq_table_column(t, mq_rules_columns[PATTERN]);
	return 0;
}

int
row_read(struct row *row, struct mq_rule *r)
{
	*r = (struct mq_rule){ .table = row->table, .row = (uint32_t)row->row };
	row->bad = false;
	read_texts(row, r);
	check_twice(row, r);
	read_numbers(row, r);
	r->stop = read_yes(row, STOP, false);
	r->enabled = read_yes(row, ENABLED, true);
	/* A row that switches a rule off needs nothing but its id. */
	if (r->enabled || r->text.n > 0 || cell(row, WORDS).n > 0)
		read_patterns(row, r);
	if (row->bad)
		return -1;
	number_words(row, r);
	return 0;
}
