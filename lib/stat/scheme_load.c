/* A scheme from the rows of a table, every one of which is checked */

#include <stdlib.h>

#include "micro.h"
#include "scheme_parts.h"

enum kind { WORD, CREDIT, FRACTION, PERCENT };

#define OF(type) (1U << (type))
#define OF_ALL (OF(MQ_SCHEME_TYPES) - 1)

static const char *const types[MQ_SCHEME_TYPES] = {
	[MQ_RATES] = "rates",
	[MQ_THRESHOLD] = "threshold",
	[MQ_VOTES] = "votes",
	[MQ_POINTS] = "points",
	[MQ_NPS] = "nps",
	[MQ_GROUPS] = "groups",
};

static const char *const ranks[MQ_RANKS] = {
	[MQ_RANK_SHRUNK] = "satisfaction_shrunk",
	[MQ_RANK_SATISFACTION] = "satisfaction_rate",
	[MQ_RANK_LOW] = "satisfaction_low",
	[MQ_RANK_RESOLUTION] = "resolution_rate",
	[MQ_RANK_RESPONSE] = "response_rate",
	[MQ_RANK_SCORE] = "score",
};

static const char *const denominators[] = { "valid", "answered" };

/* Words go by their list; numbers by their place in struct mq_scheme. */
struct rule {
	const char *name;
	enum kind kind;
	unsigned types; /* that may have it */
	unsigned part;
	const char *const *words;
	size_t nwords;
};

#define WORDS(list) list, sizeof(list) / sizeof(*(list))
#define NUMBER(name, kind, type, part)                                         \
	{                                                                      \
		name, kind, type, part, NULL, 0                                \
	}
#define OF_EACH_RATE(name, kind, type, part)                                   \
	NUMBER(name ".response", kind, type, (part) + MQ_RATE_RESPONSE),       \
	    NUMBER(                                                            \
		name ".resolution", kind, type, (part) + MQ_RATE_RESOLUTION),  \
	    NUMBER(name ".satisfaction", kind, type,                           \
		(part) + MQ_RATE_SATISFACTION)

static const struct rule rules[] = {
	{ "type", WORD, OF_ALL, 0, WORDS(types) },
	{ "rank_by", WORD, OF_ALL, 0, WORDS(ranks) },
	{ "denominator", WORD, OF_ALL, 0, WORDS(denominators) },
	NUMBER("credit.basically", CREDIT, OF_ALL, MQ_CREDIT_BASICALLY),
	NUMBER("credit.partly", CREDIT, OF_ALL, MQ_CREDIT_PARTLY),
	OF_EACH_RATE("weight", FRACTION, OF(MQ_RATES), MQ_WEIGHT),
	OF_EACH_RATE("full", PERCENT, OF(MQ_THRESHOLD), MQ_FULL),
	OF_EACH_RATE("deduct", PERCENT, OF(MQ_THRESHOLD), MQ_DEDUCT),
	OF_EACH_RATE("floor", PERCENT, OF(MQ_THRESHOLD), MQ_FLOOR),
	OF_EACH_RATE("target", PERCENT, OF(MQ_THRESHOLD), MQ_TARGET),
};

enum {
	RULES = sizeof(rules) / sizeof(*rules),
	TYPE = 0,
	RANK = 1,
	OF_WHAT = 2
};

/* A part that names a group of raters; its rule is not in the table. */
static const struct rule group_rule =
    NUMBER("group.", FRACTION, OF(MQ_GROUPS), 0);

/* The reading of one scheme's rows. */
struct loader {
	struct mq_scheme *sc;
	struct mq_table *t;
	long scheme, part, value; /* columns */
	struct mq_str name;       /* of the scheme that is wanted */
	size_t row[RULES];        /* 1 + where each part was given, or 0 */
	size_t group_row;         /* 1 + where the last group was, or 0 */
	size_t last;              /* its last row */
	bool found;
};

/* "did you mean" a part? */
static int
fail_part(struct loader *l, size_t row, struct mq_str name)
{
	struct mq_str names[RULES];
	struct mq_record known = { .cell = names, .ncells = RULES };
	const char *near;
	size_t i;

	for (i = 0; i < RULES; i++)
		names[i] = mq_str(rules[i].name);
	near = mq_nearest(&l->t->arena, &known, name);
	return mq_table_fail(l->t, row, l->part, "unknown part '%s'%s%s%s",
	    name.s, *near ? " (did you mean " : "", near, *near ? "?)" : "");
}

