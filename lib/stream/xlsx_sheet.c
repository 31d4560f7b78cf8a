#include "xlsx_sheet.h"

#include <stdlib.h>

#include "xlsx_value.h"

static void
fail_cell(struct xlsx_cells *c, const char *what)
{
	char ref[XLSX_REF_MAX];

	xlsx_ref_format(c->place.at, ref);
	xlsx_fail(c->place.f,
	    "cell %s %s; open the workbook in a spreadsheet and save it anew",
	    ref, what);
}

static void
add(struct xlsx_cells *c, const char *s, size_t n)
{
	xlsx_add(&c->rows.text, s, n);
}

static void
add_text(struct xlsx_cells *c, struct mq_str text)
{
	xlsx_add_cell(&c->rows.text, text);
}

static void
note_damaged(struct xlsx_cells *c)
{
	if (!c->notes || c->rows.hidden_row)
		return;
	if (!c->notes->damaged++)
		xlsx_ref_format(c->place.at, c->notes->first_damaged);
}

static void
add_number(struct xlsx_cells *c, struct mq_str text)
{
	char out[XLSX_VALUE_MAX];
	unsigned kind;
	double v;
	bool damaged;
	size_t n = 0;

	text = mq_str_trim(text);
	if (xlsx_styles_dates(c->styles, c->style) &&
	    mq_str_number(text, &v) == 0) {
		kind = xlsx_styles_kind(c->styles, c->style, v);
		n = kind ? xlsx_date(v, kind, c->date1904, out) : 0;
	}
	if (n) {
		add(c, out, n);
		return;
	}
	n = xlsx_number(text, out, &damaged);
	if (damaged)
		note_damaged(c);
	if (n)
		add(c, out, n);
	else
		add_text(c, text);
}

static void
add_shared(struct xlsx_cells *c, struct mq_str text)
{
	struct mq_str string;
	int64_t i;

	if (mq_str_int(mq_str_trim(text), &i) || i < 0 ||
	    (uint64_t)i >= c->strings->n) {
		fail_cell(c, "is a string that the workbook does not have");
		return;
	}
	string = xlsx_strings_get(c->strings, (size_t)i);
	add(c, string.s, string.n);
}

static void
add_boolean(struct xlsx_cells *c, struct mq_str text)
{
	struct mq_str t = mq_str_trim(text);

	if (mq_str_eq(t, MQ_STR("1")) || mq_str_eq(t, MQ_STR("true")))
		add(c, "TRUE", 4);
	else if (mq_str_eq(t, MQ_STR("0")) || mq_str_eq(t, MQ_STR("false")))
		add(c, "FALSE", 5);
	else
		add_text(c, text);
}

/* A date that the file has as a date, in the form of those that are numbers. */
static void
add_iso_date(struct xlsx_cells *c, struct mq_str text)
{
	char out[XLSX_VALUE_MAX];
	unsigned kind;
	double serial;
	size_t n = 0;

	if (xlsx_date_serial(text, &serial) == 0) {
		kind = xlsx_styles_kind(c->styles, c->style, serial);
		if (!kind)
			kind =
			    memchr(text.s, ':', text.n) ? XLSX_TIME : XLSX_DATE;
		n = xlsx_date(serial, kind, false, out);
	}
	if (n)
		add(c, out, n);
	else
		add_text(c, text);
}

static void
end_cell(struct xlsx_cells *c)
{
	struct mq_str value = xlsx_str(&c->value);
	size_t start = c->rows.text.n;

	/* The row may have got its number from this cell. */
	c->rows.row = c->place.at.row;
	if (c->is_rich && c->rich.text.n)
		add_text(c, xlsx_str(&c->rich.text));
	else if (!value.n)
		return;
	else if (c->type == XLSX_NUMBER)
		add_number(c, value);
	else if (c->type == XLSX_SHARED)
		add_shared(c, value);
	else if (c->type == XLSX_BOOLEAN)
		add_boolean(c, value);
	else if (c->type == XLSX_ISO_DATE)
		add_iso_date(c, value);
	else
		add_text(c, value);
	if (c->rows.text.n > start)
		xlsx_rows_added(&c->rows, c->place.at.col, start);
}

