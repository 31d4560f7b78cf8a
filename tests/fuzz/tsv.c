/* TSV: the block reader against a slow reading, cut up in any way. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The text that is read slowly. */
struct slow {
	const char *in;
	size_t len, at;
	unsigned long line;
};

static _Noreturn void
differ(const char *what, const struct slow *s)
{
	fprintf(stderr, "%s, line %lu, byte %zu\n", what, s->line, s->at);
	abort();
}

/* Where the line at `at` ends; a CR before that is none of it. */
static size_t
line_end(const struct slow *s)
{
	size_t end = s->at;

	while (end < s->len && s->in[end] != '\n')
		end++;
	return end;
}

/* Does the cell hold what in[from..to) means? */
static bool
means(struct mq_str cell, const char *in, size_t from, size_t to)
{
	static const char code[] = "\\tnr", byte[] = "\\\t\n\r";
	const char *hit;
	size_t n = 0;
	char c;

	for (; from < to; from++) {
		c = in[from];
		hit = c == '\\' && from + 1 < to ? memchr(code, in[from + 1], 4)
						 : NULL;
		if (hit) {
			c = byte[hit - code];
			from++;
		}
		if (n == cell.n || cell.s[n++] != c)
			return false;
	}
	return n == cell.n;
}

/* Hold a record against the line at s->at, which ends at `end`. */
static void
compare(const struct slow *s, size_t end, const struct mq_record *rec)
{
	size_t from = s->at, to, i = 0;

	if (end > from && s->in[end - 1] == '\r')
		end--;
	if (rec->line != s->line || rec->byte != s->at ||
	    rec->raw.n != end - from)
		differ("another place", s);
	for (;; i++) {
		for (to = from; to < end && s->in[to] != '\t'; to++)
			;
		if (i == rec->ncells ||
		    !means(mq_field(rec, i), s->in, from, to))
			differ("another cell", s);
		if (to == end)
			break;
		from = to + 1;
	}
	if (rec->ncells != i + 1)
		differ("another number of cells", s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct mq_reader_opts opts = { .from = MQ_TSV };
	struct slow s = { (const char *)data + 1, size - 1, 0, 1 };
	struct mq_record rec;
	struct mq_reader *rd;
	size_t end;

	/* Marks and gzip are not for TSV to read. */
	if (size < 2 || strchr("\x1f\x84\xef\xfe\xff", data[1]))
		return 0;
	rd = mq_reader_new(
	    mq_input_mem("<memory>", s.in, s.len, data[0] + 1u), &opts);
	while (s.at < s.len) {
		if (mq_read(rd, &rec) != MQ_GOT_RECORD)
			differ("no record", &s);
		end = line_end(&s);
		compare(&s, end, &rec);
		s.at = end + 1;
		s.line++;
	}
	if (mq_read(rd, &rec) != MQ_GOT_END)
		differ("more", &s);
	mq_reader_free(rd);
	return 0;
}
