#include "people.h"

#include <stdlib.h>

#include "minqing/reporter.h"
#include "minqing/utf8.h"

enum { KEYS = 2 };

static struct mq_str
key(struct mq_arena *a, const char *kind, struct mq_str value)
{
	char *text = mq_arena_alloc(a, strlen(kind) + 1 + value.n);
	struct mq_str k = { text, strlen(kind) + 1 + value.n };

	memcpy(text, kind, strlen(kind));
	text[strlen(kind)] = '\t';
	memcpy(text + strlen(kind) + 1, value.s, value.n);
	return k;
}

/* Who it was and where, for those who left no number. */
static size_t
find_name(struct mq_arena *a, const struct feedback_reader *rd,
    const struct mq_record *rec, struct mq_str out[KEYS])
{
	struct mq_str name =
	    mq_reporter_name(a, feedback_cell(rd, rec, FEEDBACK_REPORTER));
	struct mq_str address = feedback_cell(rd, rec, FEEDBACK_ADDRESS);

	if (address.n)
		address = mq_fold(a, address);
	if (!name.n && !address.n)
		return 0;
	out[0] = key(a,
	    mq_arena_printf(a, "reporter\t%s", mq_str_dup(a, name).s), address);
	return 1;
}

/* The texts that name a record's household: how many. */
static size_t
find_keys(struct mq_arena *a, const struct feedback_reader *rd,
    const struct mq_record *rec, struct mq_str out[KEYS])
{
	struct mq_str household = feedback_cell(rd, rec, FEEDBACK_HOUSEHOLD);
	struct mq_str contact =
	    mq_reporter_contact(a, feedback_cell(rd, rec, FEEDBACK_CONTACT));
	size_t n = 0;

	if (household.n)
		out[n++] = key(a, "household", household);
	if (contact.n)
		out[n++] = key(a, "contact", contact);
	return n ? n : find_name(a, rd, rec, out);
}

static size_t
top(struct feedback_people *people, size_t i)
{
	struct feedback_household *h = people->household;

	while (h[i].up != i) {
		h[i].up = h[h[i].up].up;
		i = h[i].up;
	}
	return i;
}

/* The household of one key, a new one where the key is new. */
static size_t
of_key(struct feedback_people *people, struct mq_str k)
{
	size_t *at = mq_map_put(&people->keys, k, sizeof(*at));

	if (!*at) {
		people->household = mq_grow(people->household, people->n,
		    &people->cap, sizeof(*people->household));
		people->household[people->n] = (struct feedback_household){
			.up = people->n,
			.least = people->keys.entry[people->keys.n - 1]->key,
		};
		*at = ++people->n;
	}
	return top(people, *at - 1);
}

static size_t
join(struct feedback_people *people, size_t a, size_t b)
{
	struct feedback_household *x = &people->household[a];
	struct feedback_household *y = &people->household[b];

	if (a == b)
		return a;
	y->up = a;
	x->excluded = x->excluded || y->excluded;
	if (mq_str_cmp(y->least, x->least) < 0)
		x->least = y->least;
	if (y->has_record && (!x->has_record || people->before(y, x))) {
		x->has_record = true;
		x->lot = y->lot;
		x->rec = y->rec;
		x->group = y->group;
	}
	return a;
}

size_t
feedback_people_find(struct feedback_people *people,
    const struct feedback_reader *rd, const struct mq_record *rec)
{
	struct mq_str k[KEYS];
	size_t i, n, at;

	mq_arena_reset(&people->arena);
	n = find_keys(&people->arena, rd, rec, k);
	if (!n)
		return FEEDBACK_NOBODY;
	at = of_key(people, k[0]);
	for (i = 1; i < n; i++)
		at = join(people, at, of_key(people, k[i]));
	return at;
}

void
feedback_people_free(struct feedback_people *people)
{
	mq_map_free(&people->keys);
	mq_arena_free(&people->arena);
	free(people->household);
}
