#include "batch.h"

#include <stdlib.h>

#include "minqing/preset.h"
#include "show.h"
#include "tell.h"

void
ingest_batch_tables(struct ingest_batch *b, const struct mq_list *alias_files)
{
	const char *preset = mq_run_common(b->run)->preset;
	size_t i;

	b->aliases = mq_xcalloc(alias_files->n + 1, sizeof(struct mq_table *));
	b->naliases =
	    mq_preset_tables(preset, "aliases", alias_files, b->aliases);
	for (i = b->naliases; i-- > 0;) /* the last overrides the others */
		if (ingest_aliases_add(&b->alias, b->aliases[i]))
			mq_run_need_table(b->run, b->aliases[i]);
	b->values = mq_preset_table(preset, "values", NULL);
	if (ingest_values_load(&b->value, b->values))
		mq_run_need_table(b->run, b->values);
}

static struct ingest_operand *
add_operand(struct ingest_batch *b)
{
	struct ingest_operand *o = mq_xcalloc(1, sizeof(*o));

	b->operand =
	    mq_grow(b->operand, b->n, &b->cap, sizeof(struct ingest_operand *));
	b->operand[b->n++] = o;
	return o;
}

/* The source was opened, or not: map its header. */
static const char *
map(struct ingest_batch *b, struct ingest_operand *o, int bad)
{
	struct ingest_source *s = &o->source;

	if (bad)
		return s->error;
	if (ingest_mapping_make(
		&o->map, &b->alias, &s->header, b->wanted->rename_duplicates))
		return mq_arena_printf(&b->arena, "%s:%lu: %s", s->name,
		    s->header.line, o->map.error);
	ingest_tell_encoding(s);
	if (b->n > 1)
		ingest_source_pause(s);
	return NULL;
}

static const char *
open_path(
    struct ingest_batch *b, const char *path, const struct ingest_form *form)
{
	struct ingest_operand *o = add_operand(b);

	return map(b, o, ingest_source_open(&o->source, path, form));
}

static const char *
open_retry(struct ingest_batch *b, const struct ingest_form *form,
    const struct mq_list *files)
{
	const struct ingest_retry_source *s;
	struct ingest_operand *o;
	const char *wrong = NULL;
	size_t i;

	for (i = 0; i < files->n; i++)
		if (ingest_retry_load(&b->retry, files->item[i], form))
			return b->retry.error;
	for (i = 0; i < b->retry.n && !wrong; i++) {
		s = &b->retry.source[i];
		o = add_operand(b);
		wrong = map(b, o,
		    ingest_source_open_memory(
			&o->source, &s->memory, &s->form));
	}
	return wrong;
}

const char *
ingest_batch_open(struct ingest_batch *b, const struct ingest_form *form,
    const struct mq_list *retry_files)
{
	char *const *path = mq_run_operands(b->run);
	const char *wrong = NULL;

	if (retry_files->n && !strcmp(path[0], "-") && !path[1])
		path++;
	for (; *path && !wrong; path++)
		wrong = open_path(b, *path, form);
	return wrong ? wrong : open_retry(b, form, retry_files);
}

void
ingest_batch_show(const struct ingest_batch *b)
{
	struct mq_writer *w = mq_run_writer(b->run);
	size_t i;

	ingest_show_header(w);
	for (i = 0; i < b->n; i++)
		ingest_show(w, b->operand[i]->source.name, &b->operand[i]->map);
}

static void
write_header(struct mq_writer *w, const struct ingest_layout *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		mq_write_cell(w, l->name[i]);
	mq_write_end(w);
}

/* The bytes of all sources, or 0 where they are not known. */
static uint64_t
size_of_all(const struct ingest_batch *b)
{
	uint64_t size = 0;
	size_t i;

	for (i = 0; i < b->n; i++) {
		if (!b->operand[i]->source.size)
			return 0;
		size += b->operand[i]->source.size;
	}
	return size;
}

static const char *
convert_one(struct ingest_batch *b, struct ingest_convert *c,
    const struct ingest_layout *layout, struct ingest_operand *o)
{
	struct ingest_wish wish = { b->wanted->channel, b->wanted->date_order,
		b->wanted->zone };
	struct ingest_plan plan;
	const char *wrong;

	if (ingest_plan_make(&plan, layout, &o->map, &b->value, &wish))
		wrong = plan.error;
	else
		wrong = ingest_convert(c, &o->source, &plan);
	if (wrong)
		wrong = mq_arena_printf(&b->arena, "%s", wrong);
	ingest_plan_free(&plan);
	ingest_source_pause(&o->source);
	return wrong;
}

static const char *
open_seen(struct ingest_batch *b, struct ingest_convert *c)
{
	const char *path = b->wanted->seen;

	if (!path)
		return NULL;
	c->seen = &b->seen;
	return ingest_seen_open(&b->seen, path, mq_run_also(b->run, path));
}

const char *
ingest_batch_convert(struct ingest_batch *b)
{
	struct ingest_convert c = {
		.run = b->run,
		.w = mq_run_writer(b->run),
		.unique = b->wanted->unique,
		.size = size_of_all(b),
	};
	struct ingest_layout layout = { 0 };
	const char *wrong = open_seen(b, &c);
	size_t i;

	for (i = 0; i < b->n; i++)
		ingest_layout_add(&layout, &b->operand[i]->map, &b->value);
	ingest_layout_settle(&layout);
	if (!wrong)
		write_header(c.w, &layout);
	for (i = 0; i < b->n && !wrong; i++)
		wrong = convert_one(b, &c, &layout, b->operand[i]);
	ingest_layout_free(&layout);
	ingest_convert_free(&c);
	return wrong;
}

void
ingest_batch_free(struct ingest_batch *b)
{
	size_t i;

	for (i = 0; i < b->n; i++) {
		ingest_mapping_free(&b->operand[i]->map);
		ingest_source_close(&b->operand[i]->source);
		free(b->operand[i]);
	}
	free(b->operand);
	ingest_retry_free(&b->retry);
	ingest_seen_free(&b->seen);
	ingest_aliases_free(&b->alias);
	ingest_values_free(&b->value);
	while (b->naliases)
		mq_table_free(b->aliases[--b->naliases]);
	free(b->aliases);
	mq_table_free(b->values);
	mq_arena_free(&b->arena);
}
