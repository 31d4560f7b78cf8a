#include "minqing/xlsx.h"

#include <stdio.h>
#include <stdlib.h>

#include "xlsx_book.h"
#include "xlsx_bytes.h"
#include "xlsx_sheet.h"
#include "xlsx_survey.h"

struct xlsx {
	struct mq_input *in; /* until reading begins */
	struct mq_xlsx_opts opts;
	struct mq_xlsx_notes *notes;
	struct xlsx_zip *zip;
	struct xlsx_book book;
	struct xlsx_strings strings;
	struct xlsx_styles styles;
	struct xlsx_cells cells;
	bool begun;
	struct xlsx_fault fault;
};

/* An OLE file: .xls, and what encrypts the workbook that it holds. */
static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

static bool
begins(const char *buf, ssize_t n, const char *magic)
{
	size_t len = strlen(magic);

	return n >= 0 && (size_t)n >= len && !memcmp(buf, magic, len);
}

bool
mq_xlsx_recognised(struct mq_input *in)
{
	char buf[MQ_INPUT_PEEK];
	ssize_t n = mq_input_peek(in, buf, sizeof(buf));

	return begins(buf, n, "PK\3\4") || begins(buf, n, "PK\5\6") ||
	       begins(buf, n, "PK\7\10") || begins(buf, n, ole);
}

/* Say what an OLE file is. */
static int
refuse_ole(struct xlsx *x)
{
	/* The name of the stream, as its folder has it: UTF-16. */
	static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0"
					"P\0a\0c\0k\0a\0g\0e";
	struct xlsx_bytes b;
	bool password;

	if (xlsx_bytes_open(&b, x->in, &x->fault) == 0) {
		password = xlsx_bytes_find(
		    &b, (struct mq_str){ encrypted, sizeof(encrypted) - 1 });
		if (b.error)
			xlsx_fail(&x->fault, "%s", strerror(b.error));
		xlsx_fail(&x->fault, "%s",
		    password ? "password-protected; save it without a password"
			     : "an old workbook (.xls) or another old Office "
			       "file; save it as .xlsx or CSV");
	}
	x->in = NULL;
	xlsx_bytes_close(&b);
	return -1;
}

/* The first sheet to be seen that holds something, or else the first. */
static long
choose_sheet(struct xlsx *x)
{
	const struct xlsx_book *b = &x->book;
	long chosen = -1, first = 0;
	size_t i, others = 0;
	int any;

	while ((size_t)first + 1 < b->nsheets && b->sheet[first].hidden)
		first++;
	for (i = 0; i < b->nsheets; i++) {
		if (b->sheet[i].hidden)
			continue;
		any = xlsx_survey_any(x->zip, b->sheet[i].part, &x->fault);
		if (any < 0)
			return -1;
		if (any && chosen < 0)
			chosen = (long)i;
		else
			others += any != 0;
	}
	if (x->notes)
		x->notes->others = others;
	return chosen < 0 ? first : chosen;
}

static int
begin_sheet(struct xlsx *x, const struct xlsx_sheet *sheet)
{
	struct xlsx_cells *c = &x->cells;
	bool fill = x->opts.merged == MQ_MERGED_FILL;

	if (x->notes)
		snprintf(x->notes->sheet, sizeof(x->notes->sheet), "%s",
		    sheet->name);
	*c = (struct xlsx_cells){
		.strings = &x->strings,
		.styles = &x->styles,
		.date1904 = x->book.date1904,
		.notes = x->notes,
	};
	c->rows.opts = &x->opts;
	c->rows.f = c->place.f = &x->fault;
	if (xlsx_survey(x->zip, sheet->part, &c->rows.cols,
		fill ? &c->rows.merges : NULL, &x->fault))
		return -1;
	xlsx_rows_init(&c->rows);
	c->xml = xlsx_xml_open(
	    x->zip, sheet->part, &xlsx_cells_handler, c, &x->fault);
	return c->xml ? 0 : -1;
}

static int
begin(struct xlsx *x)
{
	char buf[MQ_INPUT_PEEK];
	ssize_t n = mq_input_peek(x->in, buf, sizeof(buf));
	struct xlsx_book *b = &x->book;
	long sheet;

	x->begun = true;
	if (begins(buf, n, ole))
		return refuse_ole(x);
	x->zip = xlsx_zip_open(x->in, &x->fault);
	x->in = NULL;
	if (!x->zip || xlsx_book_read(b, x->zip, &x->fault))
		return -1;
	sheet = x->opts.sheet ? xlsx_book_find(b, x->opts.sheet, &x->fault)
			      : choose_sheet(x);
	if (sheet < 0)
		return -1;
	if (b->strings &&
	    xlsx_strings_read(&x->strings, x->zip, b->strings, &x->fault))
		return -1;
	if (b->styles &&
	    xlsx_styles_read(&x->styles, x->zip, b->styles, &x->fault))
		return -1;
	return begin_sheet(x, &b->sheet[sheet]);
}

/* Have more lines: 1, 0 at the end, -1. */
static int
more(struct xlsx *x)
{
	struct xlsx_rows *w = &x->cells.rows;
	int status = 1;

	if (!xlsx_rows_write(w))
		return 1;
	while (status > 0 && !w->out.n)
		status = xlsx_xml_step(x->cells.xml);
	if (*x->fault.text)
		return -1;
	if (status == 0)
		xlsx_rows_finish(w);
	return *x->fault.text ? -1 : w->out.n > 0;
}

static ssize_t
read_xlsx(void *ctx, void *buf, size_t n)
{
	struct xlsx *x = ctx;
	struct xlsx_rows *w = &x->cells.rows;
	int got = 1;

	if (!x->begun && begin(x))
		return -1;
	if (*x->fault.text)
		return -1;
	if (!w->out.n)
		got = more(x);
	return got > 0 ? (ssize_t)xlsx_rows_take(w, buf, n) : got;
}

static const char *
error_of_xlsx(const void *ctx)
{
	const struct xlsx *x = ctx;

	return x->fault.text;
}

static void
close_xlsx(void *ctx)
{
	struct xlsx *x = ctx;

	xlsx_xml_close(x->cells.xml);
	xlsx_cells_free(&x->cells);
	xlsx_strings_free(&x->strings);
	xlsx_styles_free(&x->styles);
	xlsx_book_free(&x->book);
	xlsx_zip_close(x->zip);
	mq_input_close(x->in);
	free(x);
}

struct mq_input *
mq_xlsx_open(struct mq_input *in, const struct mq_xlsx_opts *opts,
    struct mq_xlsx_notes *notes)
{
	static const struct mq_input_ops ops = { read_xlsx, error_of_xlsx,
		close_xlsx };
	struct xlsx *x = mq_xcalloc(1, sizeof(*x));

	x->in = in;
	if (opts)
		x->opts = *opts;
	x->notes = notes;
	if (notes)
		*notes = (struct mq_xlsx_notes){ 0 };
	return mq_input_from(mq_input_name(in), &ops, x);
}
