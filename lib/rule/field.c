#include "field.h"

#include <stdlib.h>

#include "minqing/utf8.h"
#include "minqing/variant.h"

static struct text *
add_text(struct fields *fields, const struct mq_record *header, size_t column)
{
	size_t n = fields->texts.n;
	struct text *text =
	    mq_map_put(&fields->texts, mq_field(header, column), sizeof(*text));

	if (fields->texts.n > n) {
		text->name = fields->texts.entry[n]->key;
		text->column = column;
	}
	return text;
}

static void
bind_texts(struct fields *fields, struct field *field,
    const struct mq_record *header, const size_t *column, size_t n)
{
	size_t i;

	field->text = mq_xcalloc(n, sizeof(struct text *));
	for (i = 0; i < n; i++) {
		field->text[i] = add_text(fields, header, column[i]);
		field->text[i]->want_plain |= field->plain;
	}
	field->ntexts = n;
}

struct field *
fields_bind(struct fields *fields, const struct mq_rule *r,
    const struct mq_record *header, const size_t *column, size_t ncolumns)
{
	struct mq_map *map = &fields->map[r->plain];
	struct field *field = mq_map_put(map, r->field, sizeof(*field));
	long at;
	size_t own;

	if (field->first)
		return field;
	field->first = r;
	field->plain = r->plain;
	field->matcher = mq_matcher_new();
	if (r->field.n == 0) {
		bind_texts(fields, field, header, column, ncolumns);
		return field;
	}
	at = mq_column(header, map->entry[map->n - 1]->key.s);
	own = (size_t)at;
	if (at >= 0)
		bind_texts(fields, field, header, &own, 1);
	return field;
}

const struct mq_rule *
fields_missing(const struct fields *fields, size_t i)
{
	const struct mq_map *map;
	const struct field *field;
	size_t k;

	for (map = fields->map; map < fields->map + 2; map++)
		for (k = 0; k < map->n; k++) {
			field = map->entry[k]->value;
			if (field->ntexts == 0 && i-- == 0)
				return field->first;
		}
	return NULL;
}

const struct text *
fields_read(struct fields *fields, const struct mq_record *rec, size_t *valid)
{
	struct text *text;
	size_t i;

	mq_arena_reset(&fields->arena);
	for (i = 0; i < fields->texts.n; i++) {
		text = fields->texts.entry[i]->value;
		text->s = mq_field(rec, text->column);
		*valid = mq_utf8_valid(text->s.s, text->s.n);
		if (*valid < text->s.n)
			return text;
		if (text->want_plain)
			text->plain = mq_variant_text(&fields->arena, text->s);
	}
	return NULL;
}

void
fields_scan(const struct fields *fields, uint64_t *may, uint64_t *sure)
{
	const struct mq_map *map;
	const struct field *field;
	size_t i, k;

	for (map = fields->map; map < fields->map + 2; map++)
		for (i = 0; i < map->n; i++) {
			field = map->entry[i]->value;
			for (k = 0; k < field->ntexts; k++)
				mq_matcher_scan(field->matcher,
				    field_text(field, k), may, sure);
		}
}

struct mq_matcher *
fields_matcher(const struct fields *fields, size_t i)
{
	const struct mq_map *map = fields->map;
	const struct field *field;

	if (i >= map->n)
		i -= map++->n;
	field = i < map->n ? map->entry[i]->value : NULL;
	return field ? field->matcher : NULL;
}

static void
free_map(struct mq_map *map)
{
	struct field *field;
	size_t i;

	for (i = 0; i < map->n; i++) {
		field = map->entry[i]->value;
		mq_matcher_free(field->matcher);
		free(field->text);
	}
	mq_map_free(map);
}

void
fields_free(struct fields *fields)
{
	free_map(&fields->map[0]);
	free_map(&fields->map[1]);
	mq_map_free(&fields->texts);
	mq_arena_free(&fields->arena);
}
