#include "minqing/scheme.h"

#include <stdlib.h>

#include "micro.h"
#include "scheme_parts.h"

#define USUAL_SCALE MQ_STR("3")

static const char *const part_names[MQ_PARTS] = {
	[MQ_WEIGHT_RESPONSE] = "weight.response",
	[MQ_WEIGHT_RESOLUTION] = "weight.resolution",
	[MQ_WEIGHT_SATISFACTION] = "weight.satisfaction",
	[MQ_CREDIT_BASICALLY] = "credit.basically",
	[MQ_CREDIT_PARTLY] = "credit.partly",
};

/* The reading of one scheme's rows. */
struct loader {
	struct mq_scheme *sc;
	struct mq_table *t;
	long scheme, part, value; /* columns */
	struct mq_str name;       /* of the scheme that is wanted */
	bool given[MQ_PARTS];
	size_t last; /* its last row */
	bool found;
};

struct mq_scheme_choice
mq_scheme_choose(struct mq_arena *a, const char *arg)
{
	struct mq_scheme_choice c = { NULL, MQ_SCHEME_DEFAULT };
	const char *colon;

	if (!arg)
		return c;
	c.name = arg;
	colon = strrchr(arg, ':');
	if (colon && !strpbrk(colon, "./")) {
		c.file = mq_arena_strndup(a, arg, (size_t)(colon - arg));
		c.name = colon + 1;
	} else if (strpbrk(arg, "./")) {
		c.file = arg;
		c.name = NULL;
	}
	return c;
}

static int
find_part(struct mq_str name, enum mq_part *out)
{
	size_t i;

	for (i = 0; i < MQ_PARTS; i++) {
		if (!mq_str_eq(name, mq_str(part_names[i])))
			continue;
		*out = (enum mq_part)i;
		return 0;
	}
	return -1;
}

static int
read_value(
    struct mq_table *t, size_t row, long col, enum mq_part part, int64_t *out)
{
	struct mq_str s = mq_table_cell(t, row, col);

	if (part == MQ_CREDIT_BASICALLY || part == MQ_CREDIT_PARTLY)
		return mq_credit_read(t, row, col, out);
	if (mq_micro_parse(s, MICRO, out))
		return mq_table_fail(t, row, col,
		    "not a number from 0 to 1 of at most 6 decimals: '%s'",
		    s.s);
	return 0;
}

/* Every row is checked, and kept where it is of the scheme that is wanted. */
static int
load_row(struct loader *l, size_t row)
{
	struct mq_str name = mq_table_cell(l->t, row, l->scheme);
	struct mq_str part_name = mq_table_cell(l->t, row, l->part);
	enum mq_part part;
	int64_t value;

	if (!name.n)
		return mq_table_fail(l->t, row, l->scheme, "empty");
	if (find_part(part_name, &part))
		return mq_table_fail(l->t, row, l->part,
		    "unknown part '%s' (there are %s, %s, %s, %s and %s)",
		    part_name.s, part_names[0], part_names[1], part_names[2],
		    part_names[3], part_names[4]);
	if (read_value(l->t, row, l->value, part, &value))
		return -1;
	if (!mq_str_eq(name, l->name))
		return 0;
	if (l->given[part])
		return mq_table_fail(l->t, row, l->part,
		    "scheme '%s' has '%s' twice", name.s, part_name.s);
	l->given[part] = l->found = true;
	l->sc->part[part] = value;
	l->last = row;
	return 0;
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

static int
check_weights(const struct loader *l)
{
	const int64_t *part = l->sc->part;
	int64_t sum = part[MQ_WEIGHT_RESPONSE] + part[MQ_WEIGHT_RESOLUTION] +
		      part[MQ_WEIGHT_SATISFACTION];

	if (sum != MICRO)
		return mq_table_fail(l->t, l->last, l->value,
		    "the weights of scheme '%s' add up to %s, not 1", l->name.s,
		    mq_micro_text(&l->t->arena, sum));
	return 0;
}

static int
load(struct loader *l, const char *name)
{
	struct mq_table *t = l->t;
	size_t row;

	if (t->error || (l->scheme = mq_table_column(t, "scheme")) < 0 ||
	    (l->part = mq_table_column(t, "part")) < 0 ||
	    (l->value = mq_table_column(t, "value")) < 0)
		return -1;
	if (t->nrows == 0) {
		t->error = mq_arena_printf(
		    &t->arena, "%s: no scheme, only a header", t->name);
		return -1;
	}
	if (choose_name(l, name))
		return -1;
	for (row = 0; row < t->nrows; row++)
		if (load_row(l, row))
			return -1;
	if (l->found)
		return check_weights(l);
	t->error = mq_arena_printf(&t->arena, "%s: no scheme '%s' (it has %s)",
	    t->name, l->name.s, list_names(l));
	return -1;
}

/* The scheme's credit for a class goes before the scales'. */
static void
set_credit(struct mq_scales *s, enum mq_scale_class class, int64_t credit)
{
	size_t i, j;

	for (i = 0; i < s->n; i++)
		for (j = 0; j < s->scale[i].n; j++)
			if (s->scale[i].code[j].class == class)
				s->scale[i].code[j].credit = credit;
}

struct mq_scheme *
mq_scheme_new(
    struct mq_table *schemes, struct mq_table *scales, const char *name)
{
	struct mq_scheme *sc = mq_xcalloc(1, sizeof(*sc));
	struct loader l = { .sc = sc, .t = schemes };

	sc->valid = sc->contacted = sc->solved = -1;
	sc->satisfied = sc->scale = -1;
	if (load(&l, name) || mq_scales_load(&sc->scales, scales)) {
		mq_scheme_free(sc);
		return NULL;
	}
	if (l.given[MQ_CREDIT_BASICALLY])
		set_credit(
		    &sc->scales, MQ_BASICALLY, sc->part[MQ_CREDIT_BASICALLY]);
	sc->usual = mq_scales_find(&sc->scales, USUAL_SCALE);
	return sc;
}

static void
note_missing(
    struct mq_scheme *sc, long column, enum mq_part weight, const char *name)
{
	if (column >= 0 || !sc->part[weight])
		return;
	sc->missing = mq_arena_printf(&sc->arena, "%s%s%s",
	    sc->missing ? sc->missing : "", sc->missing ? ", " : "", name);
}

void
mq_scheme_bind(struct mq_scheme *sc, const struct mq_record *header)
{
	sc->valid = mq_column(header, "callback_valid");
	sc->contacted = mq_column(header, "contacted");
	sc->solved = mq_column(header, "solved");
	sc->satisfied = mq_column(header, "satisfied");
	sc->scale = mq_column(header, "satisfied_scale");
	sc->missing = NULL;
	note_missing(sc, sc->contacted, MQ_WEIGHT_RESPONSE, "contacted");
	note_missing(sc, sc->solved, MQ_WEIGHT_RESOLUTION, "solved");
	note_missing(sc, sc->satisfied, MQ_WEIGHT_SATISFACTION, "satisfied");
}

bool
mq_scheme_derives_valid(const struct mq_scheme *sc)
{
	return sc->valid < 0;
}

const char *
mq_scheme_missing(const struct mq_scheme *sc)
{
	return sc->missing;
}

void
mq_scheme_free(struct mq_scheme *sc)
{
	if (!sc)
		return;
	mq_scales_free(&sc->scales);
	mq_arena_free(&sc->arena);
	free(sc);
}
