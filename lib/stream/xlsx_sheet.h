#ifndef XLSX_SHEET_H
#define XLSX_SHEET_H

#include "xlsx_rows.h"
#include "xlsx_strings.h"
#include "xlsx_styles.h"

/* The cells of a sheet, read one after the other and written as rows. */

enum xlsx_type {
	XLSX_NUMBER,
	XLSX_TEXT, /* a formula's, or in the cell itself */
	XLSX_SHARED,
	XLSX_BOOLEAN,
	XLSX_ISO_DATE
};

struct xlsx_cells {
	const struct xlsx_strings *strings;
	const struct xlsx_styles *styles;
	bool date1904;
	struct mq_xlsx_notes *notes;
	struct xlsx_rows rows;
	struct xlsx_place place;
	struct xlsx_xml *xml;
	size_t hides;        /* <col>s seen that hide columns */
	bool data;           /* within <sheetData> */
	enum xlsx_type type; /* of the cell */
	size_t style;
	bool is_rich;           /* the cell has an <is> */
	bool in_value;          /* within <v> */
	struct xlsx_text value; /* what <v> says */
	struct xlsx_rich rich;  /* what <is> says */
};

/* The handler of a sheet's part; its ctx is a struct xlsx_cells. */
extern const struct xlsx_handler xlsx_cells_handler;

void xlsx_cells_free(struct xlsx_cells *c);

#endif
