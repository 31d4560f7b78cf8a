#include "input.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>

int64_t
report_input_read(const struct report_input *in)
{
	return in->used + in->left_out + in->rejected;
}

void
report_input_sum(struct report_input *sum, const struct report_input *in)
{
	sum->files += in->files;
	sum->used += in->used;
	sum->left_out += in->left_out;
	sum->rejected += in->rejected;
}

static struct report_input *
put(struct report_inputs *in, struct mq_str name, struct mq_str digest)
{
	struct mq_str key =
	    mq_tally_key(&in->map.arena, (struct mq_str[]){ name, digest }, 2);
	struct report_input *i = mq_map_put(&in->map, key, sizeof(*i));

	if (!i->name.s) {
		i->name = mq_str_dup(&in->map.arena, name);
		i->digest = mq_str_dup(&in->map.arena, digest);
	}
	return i;
}

static const char *
without_folders(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!strcmp(path, "-"))
		return "";
	return slash ? slash + 1 : path;
}

void
report_inputs_add(
    struct report_inputs *in, const char *path, const struct mq_source *s)
{
	const char *digest =
	    mq_arena_printf(&in->map.arena, "XXH3_%016" PRIx64, s->digest);
	struct report_input *i =
	    put(in, mq_str(without_folders(path)), mq_str(digest));

	i->files++;
	i->used += (int64_t)s->counts.out;
	i->left_out += (int64_t)s->counts.dropped;
	i->rejected += (int64_t)s->counts.rejected;
}

static int
by_name(const void *a, const void *b)
{
	const struct report_input *const *x = a, *const *y = b;
	int order = mq_str_cmp((*x)->name, (*y)->name);

	return order ? order : mq_str_cmp((*x)->digest, (*y)->digest);
}

static int
by_digest(const void *a, const void *b)
{
	const struct report_input *const *x = a, *const *y = b;
	int order = mq_str_cmp((*x)->digest, (*y)->digest);

	return order ? order : by_name(a, b);
}

void
report_inputs_finish(struct report_inputs *in)
{
	size_t i;

	in->n = in->map.n;
	in->item = mq_xcalloc(in->n + 1, sizeof(struct report_input *));
	for (i = 0; i < in->n; i++) {
		in->item[i] = in->map.entry[i]->value;
		report_input_sum(&in->all, in->item[i]);
	}
	qsort(in->item, in->n, sizeof(struct report_input *), by_name);
}

static bool
is_again(struct report_input *const *item, size_t n, size_t i)
{
	if (item[i]->files > 1)
		return true;
	return (i && mq_str_eq(item[i - 1]->digest, item[i]->digest)) ||
	       (i + 1 < n && mq_str_eq(item[i + 1]->digest, item[i]->digest));
}

size_t
report_inputs_again(const struct report_inputs *in,
    const struct report_input **again, size_t most)
{
	struct report_input **item =
	    mq_xcalloc(in->n + 1, sizeof(struct report_input *));
	size_t i, n = 0, used = 0;

	for (i = 0; i < in->n; i++)
		if (in->item[i]->used)
			item[used++] = in->item[i];
	qsort(item, used, sizeof(struct report_input *), by_digest);
	for (i = 0; i < used; i++) {
		if (!is_again(item, used, i))
			continue;
		if (n < most)
			again[n] = item[i];
		n++;
	}
	free(item);
	return n;
}

/* The numbers of an input by their names in a tally. */
static const struct {
	const char *name;
	size_t at;
} fields[] = {
	{ "files", offsetof(struct report_input, files) },
	{ "left_out", offsetof(struct report_input, left_out) },
	{ "rejected", offsetof(struct report_input, rejected) },
	{ "used", offsetof(struct report_input, used) },
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

static int64_t *
field(struct report_input *i, size_t f)
{
	return (int64_t *)(void *)((char *)i + fields[f].at);
}

const char *
report_inputs_give(const struct report_inputs *in, size_t i, struct mq_tally *t)
{
	const struct mq_entry *e = in->map.entry[i];
	const char *why = NULL;
	size_t f;
	int64_t n;

	for (f = 0; f < FIELDS && !why; f++)
		if ((n = *field(e->value, f)))
			why = mq_tally_add(t, MQ_STR("report/inputs"), e->key,
			    mq_str(fields[f].name), n);
	return why;
}

int64_t *
report_inputs_number(
    struct report_inputs *in, struct mq_str key, struct mq_str item)
{
	struct mq_arena *a = &in->map.arena;
	struct mq_str name, digest;
	size_t f = 0;

	while (f < FIELDS && !mq_str_eq(item, mq_str(fields[f].name)))
		f++;
	if (f == FIELDS || !mq_tally_next(a, &key, &name) ||
	    !mq_tally_next(a, &key, &digest))
		return NULL;
	return field(put(in, name, digest), f);
}

void
report_inputs_join(
    struct report_inputs *in, const struct report_inputs *other, bool used)
{
	const struct report_input *from;
	struct report_input *to;
	int64_t more;
	size_t i;

	for (i = 0; i < other->map.n; i++) {
		from = other->map.entry[i]->value;
		to = put(in, from->name, from->digest);
		more = used ? from->used : 0;
		if (!to->files) {
			*to = (struct report_input){ to->name, to->digest,
				from->files, 0, from->used + from->left_out,
				from->rejected };
		}
		to->used += more;
		to->left_out -= more;
	}
}

void
report_inputs_free(struct report_inputs *in)
{
	mq_map_free(&in->map);
	free(in->item);
	*in = (struct report_inputs){ 0 };
}
