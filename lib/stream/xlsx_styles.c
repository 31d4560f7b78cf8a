#include "xlsx_styles.h"

#include <stdlib.h>

#include "minqing/hash.h"

/* The styles being read: the formats by their ids. */
struct reading {
	struct xlsx_styles *s;
	struct mq_map ids; /* id -> 1 + index into format, or 0 */
	bool cell_styles;  /* within <cellXfs> */
};

/* Keep a format that can show a date: 1 + its index, or 0. */
static uint32_t
keep(struct xlsx_styles *s, const struct xlsx_format *fmt)
{
	if (!xlsx_format_dates(fmt))
		return 0;
	s->format =
	    mq_grow(s->format, s->nformats, &s->format_cap, sizeof(*s->format));
	s->format[s->nformats++] = *fmt;
	return (uint32_t)s->nformats;
}

static void
add_format(struct reading *r, const char **attr)
{
	const char *id = xlsx_attr(attr, "numFmtId");
	const char *code = xlsx_attr(attr, "formatCode");
	struct xlsx_format fmt;
	uint32_t *place;

	if (!id || !code)
		return;
	xlsx_format_parse(&fmt, mq_str(code));
	place = mq_map_put(&r->ids, mq_str(id), sizeof(*place));
	*place = keep(r->s, &fmt);
}

/* The format of an id: its own, or that which is built in. */
static uint32_t
format_of(struct reading *r, const char *id)
{
	const uint32_t *known = mq_map_get(&r->ids, mq_str(id));
	struct xlsx_format fmt;
	uint32_t *place;
	int64_t number;

	if (known)
		return *known;
	if (mq_str_int(mq_str(id), &number) || number < 0 || number > 100)
		return 0;
	xlsx_format_builtin(&fmt, (unsigned)number);
	place = mq_map_put(&r->ids, mq_str(id), sizeof(*place));
	return *place = keep(r->s, &fmt);
}

static void
add_style(struct reading *r, const char **attr)
{
	struct xlsx_styles *s = r->s;
	const char *id = xlsx_attr(attr, "numFmtId");

	s->style =
	    mq_grow(s->style, s->nstyles, &s->style_cap, sizeof(*s->style));
	s->style[s->nstyles++] = id ? format_of(r, id) : 0;
}

static void
on_start(void *ctx, unsigned depth, const char *name, const char **attr)
{
	struct reading *r = ctx;

	if (depth == 2)
		r->cell_styles = !strcmp(name, "cellXfs");
	else if (depth == 3 && !strcmp(name, "numFmt"))
		add_format(r, attr);
	else if (depth == 3 && r->cell_styles && !strcmp(name, "xf"))
		add_style(r, attr);
}

int
xlsx_styles_read(struct xlsx_styles *s, struct xlsx_zip *z, const char *part,
    struct xlsx_fault *f)
{
	static const struct xlsx_handler handler = { .start = on_start };
	struct reading r = { .s = s };
	int status = xlsx_xml_read(z, part, &handler, &r, f);

	mq_map_free(&r.ids);
	return status;
}

void
xlsx_styles_free(struct xlsx_styles *s)
{
	free(s->format);
	free(s->style);
}
