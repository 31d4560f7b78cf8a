#include "rows.h"

/* What people hand in where a table is wanted. */
static const struct {
	const char *bytes;
	const char *what;
} magics[] = {
	{ "%PDF", "a PDF; export its table as .xlsx or CSV" },
	{ "{\\rtf", "a text document; copy its table into a spreadsheet" },
	{ "<html", "a web page, whatever its name; open it in a spreadsheet "
		   "and save it as .xlsx or CSV UTF-8" },
	{ "<HTML", "a web page, whatever its name; open it in a spreadsheet "
		   "and save it as .xlsx or CSV UTF-8" },
	{ "<table", "a web page, whatever its name; open it in a spreadsheet "
		    "and save it as .xlsx or CSV UTF-8" },
	{ "<!DOCTYPE", "a web page, whatever its name; open it in a "
		       "spreadsheet and save it as .xlsx or CSV UTF-8" },
	{ "<?xml", "XML; save it as .xlsx or CSV UTF-8" },
	{ "Rar!", "an archive; unpack it" },
	{ "7z\xbc\xaf", "an archive; unpack it" },
	{ "BZh", "compressed by bzip2; unpack it" },
	{ "\xfd"
	  "7zXZ",
	    "compressed by xz; unpack it" },
	{ "(\xb5/\xfd", "compressed by zstd; unpack it" },
};

static const char *
strange(struct mq_str head)
{
	size_t i;

	for (i = 0; i < sizeof(magics) / sizeof(*magics); i++)
		if (mq_str_starts(head, mq_str(magics[i].bytes)))
			return magics[i].what;
	return NULL;
}

/* A brace or bracket, and then what only JSON has behind it. */
static bool
is_json(struct mq_str head)
{
	char first;

	if (mq_str_starts(head, MQ_STR("\xef\xbb\xbf"))) {
		head.s += 3;
		head.n -= 3;
	}
	head = mq_str_trim(head);
	if (head.n < 2)
		return false;
	first = head.s[0];
	head = mq_str_trim((struct mq_str){ head.s + 1, head.n - 1 });
	if (!head.n || (first != '{' && first != '['))
		return false;
	if (first == '{')
		return *head.s == '"' || *head.s == '}';
	return *head.s == '{' || *head.s == ']';
}

static enum ingest_what
sniff(struct mq_str head, const struct ingest_form *form)
{
	if (form->pattern)
		return INGEST_TEXT;
	if (form->from == MQ_AUTO && !form->delim && is_json(head))
		return INGEST_JSON;
	return INGEST_TABLE;
}

struct ingest_rows *
ingest_rows_open(struct mq_input *in, const struct ingest_form *form,
    const struct mq_record *header, const char **why)
{
	char buf[MQ_INPUT_PEEK];
	ssize_t n = mq_input_peek(in, buf, sizeof(buf));
	struct mq_str head = { buf, n > 0 ? (size_t)n : 0 };
	enum ingest_what what = form->what;

	*why = form->what == INGEST_SNIFF ? strange(head) : NULL;
	if (!*why && form->pattern && mq_xlsx_recognised(in))
		*why = "a workbook, and -p reads text";
	if (*why) {
		mq_input_close(in);
		return NULL;
	}
	if (what == INGEST_SNIFF && mq_xlsx_recognised(in))
		return ingest_workbook_open(in, form);
	if (what == INGEST_SNIFF)
		what = sniff(head, form);
	if (what == INGEST_TEXT)
		return ingest_text_open(in, form);
	if (what == INGEST_JSON)
		return ingest_json_open(in, form, header);
	return ingest_table_open(in, form);
}

struct mq_reader *
ingest_lines_open(struct mq_input *in, const struct ingest_form *form)
{
	struct mq_reader_opts opts = {
		.from = MQ_TSV,
		.strangers = true,
		.skip = form->skip,
		.encoding = form->encoding,
		.guess = form->guess,
	};

	return mq_reader_new(in, &opts);
}
