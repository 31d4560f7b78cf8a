#include "xlsx_strings.h"

#include <stdlib.h>

/* The strings being read. */
struct reading {
	struct xlsx_strings *s;
	struct xlsx_rich rich;
	struct xlsx_fault *f;
};

/* The names here are short, and there are many of them. */
static bool
is(const char *name, const char *what)
{
	return *name == *what && !strcmp(name, what);
}

void
xlsx_rich_start(struct xlsx_rich *r, unsigned depth, const char *name)
{
	if (depth == r->depth + 1 && is(name, "rPh"))
		r->phonetic = true;
	r->open = is(name, "t") && !r->phonetic && depth <= r->depth + 2;
}

void
xlsx_rich_end(struct xlsx_rich *r, unsigned depth, const char *name)
{
	if (depth == r->depth + 1 && is(name, "rPh"))
		r->phonetic = false;
	r->open = false;
}

static void
on_start(void *ctx, unsigned depth, const char *name, const char **attr)
{
	struct reading *r = ctx;

	(void)attr;
	if (depth == 2)
		r->rich = (struct xlsx_rich){ r->rich.text, 2, false, false };
	else if (depth > 2)
		xlsx_rich_start(&r->rich, depth, name);
}

static void
on_end(void *ctx, unsigned depth, const char *name)
{
	struct reading *r = ctx;
	struct xlsx_strings *s = r->s;

	if (depth > 2)
		xlsx_rich_end(&r->rich, depth, name);
	if (depth != 2 || !is(name, "si"))
		return;
	xlsx_add_cell(&s->text, xlsx_str(&r->rich.text));
	r->rich.text.n = 0;
	if (s->text.n > UINT32_MAX || s->n == UINT32_MAX) {
		xlsx_fail(r->f, "over 4 GiB of shared strings");
		return;
	}
	s->end = mq_grow(s->end, s->n, &s->cap, sizeof(*s->end));
	s->end[s->n++] = (uint32_t)s->text.n;
}

static void
on_text(void *ctx, const char *text, size_t n)
{
	struct reading *r = ctx;

	if (r->rich.open)
		xlsx_add(&r->rich.text, text, n);
}

int
xlsx_strings_read(struct xlsx_strings *s, struct xlsx_zip *z, const char *part,
    struct xlsx_fault *f)
{
	static const struct xlsx_handler handler = { on_start, on_end,
		on_text };
	struct reading r = { .s = s, .f = f };
	int status = xlsx_xml_read(z, part, &handler, &r, f);

	free(r.rich.text.s);
	return status;
}

struct mq_str
xlsx_strings_get(const struct xlsx_strings *s, size_t i)
{
	size_t start = i ? s->end[i - 1] : 0;

	if (s->end[i] == start)
		return MQ_STR("");
	return (struct mq_str){ s->text.s + start, s->end[i] - start };
}

void
xlsx_strings_free(struct xlsx_strings *s)
{
	free(s->text.s);
	free(s->end);
}
