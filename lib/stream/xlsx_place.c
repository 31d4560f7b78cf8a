#include "xlsx_place.h"

#include <stdio.h>

const char *
xlsx_ref_parse(const char *s, struct xlsx_ref *ref)
{
	uint32_t row = 0, col = 0;
	const char *p = s;

	for (; (*p | 0x20) >= 'a' && (*p | 0x20) <= 'z'; p++)
		if (col <= XLSX_COLS)
			col = col * 26 + (uint32_t)((*p | 0x20) - 'a' + 1);
	for (; *p >= '0' && *p <= '9'; p++)
		if (row <= XLSX_ROWS)
			row = row * 10 + (uint32_t)(*p - '0');
	if (!row || !col)
		return NULL;
	ref->row = row;
	ref->col = col;
	return p;
}

void
xlsx_ref_format(struct xlsx_ref ref, char out[XLSX_REF_MAX])
{
	char letters[4];
	uint32_t col = ref.col;
	size_t i = sizeof(letters);

	letters[--i] = '\0';
	for (; col && i; col = (col - 1) / 26)
		letters[--i] = (char)('A' + (col - 1) % 26);
	snprintf(out, XLSX_REF_MAX, "%s%u", letters + i,
	    (unsigned)(ref.row % 10000000));
}

static void
check(struct xlsx_place *p)
{
	if (p->at.row > XLSX_ROWS)
		xlsx_fail(p->f, "a row beyond the last that a sheet has (%d)",
		    XLSX_ROWS);
	else if (p->at.col > XLSX_COLS)
		xlsx_fail(p->f,
		    "row %u: a column beyond the last that a sheet "
		    "has (XFD)",
		    (unsigned)p->at.row);
}

static void
go_to_row(struct xlsx_place *p, uint32_t row)
{
	if (row <= p->last)
		xlsx_fail(p->f,
		    "row %u stands behind row %u; open the "
		    "workbook in a spreadsheet and save it anew",
		    (unsigned)row, (unsigned)p->last);
	p->at.row = row;
	p->said = true;
}

void
xlsx_place_row(struct xlsx_place *p, const char **attr)
{
	const char *r = xlsx_attr(attr, "r");
	uint32_t row = 0;

	p->last = p->at.row++;
	p->at.col = 0;
	p->said = false;
	for (; r && *r >= '0' && *r <= '9'; r++)
		if (row <= XLSX_ROWS)
			row = row * 10 + (uint32_t)(*r - '0');
	if (r && (*r || !row))
		xlsx_fail(p->f, "a row without a number");
	else if (r)
		go_to_row(p, row);
	check(p);
}

void
xlsx_place_cell(struct xlsx_place *p, const char **attr)
{
	const char *r = xlsx_attr(attr, "r"), *end;
	struct xlsx_ref ref;

	p->at.col++;
	if (r) {
		end = xlsx_ref_parse(r, &ref);
		if (!end || *end) {
			xlsx_fail(p->f, "row %u: '%.20s' is no cell",
			    (unsigned)p->at.row, r);
			return;
		}
		if (!p->said)
			go_to_row(p, ref.row);
		else if (ref.row != p->at.row)
			xlsx_fail(p->f,
			    "cell %.20s stands in row %u; open "
			    "the workbook in a spreadsheet and "
			    "save it anew",
			    r, (unsigned)p->at.row);
		p->at.col = ref.col;
	}
	check(p);
}