static const struct rule *
find_rule(struct mq_str name)
{
	size_t i;

	for (i = 0; i < RULES; i++)
		if (mq_str_eq(name, mq_str(rules[i].name)))
			return &rules[i];
	if (mq_str_starts(name, mq_str(group_rule.name)) &&
	    name.n > strlen(group_rule.name))
		return &group_rule;
	return NULL;
}

/* "a, b or c" */
static const char *
list_words(struct mq_arena *a, const struct rule *r)
{
	const char *list = r->words[0];
	size_t i;

	for (i = 1; i < r->nwords; i++)
		list = mq_arena_printf(a, "%s%s%s", list,
		    i + 1 < r->nwords ? ", " : " or ", r->words[i]);
	return list;
}

static int
read_word(struct loader *l, size_t row, const struct rule *r, int64_t *out)
{
	struct mq_str s = mq_table_cell(l->t, row, l->value);
	size_t i;

	for (i = 0; i < r->nwords; i++)
		if (mq_str_eq(s, mq_str(r->words[i]))) {
			*out = (int64_t)i;
			return 0;
		}
	return mq_table_fail(l->t, row, l->value, "not %s: '%s'",
	    list_words(&l->t->arena, r), s.s);
}

static int
read_value(struct loader *l, size_t row, const struct rule *r, int64_t *out)
{
	struct mq_str s = mq_table_cell(l->t, row, l->value);
	int64_t most = r->kind == PERCENT ? 100 : 1;

	if (r->kind == WORD)
		return read_word(l, row, r, out);
	if (r->kind == CREDIT)
		return mq_credit_read(l->t, row, l->value, out);
	if (mq_micro_parse(s, most * MICRO, out))
		return mq_table_fail(l->t, row, l->value,
		    "not a number from 0 to %d of at most 6 decimals: '%s'",
		    (int)most, s.s);
	return 0;
}

static int
add_group(struct loader *l, size_t row, struct mq_str part, int64_t weight)
{
	struct mq_scheme *sc = l->sc;
	struct mq_str name = { part.s + strlen(group_rule.name),
		part.n - strlen(group_rule.name) };
	size_t i;

	for (i = 0; i < sc->nraters; i++)
		if (mq_str_eq(sc->rater[i].name, name))
			return mq_table_fail(l->t, row, l->part,
			    "scheme '%s' has '%s' twice", l->name.s, part.s);
	sc->rater =
	    mq_grow(sc->rater, sc->nraters, &sc->rater_cap, sizeof(*sc->rater));
	sc->rater[sc->nraters++] =
	    (struct mq_scheme_rater){ mq_str_dup(&sc->arena, name), weight };
	l->group_row = row + 1;
	return 0;
}

/* Keep what a row of the wanted scheme says. */
static int
keep(struct loader *l, size_t row, const struct rule *r, int64_t value)
{
	struct mq_str part = mq_table_cell(l->t, row, l->part);

	l->found = true;
	l->last = row;
	if (r == &group_rule)
		return add_group(l, row, part, value);
	if (l->row[r - rules])
		return mq_table_fail(l->t, row, l->part,
		    "scheme '%s' has '%s' twice", l->name.s, part.s);
	l->row[r - rules] = row + 1;
	if (r->kind != WORD)
		l->sc->part[r->part] = value;
	else if (r == &rules[TYPE])
		l->sc->type = (enum mq_scheme_type)value;
	else if (r == &rules[RANK])
		l->sc->rank_by = (enum mq_scheme_rank)value;
	else
		l->sc->of_answered = value == 1;
	return 0;
}

/* Every row is checked, and kept where it is of the scheme that is wanted. */
static int
load_row(struct loader *l, size_t row)
{
	struct mq_str name = mq_table_cell(l->t, row, l->scheme);
	struct mq_str part = mq_table_cell(l->t, row, l->part);
	const struct rule *rule = find_rule(part);
	int64_t value;

	if (!name.n)
		return mq_table_fail(l->t, row, l->scheme, "empty");
	if (!rule)
		return fail_part(l, row, part);
	if (read_value(l, row, rule, &value))
		return -1;
	return mq_str_eq(name, l->name) ? keep(l, row, rule, value) : 0;
}

/* The names of all schemes, for messages. */
static const char *
list_names(const struct loader *l)
{
	const char *list = "";
	struct mq_str name;
	size_t row, i;

	for (row = 0; row < l->t->nrows; row++) {
		name = mq_table_cell(l->t, row, l->scheme);
		for (i = 0; i < row; i++)
			if (mq_str_eq(name, mq_table_cell(l->t, i, l->scheme)))
				break;
		if (i == row)
			list = mq_arena_printf(&l->t->arena, "%s%s%s", list,
			    row ? ", " : "", name.s);
	}
	return list;
}

