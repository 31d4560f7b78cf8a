#ifndef XLSX_BOOK_H
#define XLSX_BOOK_H

#include "xlsx_xml.h"

/* What a workbook says of itself: its sheets, its calendar, its other parts. */

struct xlsx_sheet {
	const char *name;
	const char *part;
	bool hidden;
};

struct xlsx_book {
	struct xlsx_sheet *sheet; /* work sheets; charts and macros are none */
	size_t nsheets, cap;
	const char *strings; /* parts, or NULL */
	const char *styles;
	bool date1904;
	struct mq_arena arena;
};

enum { XLSX_SHEETS_MAX = 2000 };

/*
 * Find the workbook in its parts and read it: 0, or -1 with *f, which says
 * what the file is where it is none (xlsb, OpenDocument, Word, another zip).
 */
int xlsx_book_read(
    struct xlsx_book *b, struct xlsx_zip *z, struct xlsx_fault *f);

/*
 * The sheet of this name, or else of this number, from 1, hidden ones counted:
 * its index, or -1 with *f, which lists those there are.
 */
long xlsx_book_find(
    const struct xlsx_book *b, const char *which, struct xlsx_fault *f);

void xlsx_book_free(struct xlsx_book *b);

/* A relationship of a part: what kind of thing is where. */
struct xlsx_rel {
	const char *id;
	const char *kind; /* the last word of its type: "worksheet" */
	const char *part;
};

struct xlsx_rels {
	struct xlsx_rel *rel;
	size_t n, cap;
	struct mq_arena *arena; /* of its texts */
	const char *base;       /* the folder of the part, "xl/" */
	struct xlsx_fault *f;
};

/*
 * Read the relationships of a part ("" is the package): 0, or -1 with *f.
 * None, where it has none.
 */
int xlsx_rels_read(struct xlsx_rels *r, struct xlsx_zip *z, const char *part,
    struct mq_arena *a, struct xlsx_fault *f);

/* The part of the first one of a kind, or NULL. */
const char *xlsx_rels_kind(const struct xlsx_rels *r, const char *kind);

void xlsx_rels_free(struct xlsx_rels *r);

#endif
