/* How strangers' files are to be read is told the same however they come. */

#include "../tap.h"
#include "minqing/reader.h"

static const struct mq_reader_opts strangers = { .strangers = true };

/* "LINE:a|b|;" for each record, "LINE!" for what is refused. */
static const char *
read_all(const char *text, size_t chunk, const struct mq_reader_opts *opts)
{
	static char got[512];
	struct mq_reader *rd =
	    mq_reader_new(mq_input_mem("<m>", text, strlen(text), chunk), opts);
	struct mq_record rec;
	enum mq_got is;
	size_t n = 0, i, expect = 0;

	while ((is = mq_read(rd, &rec)) > 0) {
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%lu%s",
		    rec.line, is == MQ_GOT_REFUSED ? "!" : ":");
		for (i = 0; is == MQ_GOT_RECORD && i < rec.ncells; i++)
			n += (size_t)snprintf(got + n, sizeof(got) - n, "%.*s|",
			    (int)mq_field(&rec, i).n, mq_field(&rec, i).s);
		if (!expect)
			mq_reader_expect(rd, expect = rec.ncells);
	}
	snprintf(got + n, sizeof(got) - n, "%s",
	    is == MQ_GOT_ERROR ? mq_reader_error(rd) : "");
	mq_reader_free(rd);
	return got;
}

static void
reads(const char *text, const struct mq_reader_opts *opts, const char *want)
{
	size_t chunk;

	for (chunk = 1; chunk <= strlen(text); chunk++)
		if (!is_str(read_all(text, chunk, opts), want))
			note("%zu at a time", chunk);
}

static void
rows_tell_the_delimiter(void)
{
	reads("a;b\n1;2\n", &strangers, "1:a|b|2:1|2|");
	reads("a|b\n1|2\n", &strangers, "1:a|b|2:1|2|");
	reads("a\tb\n1\\n\t\"2\t\"\n", &strangers, "1:a|b|2:1\\n|2\t|");
	reads("a, b;c, d\n1;x\n2;y\n", &strangers, "1:a, b|c, d|2:1|x|3:2|y|");
	reads("\"a,b,c\";d\n1;x\n", &strangers, "1:a,b,c|d|2:1|x|");
	reads("title\n1;x\n2;y", &strangers, "1:title|2!3!");
	reads("text\n1;x\n2\n", &strangers, "1:text|2:1;x|3:2|");
	reads("a,b\n1;x,2\n3;y,4\n5,6;\n", &strangers,
	    "1:a|b|2:1;x|2|3:3;y|4|4:5|6;|");
}

static void
a_sep_line_tells_it_too(void)
{
	const struct mq_reader_opts comma = { .strangers = true, .delim = ',' };
	const struct mq_reader_opts semicolon = { .strangers = true,
		.delim = ';' };
	const struct mq_reader_opts tsv = { .strangers = true, .from = MQ_TSV };

	reads("sep=;\r\na;b\r\n1,5;2", &strangers, "2:a|b|3:1,5|2|");
	reads("\"sep=|\"\na|b\n", &strangers, "2:a|b|");
	reads("SEP=\t\na\tb\n", &strangers, "2:a|b|");
	reads("sep=;\ra;b\r1;2\r", &strangers, "2:a|b|3:1|2|");
	reads("sep=;\na;b\n", &semicolon, "2:a|b|");
	reads("sep=;\na;b\n", &comma, "1:sep=;|2:a;b|");
	reads("sep=;\na;b\n", &tsv, "1:sep=;|2:a;b|");
	reads("sep=\na,b\n", &strangers, "1:sep=|2!");
	reads("sep=;\na;b\n", NULL, "2:a|b|");
}

static void
lines_are_skipped(void)
{
	const struct mq_reader_opts two = { .strangers = true, .skip = 2 };
	const struct mq_reader_opts tsv = {
		.strangers = true, .skip = 1, .from = MQ_TSV
	};

	reads("x,\"y\n\na;b\n1;2\n", &two, "3:a|b|4:1|2|");
	reads("x\ry\ra,b\r1,2\r", &two, "3:a|b|4:1|2|");
	reads("sep=;\nx\ny\na;b\n", &two, "4:a|b|");
	reads("x\n", &two, "");
	reads("x\ty\na\tb\n", &tsv, "2:a|b|");
}

static void
short_records_are_filled(void)
{
	const struct mq_reader_opts pad = { .strangers = true, .pad = true };
	const struct mq_reader_opts tsv = { .from = MQ_TSV, .pad = true };

	reads(
	    "a,b,c\n1\n\n\"2\",x\n3,4,5,6\n", &pad, "1:a|b|c|2:1|||4:2|x||5!");
	reads("a,b\n\"1\"\"\nx\"\n", &pad, "1:a|b|2!3!");
	reads("a\tb\nx\\ty\n", &tsv, "1:a|b|2:x\ty||");
}

int
main(void)
{
	rows_tell_the_delimiter();
	a_sep_line_tells_it_too();
	lines_are_skipped();
	short_records_are_filled();
	return done();
}