/* Without a name, it is the only scheme's. */
static int
choose_name(struct loader *l, const char *name)
{
	struct mq_table *t = l->t;
	size_t row;

	l->name = name ? mq_str(name) : mq_table_cell(t, 0, l->scheme);
	for (row = 0; row < t->nrows && !name; row++) {
		if (mq_str_eq(l->name, mq_table_cell(t, row, l->scheme)))
			continue;
		t->error = mq_arena_printf(&t->arena,
		    "%s: has schemes %s; say which with %s:NAME", t->name,
		    list_names(l), t->name);
		return -1;
	}
	return 0;
}

/* Do the parts belong to the scheme's type? */
static int
check_types(const struct loader *l)
{
	unsigned type = OF(l->sc->type);
	size_t i;

	for (i = 0; i < RULES; i++)
		if (l->row[i] && !(rules[i].types & type))
			return mq_table_fail(l->t, l->row[i] - 1, l->part,
			    "scheme '%s' is of type %s, which has no '%s'",
			    l->name.s, types[l->sc->type], rules[i].name);
	if (l->group_row && !(group_rule.types & type))
		return mq_table_fail(l->t, l->group_row - 1, l->part,
		    "scheme '%s' is of type %s, which has no groups", l->name.s,
		    types[l->sc->type]);
	return 0;
}

static int
check_sum(const struct loader *l, int64_t sum)
{
	if (sum != MICRO)
		return mq_table_fail(l->t, l->last, l->value,
		    "the weights of scheme '%s' add up to %s, not 1", l->name.s,
		    mq_micro_text(&l->t->arena, sum));
	return 0;
}

/* Full marks above their floor, 100 together at most. */
static int
check_marks(const struct loader *l)
{
	const int64_t *p = l->sc->part;
	int64_t sum = 0;
	int i;

	for (i = 0; i < MQ_NRATES; i++) {
		sum += p[MQ_FULL + i];
		if (p[MQ_FLOOR + i] > p[MQ_FULL + i])
			return mq_table_fail(l->t, l->last, l->value,
			    "scheme '%s' has a floor above its full marks",
			    l->name.s);
	}
	if (sum == 0 || sum > 100 * MICRO)
		return mq_table_fail(l->t, l->last, l->value,
		    "the full marks of scheme '%s' add up to %s, not to more "
		    "than 0 and at most 100",
		    l->name.s, mq_micro_text(&l->t->arena, sum));
	return 0;
}

static int
check(const struct loader *l)
{
	const struct mq_scheme *sc = l->sc;
	int64_t sum = 0;
	size_t i;

	if (check_types(l))
		return -1;
	if (sc->type == MQ_THRESHOLD)
		return check_marks(l);
	if (sc->type != MQ_RATES && sc->type != MQ_GROUPS)
		return 0;
	for (i = 0; i < MQ_NRATES; i++)
		sum += sc->part[MQ_WEIGHT + i];
	for (i = 0; i < sc->nraters; i++)
		sum += sc->rater[i].weight;
	return check_sum(l, sum);
}

static int
find_columns(struct loader *l)
{
	struct mq_table *t = l->t;

	if (t->error || (l->scheme = mq_table_column(t, "scheme")) < 0 ||
	    (l->part = mq_table_column(t, "part")) < 0 ||
	    (l->value = mq_table_column(t, "value")) < 0)
		return -1;
	if (t->nrows)
		return 0;
	t->error =
	    mq_arena_printf(&t->arena, "%s: no scheme, only a header", t->name);
	return -1;
}

int
mq_scheme_load(
    struct mq_scheme *sc, struct mq_table *t, const char *name, bool *basically)
{
	struct loader l = { .sc = sc, .t = t };
	size_t row, i;

	for (i = 0; i < MQ_NRATES; i++)
		sc->part[MQ_TARGET + i] = 100 * MICRO;
	if (find_columns(&l) || choose_name(&l, name))
		return -1;
	for (row = 0; row < t->nrows; row++)
		if (load_row(&l, row))
			return -1;
	*basically = l.row[find_rule(MQ_STR("credit.basically")) - rules] > 0;
	if (l.found)
		return check(&l);
	t->error = mq_arena_printf(&t->arena, "%s: no scheme '%s' (it has %s)",
	    t->name, l.name.s, list_names(&l));
	return -1;
}
