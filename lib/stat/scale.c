#include "scale.h"

#include <stdlib.h>

#include "micro.h"

/* Where the table's columns are. */
struct columns {
	long scale, code, class, credit, points;
};

static int
find_columns(struct mq_table *t, struct columns *c)
{
	const struct {
		const char *name;
		long *col;
	} want[] = {
		{ "scale", &c->scale },
		{ "code", &c->code },
		{ "class", &c->class },
		{ "credit", &c->credit },
		{ "points", &c->points },
	};
	size_t i;

	for (i = 0; i < sizeof(want) / sizeof(*want); i++)
		if ((*want[i].col = mq_table_column(t, want[i].name)) < 0)
			return -1;
	return 0;
}

int
mq_credit_read(struct mq_table *t, size_t row, long col, int64_t *out)
{
	struct mq_str s = mq_table_cell(t, row, col);

	if (mq_micro_parse(s, MICRO, out) || *out % (MICRO / 1000))
		return mq_table_fail(t, row, col,
		    "not a number from 0 to 1 of at most 3 decimals: '%s'",
		    s.s);
	return 0;
}

static int
read_points(struct mq_table *t, size_t row, long col, int64_t *out)
{
	struct mq_str s = mq_table_cell(t, row, col);

	if (mq_micro_parse(s, 100 * MICRO, out) || *out % (MICRO / 1000))
		return mq_table_fail(t, row, col,
		    "not a number from 0 to 100 of at most 3 decimals: '%s'",
		    s.s);
	return 0;
}

static int
read_class(struct mq_table *t, size_t row, long col, enum mq_scale_class *out)
{
	static const char *const names[] = { "satisfied", "basically",
		"dissatisfied", "none" };
	struct mq_str s = mq_table_cell(t, row, col);
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!mq_str_eq(s, mq_str(names[i])))
			continue;
		*out = (enum mq_scale_class)i;
		return 0;
	}
	return mq_table_fail(t, row, col,
	    "not satisfied, basically, dissatisfied or none: '%s'", s.s);
}

struct mq_scale *
mq_scales_find(const struct mq_scales *s, struct mq_str name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (mq_str_eq(s->scale[i].name, name))
			return &s->scale[i];
	return NULL;
}

const struct mq_scale_code *
mq_scale_find(const struct mq_scale *s, struct mq_str code)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (mq_str_eq(s->code[i].code, code))
			return &s->code[i];
	return NULL;
}

/* The scale of this name, made where it is not there yet. */
static struct mq_scale *
put_scale(struct mq_scales *s, struct mq_str name)
{
	struct mq_scale *scale = mq_scales_find(s, name);

	if (scale)
		return scale;
	s->scale = mq_grow(s->scale, s->n, &s->cap, sizeof(*s->scale));
	scale = &s->scale[s->n++];
	*scale = (struct mq_scale){ .name = mq_str_dup(&s->arena, name) };
	return scale;
}

static int
load_row(struct mq_scales *s, struct mq_table *t, size_t row,
    const struct columns *c)
{
	struct mq_str name = mq_table_cell(t, row, c->scale);
	struct mq_str code = mq_table_cell(t, row, c->code);
	struct mq_scale_code new = { 0 };
	struct mq_scale *scale;

	if (!name.n || !code.n)
		return mq_table_fail(
		    t, row, name.n ? c->code : c->scale, "empty");
	scale = put_scale(s, name);
	if (mq_scale_find(scale, code))
		return mq_table_fail(t, row, c->code,
		    "'%s' is on scale '%s' twice", code.s, name.s);
	if (read_class(t, row, c->class, &new.class) ||
	    (new.class != MQ_NO_ANSWER &&
		(mq_credit_read(t, row, c->credit, &new.credit) ||
		    read_points(t, row, c->points, &new.points))))
		return -1;
	new.code = mq_str_dup(&s->arena, code);
	new.text = mq_str(mq_micro_text(&s->arena, new.points));
	new.credit_text = mq_str(mq_micro_text(&s->arena, new.credit));
	scale->code = mq_grow(scale->code, scale->n, &scale->cap, sizeof(new));
	scale->code[scale->n++] = new;
	return 0;
}

/* What refused records will be told, made here because it is wanted often. */
static void
prepare_messages(struct mq_scales *s)
{
	const char *names = "", *codes;
	struct mq_scale *scale;
	size_t i, j;

	for (i = 0; i < s->n; i++) {
		scale = &s->scale[i];
		codes = "";
		for (j = 0; j < scale->n; j++)
			codes = mq_arena_printf(&s->arena, "%s%s%s", codes,
			    j ? ", " : "", scale->code[j].code.s);
		scale->unknown = mq_arena_printf(&s->arena,
		    "unknown value on scale %s (it has %s)", scale->name.s,
		    codes);
		names = mq_arena_printf(
		    &s->arena, "%s%s%s", names, i ? ", " : "", scale->name.s);
	}
	s->unknown =
	    mq_arena_printf(&s->arena, "unknown scale (there are %s)", names);
}

int
mq_scales_load(struct mq_scales *s, struct mq_table *t)
{
	struct columns c;
	size_t row;

	if (t->error || find_columns(t, &c))
		return -1;
	for (row = 0; row < t->nrows; row++)
		if (load_row(s, t, row, &c))
			return -1;
	prepare_messages(s);
	return 0;
}

void
mq_scales_free(struct mq_scales *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		free(s->scale[i].code);
	free(s->scale);
	mq_arena_free(&s->arena);
}
