#include "minqing/scheme.h"

#include <inttypes.h>
#include <stdlib.h>

#include "micro.h"
#include "minqing/hash.h"
#include "minqing/preset.h"
#include "scheme_parts.h"

#define USUAL_SCALE MQ_STR("3")

struct mq_scheme_choice
mq_scheme_choose(struct mq_arena *a, const char *asked)
{
	struct mq_scheme_choice c = { NULL, MQ_SCHEME_DEFAULT };
	const char *colon;

	if (!asked)
		return c;
	c.name = asked;
	colon = strrchr(asked, ':');
	if (colon && !strpbrk(colon, "./")) {
		c.file = mq_arena_strndup(a, asked, (size_t)(colon - asked));
		c.name = colon + 1;
	} else if (strpbrk(asked, "./")) {
		c.file = asked;
		c.name = NULL;
	}
	return c;
}

struct mq_scheme *
mq_scheme_open(
    const char *preset, const char *asked, struct mq_arena *a, const char **why)
{
	struct mq_scheme_choice c = mq_scheme_choose(a, asked);
	struct mq_table *schemes = mq_preset_table(preset, "schemes", c.file);
	struct mq_table *scales = mq_preset_table(preset, "scales", NULL);
	struct mq_scheme *sc = mq_scheme_new(schemes, scales, c.name);
	const char *error = schemes->error ? schemes->error : scales->error;

	if (!sc)
		*why = mq_arena_strndup(a, error, strlen(error));
	mq_table_free(schemes);
	mq_table_free(scales);
	return sc;
}

/* The scheme's credit for a class goes before the scales'. */
static void
set_credit(struct mq_scales *s, enum mq_scale_class class, int64_t credit)
{
	struct mq_str text = mq_str(mq_micro_text(&s->arena, credit));
	struct mq_scale_code *c;
	size_t i, j;

	for (i = 0; i < s->n; i++)
		for (j = 0; j < s->scale[i].n; j++) {
			c = &s->scale[i].code[j];
			if (c->class != class)
				continue;
			c->credit = credit;
			c->credit_text = text;
		}
}

/* All that the figures depend on, as a text to be digested. */
static const char *
describe(const struct mq_scheme *sc, struct mq_arena *a)
{
	const struct mq_scale_code *c;
	const char *text = mq_arena_printf(
	    a, "%d %d %d", (int)sc->type, sc->of_answered, (int)sc->rank_by);
	size_t i, j;

	for (i = 0; i < MQ_PARTS; i++)
		text = mq_arena_printf(a, "%s %" PRId64, text, sc->part[i]);
	for (i = 0; i < sc->nraters; i++)
		text = mq_arena_printf(a, "%s\n%s %" PRId64, text,
		    sc->rater[i].name.s, sc->rater[i].weight);
	for (i = 0; i < sc->scales.n; i++)
		for (j = 0; j < sc->scales.scale[i].n; j++) {
			c = &sc->scales.scale[i].code[j];
			text = mq_arena_printf(a,
			    "%s\n%s %s %d %" PRId64 " %" PRId64, text,
			    sc->scales.scale[i].name.s, c->code.s,
			    (int)c->class, c->credit, c->points);
		}
	return text;
}

struct mq_scheme *
mq_scheme_new(
    struct mq_table *schemes, struct mq_table *scales, const char *name)
{
	struct mq_scheme *sc = mq_xcalloc(1, sizeof(*sc));
	bool basically;

	sc->valid = sc->contacted = sc->solved = -1;
	sc->satisfied = sc->scale = -1;
	if (mq_scheme_load(sc, schemes, name, &basically) ||
	    mq_scales_load(&sc->scales, scales)) {
		mq_scheme_free(sc);
		return NULL;
	}
	if (basically)
		set_credit(
		    &sc->scales, MQ_BASICALLY, sc->part[MQ_CREDIT_BASICALLY]);
	sc->usual = mq_scales_find(&sc->scales, USUAL_SCALE);
	if (!name)
		name =
		    mq_table_cell(schemes, 0, mq_table_find(schemes, "scheme"))
			.s;
	sc->name = mq_arena_strndup(&sc->arena, name, strlen(name));
	return sc;
}

enum mq_scheme_type
mq_scheme_type(const struct mq_scheme *sc)
{
	return sc->type;
}

const char *
mq_scheme_id(struct mq_scheme *sc)
{
	struct mq_arena a = { 0 };
	const char *text;
	char hex[33];

	if (!sc->id) {
		text = describe(sc, &a);
		mq_hash_hex(text, strlen(text), hex);
		sc->id = mq_arena_printf(&sc->arena, "%s %s", sc->name, hex);
		mq_arena_free(&a);
	}
	return sc->id;
}

enum mq_scheme_rank
mq_scheme_rank_by(const struct mq_scheme *sc)
{
	return sc->rank_by;
}

size_t
mq_scheme_groups(const struct mq_scheme *sc)
{
	return sc->nraters;
}

struct mq_str
mq_scheme_group(const struct mq_scheme *sc, size_t i, double *weight)
{
	*weight = (double)sc->rater[i].weight / (double)MICRO;
	return sc->rater[i].name;
}

static void
note_missing(struct mq_scheme *sc, long column, unsigned rate, const char *name)
{
	if (column >= 0 ||
	    !(sc->part[MQ_WEIGHT + rate] || sc->part[MQ_FULL + rate]))
		return;
	sc->missing = mq_arena_printf(&sc->arena, "%s%s%s",
	    sc->missing ? sc->missing : "", sc->missing ? ", " : "", name);
}

static void
note_all_missing(struct mq_scheme *sc, const char *satisfied)
{
	sc->missing = NULL;
	note_missing(sc, sc->contacted, MQ_RATE_RESPONSE, "contacted");
	note_missing(sc, sc->solved, MQ_RATE_RESOLUTION, "solved");
	if (sc->type == MQ_RATES || sc->type == MQ_THRESHOLD)
		note_missing(
		    sc, sc->satisfied, MQ_RATE_SATISFACTION, satisfied);
	else if (sc->satisfied < 0)
		sc->missing = satisfied;
}

void
mq_scheme_bind(struct mq_scheme *sc, const struct mq_record *header)
{
	sc->valid = mq_column(header, "callback_valid");
	sc->contacted = mq_column(header, "contacted");
	sc->solved = mq_column(header, "solved");
	sc->satisfied = mq_column(header, "satisfied");
	sc->scale = mq_column(header, "satisfied_scale");
	note_all_missing(sc, "satisfied");
}

void
mq_scheme_bind_ratings(struct mq_scheme *sc, const struct mq_record *header)
{
	sc->valid = sc->contacted = sc->solved = -1;
	sc->satisfied = mq_column(header, "rating");
	sc->scale = mq_column(header, "scale");
	note_all_missing(sc, "rating");
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
	free(sc->rater);
	mq_arena_free(&sc->arena);
	free(sc);
}
