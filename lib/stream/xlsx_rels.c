/* Relationships between parts: ECMA-376 part 2, 9.3 and annex B */

#include <stdlib.h>

#include "xlsx_book.h"

enum { RELS_MAX = 10000 };

/* "xl/" of "xl/workbook.xml". */
static const char *
folder_of(struct mq_arena *a, const char *part)
{
	const char *slash = strrchr(part, '/');

	return mq_arena_strndup(
	    a, part, slash ? (size_t)(slash - part) + 1 : 0);
}

/* Take one step of a path onto `out`, which ends in '/' or is empty. */
static void
walk(char *out, struct mq_str step)
{
	size_t n = strlen(out);

	if (!step.n || mq_str_eq(step, MQ_STR(".")))
		return;
	if (mq_str_eq(step, MQ_STR(".."))) {
		if (n)
			out[--n] = '\0';
		while (n && out[n - 1] != '/')
			out[--n] = '\0';
		return;
	}
	memcpy(out + n, step.s, step.n);
	memcpy(out + n + step.n, "/", 2);
}

/* Where a target leads, as seen from the folder `base`. */
static const char *
resolve(struct mq_arena *a, const char *base, const char *target)
{
	size_t n = strlen(target);
	char *path = mq_arena_strndup(a, target, n), *p, *out;
	struct mq_str rest, step;

	for (p = path; *p; p++)
		if (*p == '\\')
			*p = '/';
	out = mq_arena_zalloc(a, strlen(base) + n + 2, 1);
	if (*path != '/')
		strcpy(out, base);
	rest = (struct mq_str){ path, n };
	while (mq_str_next(&rest, '/', &step))
		walk(out, step);
	n = strlen(out);
	if (n)
		out[n - 1] = '\0';
	return out;
}

static void
on_start(void *ctx, unsigned depth, const char *name, const char **attr)
{
	struct xlsx_rels *r = ctx;
	const char *id = xlsx_attr(attr, "Id");
	const char *type = xlsx_attr(attr, "Type");
	const char *target = xlsx_attr(attr, "Target");
	const char *mode = xlsx_attr(attr, "TargetMode");
	const char *slash;
	struct xlsx_rel *rel;

	if (depth != 2 || strcmp(name, "Relationship") || !id || !type ||
	    !target || (mode && !strcmp(mode, "External")))
		return;
	if (r->n == RELS_MAX) {
		xlsx_fail(r->f, "a part with too many relationships");
		return;
	}
	slash = strrchr(type, '/');
	r->rel = mq_grow(r->rel, r->n, &r->cap, sizeof(*r->rel));
	rel = &r->rel[r->n++];
	rel->id = mq_arena_strndup(r->arena, id, strlen(id));
	if (slash)
		type = slash + 1;
	rel->kind = mq_arena_strndup(r->arena, type, strlen(type));
	rel->part = resolve(r->arena, r->base, target);
}

int
xlsx_rels_read(struct xlsx_rels *r, struct xlsx_zip *z, const char *part,
    struct mq_arena *a, struct xlsx_fault *f)
{
	static const struct xlsx_handler handler = { .start = on_start };
	const char *name;

	*r = (struct xlsx_rels){ .arena = a, .f = f };
	r->base = folder_of(a, part);
	name = mq_arena_printf(
	    a, "%s_rels/%s.rels", r->base, part + strlen(r->base));
	if (!xlsx_zip_has(z, name))
		return 0;
	return xlsx_xml_read(z, name, &handler, r, f);
}

const char *
xlsx_rels_kind(const struct xlsx_rels *r, const char *kind)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (!strcmp(r->rel[i].kind, kind))
			return r->rel[i].part;
	return NULL;
}

void
xlsx_rels_free(struct xlsx_rels *r)
{
	free(r->rel);
}
