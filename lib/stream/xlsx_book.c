#include "xlsx_book.h"

#include <stdlib.h>

#include "minqing/utf8.h"

/* The workbook being read. */
struct reading {
	struct xlsx_book *b;
	const struct xlsx_rels *rels;
	struct xlsx_fault *f;
};

static bool
starts(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

static bool
ends(const char *s, const char *with)
{
	size_t n = strlen(s), m = strlen(with);

	return n >= m && !strcmp(s + n - m, with);
}

/* r:id, whatever the prefix is. */
static const char *
rel_id(const char **attr)
{
	for (; *attr; attr += 2)
		if (ends(*attr, ":id"))
			return attr[1];
	return NULL;
}

/* The part of a work sheet; NULL for a chart, a macro and the like. */
static const char *
sheet_part(const struct reading *r, const char *id)
{
	const struct xlsx_rels *rels = r->rels;
	size_t i;

	for (i = 0; i < rels->n; i++)
		if (!strcmp(rels->rel[i].id, id))
			return strcmp(rels->rel[i].kind, "worksheet")
				   ? NULL
				   : rels->rel[i].part;
	return NULL;
}

static bool
may_add(const struct reading *r, const char *part)
{
	const struct xlsx_book *b = r->b;
	size_t i;

	if (b->nsheets == XLSX_SHEETS_MAX)
		xlsx_fail(
		    r->f, "a workbook of more than %d sheets", XLSX_SHEETS_MAX);
	for (i = 0; i < b->nsheets; i++)
		if (!strcmp(b->sheet[i].part, part))
			xlsx_fail(r->f, "two sheets are one part; open the "
					"workbook in a spreadsheet and save "
					"it anew");
	return !*r->f->text;
}

static void
add_sheet(struct reading *r, const char **attr)
{
	const char *name = xlsx_attr(attr, "name"), *id = rel_id(attr);
	const char *state = xlsx_attr(attr, "state");
	const char *part = id ? sheet_part(r, id) : NULL;
	struct xlsx_book *b = r->b;
	struct xlsx_sheet *s;

	if (!name || !part || !may_add(r, part))
		return;
	b->sheet = mq_grow(b->sheet, b->nsheets, &b->cap, sizeof(*b->sheet));
	s = &b->sheet[b->nsheets++];
	s->name = mq_arena_strndup(&b->arena, name, strlen(name));
	s->part = part;
	s->hidden = state && strcmp(state, "visible") != 0;
}

static void
on_start(void *ctx, unsigned depth, const char *name, const char **attr)
{
	struct reading *r = ctx;

	if (depth == 2 && !strcmp(name, "workbookPr"))
		r->b->date1904 = xlsx_attr_true(attr, "date1904");
	else if (depth == 3 && !strcmp(name, "sheet"))
		add_sheet(r, attr);
}

/* What is in the file, where it is not a workbook of this kind. */
static int
refuse(const struct xlsx_zip *z, const char *part, struct xlsx_fault *f)
{
	static const char save[] = "save it as .xlsx or CSV";

	if (part && ends(part, ".bin"))
		return xlsx_fail(f, "a binary workbook (.xlsb); %s", save);
	if (part && starts(part, "word/"))
		return xlsx_fail(f, "a Word document, not a workbook; copy "
				    "its table into a spreadsheet");
	if (part && starts(part, "ppt/"))
		return xlsx_fail(f, "a presentation, not a workbook");
	if (xlsx_zip_has(z, "mimetype") && xlsx_zip_has(z, "content.xml"))
		return xlsx_fail(f, "an OpenDocument file (.ods); %s", save);
	if (xlsx_zip_has(z, "index/document.iwa"))
		return xlsx_fail(f, "a Numbers file; %s", save);
	return xlsx_fail(f, "a zip archive without a workbook in it; unpack "
			    "it (unzip) and name the files in it");
}

/* The workbook's part, by the package's relationships or its usual name. */
static const char *
find_workbook(struct xlsx_book *b, struct xlsx_zip *z, struct xlsx_fault *f)
{
	struct xlsx_rels rels;
	const char *part = NULL;

	if (xlsx_rels_read(&rels, z, "", &b->arena, f) == 0)
		part = xlsx_rels_kind(&rels, "officeDocument");
	xlsx_rels_free(&rels);
	if (*f->text)
		return NULL;
	if (!part && xlsx_zip_has(z, "xl/workbook.xml"))
		part = "xl/workbook.xml";
	if (!part || !xlsx_zip_has(z, part) || ends(part, ".bin") ||
	    starts(part, "word/") || starts(part, "ppt/")) {
		refuse(z, part, f);
		return NULL;
	}
	return part;
}

int
xlsx_book_read(struct xlsx_book *b, struct xlsx_zip *z, struct xlsx_fault *f)
{
	static const struct xlsx_handler handler = { .start = on_start };
	const char *part = find_workbook(b, z, f);
	struct xlsx_rels rels;
	struct reading r = { b, &rels, f };
	int status;

	if (!part)
		return -1;
	status = xlsx_rels_read(&rels, z, part, &b->arena, f);
	if (status == 0)
		status = xlsx_xml_read(z, part, &handler, &r, f);
	b->strings = xlsx_rels_kind(&rels, "sharedStrings");
	b->styles = xlsx_rels_kind(&rels, "styles");
	xlsx_rels_free(&rels);
	if (status == 0 && !b->nsheets)
		return xlsx_fail(f, "a workbook without a work sheet");
	return status;
}

/* "1 'cases', 2 'staff' (hidden)": as many as a message can hold. */
static const char *
list_sheets(struct mq_arena *a, const struct xlsx_book *b)
{
	const char *list = "";
	size_t i;

	for (i = 0; i < b->nsheets && strlen(list) < 300; i++)
		list = mq_arena_printf(a, "%s%s%zu '%s'%s", list, i ? ", " : "",
		    i + 1, b->sheet[i].name,
		    b->sheet[i].hidden ? " (hidden)" : "");
	return i < b->nsheets ? mq_arena_printf(a, "%s ...", list) : list;
}

/* Spreadsheets hold "data" and "Data" for the same name. */
static long
find_folded(const struct xlsx_book *b, struct mq_arena *a, const char *name)
{
	struct mq_str want = mq_fold(a, mq_str(name));
	long found = -1;
	size_t i;

	for (i = 0; i < b->nsheets; i++) {
		if (!mq_str_eq(mq_fold(a, mq_str(b->sheet[i].name)), want))
			continue;
		if (found >= 0)
			return -1;
		found = (long)i;
	}
	return found;
}

long
xlsx_book_find(
    const struct xlsx_book *b, const char *which, struct xlsx_fault *f)
{
	struct mq_arena a = { 0 };
	int64_t number;
	long found = -1;
	size_t i;

	for (i = 0; i < b->nsheets; i++)
		if (!strcmp(b->sheet[i].name, which))
			return (long)i;
	if (mq_str_int(mq_str(which), &number) == 0) {
		if (number >= 1 && (uint64_t)number <= b->nsheets)
			return (long)number - 1;
	} else {
		found = find_folded(b, &a, which);
	}
	if (found < 0)
		xlsx_fail(f, "no sheet '%s'; there are %s", which,
		    list_sheets(&a, b));
	mq_arena_free(&a);
	return found;
}

void
xlsx_book_free(struct xlsx_book *b)
{
	free(b->sheet);
	mq_arena_free(&b->arena);
}
