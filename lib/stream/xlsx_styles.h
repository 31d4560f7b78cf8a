#ifndef XLSX_STYLES_H
#define XLSX_STYLES_H

#include "xlsx_format.h"
#include "xlsx_xml.h"

/* The styles of cells, as far as they tell dates from numbers. */
struct xlsx_styles {
	struct xlsx_format *format; /* those that can show a date */
	size_t nformats, format_cap;
	uint32_t *style; /* 1 + index into format, or 0: shows no date */
	size_t nstyles, style_cap;
};

/* Read them: 0, or -1 with *f. */
int xlsx_styles_read(struct xlsx_styles *s, struct xlsx_zip *z,
    const char *part, struct xlsx_fault *f);

/* What the number v is in a cell of this style: as xlsx_format_kind(). */
static inline unsigned
xlsx_styles_kind(const struct xlsx_styles *s, size_t style, double v)
{
	if (style >= s->nstyles || !s->style[style])
		return 0;
	return xlsx_format_kind(&s->format[s->style[style] - 1], v);
}

/* Can a number in a cell of this style be a date? */
static inline bool
xlsx_styles_dates(const struct xlsx_styles *s, size_t style)
{
	return style < s->nstyles && s->style[style] != 0;
}

void xlsx_styles_free(struct xlsx_styles *s);

#endif
