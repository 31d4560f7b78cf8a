#ifndef XLSX_STRINGS_H
#define XLSX_STRINGS_H

#include "xlsx_xml.h"

/*
 * The strings that cells of a workbook share, as cells of TSV, one behind the
 * other: the texts themselves and four bytes more for each.
 */
struct xlsx_strings {
	struct xlsx_text text;
	uint32_t *end; /* of each in text */
	size_t n, cap;
};

/* Read them: 0, or -1 with *f. */
int xlsx_strings_read(struct xlsx_strings *s, struct xlsx_zip *z,
    const char *part, struct xlsx_fault *f);

/* String i, which is less than s->n. */
struct mq_str xlsx_strings_get(const struct xlsx_strings *s, size_t i);

void xlsx_strings_free(struct xlsx_strings *s);

/*
 * The text of a rich string (an <si> or <is>), which stands at `depth`: of
 * itself and of its runs, not of phonetic ones.
 */
struct xlsx_rich {
	struct xlsx_text text;
	unsigned depth;
	bool phonetic; /* within <rPh> */
	bool open;     /* within <t> */
};

/* Handlers for what is within the string. */
void xlsx_rich_start(struct xlsx_rich *r, unsigned depth, const char *name);
void xlsx_rich_end(struct xlsx_rich *r, unsigned depth, const char *name);

#endif
