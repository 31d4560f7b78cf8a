#ifndef XLSX_PLACE_H
#define XLSX_PLACE_H

#include "xlsx_xml.h"

/* Rows and columns, from 1; a sheet has no more than these. */
enum { XLSX_ROWS = 1048576, XLSX_COLS = 16384 };

struct xlsx_ref {
	uint32_t row, col;
};

enum { XLSX_REF_MAX = 12 }; /* room for "XFD1048576" and a NUL */

/* Read a reference, "B17": where it ends, or NULL. */
const char *xlsx_ref_parse(const char *s, struct xlsx_ref *ref);

/* Write one. */
void xlsx_ref_format(struct xlsx_ref ref, char out[XLSX_REF_MAX]);

/*
 * Where reading a sheet has come to.  Rows and cells say where they stand, or
 * else stand behind the one before.
 */
struct xlsx_place {
	struct xlsx_ref at;
	uint32_t last; /* the row before this one */
	bool said;     /* the row, or a cell of it, has said where it stands */
	struct xlsx_fault *f;
};

/*
 * Go to a <row> or to a <c> of these attributes.  Rows that do not ascend,
 * cells of another row and places beyond the sheet are faults.
 */
void xlsx_place_row(struct xlsx_place *p, const char **attr);
void xlsx_place_cell(struct xlsx_place *p, const char **attr);

#endif