static enum xlsx_type
type_of(const char *t)
{
	if (!t || !strcmp(t, "n"))
		return XLSX_NUMBER;
	if (!strcmp(t, "s"))
		return XLSX_SHARED;
	if (!strcmp(t, "b"))
		return XLSX_BOOLEAN;
	return !strcmp(t, "d") ? XLSX_ISO_DATE : XLSX_TEXT;
}

static void
start_cell(struct xlsx_cells *c, const char **attr)
{
	const char *s = xlsx_attr(attr, "s");

	xlsx_place_cell(&c->place, attr);
	c->type = type_of(xlsx_attr(attr, "t"));
	c->style = s ? strtoul(s, NULL, 10) : 0;
	c->value.n = c->rich.text.n = 0;
	c->is_rich = c->in_value = false;
}

static void
start_row(struct xlsx_cells *c, const char **attr)
{
	bool drop = c->rows.opts->drop_hidden;

	xlsx_place_row(&c->place, attr);
	xlsx_rows_begin(
	    &c->rows, c->place.at.row, drop && xlsx_attr_true(attr, "hidden"));
}

static void
hide_columns(struct xlsx_cells *c, const char **attr)
{
	const char *first = xlsx_attr(attr, "min");
	const char *last = xlsx_attr(attr, "max");

	if (!c->rows.opts->drop_hidden || !first || !last ||
	    !xlsx_attr_true(attr, "hidden"))
		return;
	if (++c->hides > XLSX_COLS)
		xlsx_fail(c->place.f, "more hidden columns than there are");
	else
		xlsx_rows_hide(&c->rows, (uint32_t)strtoul(first, NULL, 10),
		    (uint32_t)strtoul(last, NULL, 10));
}

/* Within a cell: <v>, or <is> and what is in it. */
static void
start_inner(struct xlsx_cells *c, unsigned depth, const char *name)
{
	c->in_value = depth == 5 && !strcmp(name, "v");
	if (depth == 5)
		c->is_rich = c->is_rich || !strcmp(name, "is");
	if (depth == 5)
		c->rich = (struct xlsx_rich){ c->rich.text, 5, false, false };
	else if (c->is_rich)
		xlsx_rich_start(&c->rich, depth, name);
}

static void
on_start(void *ctx, unsigned depth, const char *name, const char **attr)
{
	struct xlsx_cells *c = ctx;

	if (depth == 2)
		c->data = !strcmp(name, "sheetData");
	else if (depth == 3 && !c->data && !strcmp(name, "col"))
		hide_columns(c, attr);
	if (!c->data || depth < 3)
		return;
	if (depth == 4 && !strcmp(name, "c"))
		start_cell(c, attr);
	else if (depth >= 5)
		start_inner(c, depth, name);
	else if (depth == 3 && !strcmp(name, "row"))
		start_row(c, attr);
}

static void
on_end(void *ctx, unsigned depth, const char *name)
{
	struct xlsx_cells *c = ctx;

	if (!c->data)
		return;
	c->in_value = false;
	if (depth > 5) {
		xlsx_rich_end(&c->rich, depth, name);
	} else if (depth == 4 && !strcmp(name, "c")) {
		end_cell(c);
	} else if (depth == 3 && !strcmp(name, "row")) {
		xlsx_rows_end(&c->rows);
		if (!xlsx_rows_write(&c->rows))
			xlsx_xml_pause(c->xml);
	} else if (depth == 2) {
		c->data = false;
	}
}

static void
on_text(void *ctx, const char *s, size_t n)
{
	struct xlsx_cells *c = ctx;

	if (c->in_value)
		xlsx_add(&c->value, s, n);
	else if (c->rich.open)
		xlsx_add(&c->rich.text, s, n);
	if (c->value.n + c->rich.text.n > XLSX_TEXT_MAX)
		fail_cell(c, "is over 16 MiB");
}

const struct xlsx_handler xlsx_cells_handler = { on_start, on_end, on_text };

void
xlsx_cells_free(struct xlsx_cells *c)
{
	xlsx_rows_free(&c->rows);
	free(c->value.s);
	free(c->rich.text.s);
}
