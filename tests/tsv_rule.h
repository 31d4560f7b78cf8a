#ifndef TSV_RULE_H
#define TSV_RULE_H

/* A slow reading of TSV, which the block reader is held to. */

#include <stdio.h>

#include "minqing/reader.h"

/* The text that is read slowly. */
struct slow_tsv {
	const char *in;
	size_t len, at;
	unsigned long line;
};

static inline bool
tsv_differ(const char *what, const struct slow_tsv *s)
{
	fprintf(stderr, "# %s, line %lu, byte %zu\n", what, s->line, s->at);
	return false;
}

/* Where the line at `at` ends; a CR before that is none of it. */
static inline size_t
tsv_line_end(const struct slow_tsv *s)
{
	size_t end = s->at;

	while (end < s->len && s->in[end] != '\n')
		end++;
	return end;
}

/* Does the cell hold what in[from..to) means? */
static inline bool
tsv_means(struct mq_str cell, const char *in, size_t from, size_t to)
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

/* Is the record what the line at s->at, which ends at `end`, says? */
static inline bool
tsv_same(const struct slow_tsv *s, size_t end, const struct mq_record *rec)
{
	size_t from = s->at, to, i = 0;

	if (end > from && s->in[end - 1] == '\r')
		end--;
	if (rec->line != s->line || rec->byte != s->at ||
	    rec->raw.n != end - from)
		return tsv_differ("another place", s);
	for (;; i++) {
		for (to = from; to < end && s->in[to] != '\t'; to++)
			;
		if (i == rec->ncells ||
		    !tsv_means(mq_field(rec, i), s->in, from, to))
			return tsv_differ("another cell", s);
		if (to == end)
			break;
		from = to + 1;
	}
	if (rec->ncells != i + 1)
		return tsv_differ("another number of cells", s);
	return true;
}

/* Does the reader, given `chunk` bytes a time, read the text as it should? */
static inline bool
tsv_agrees(const char *in, size_t len, size_t chunk)
{
	struct mq_reader_opts opts = { .from = MQ_TSV };
	struct mq_reader *rd =
	    mq_reader_new(mq_input_mem("<memory>", in, len, chunk), &opts);
	struct slow_tsv s = { in, len, 0, 1 };
	struct mq_record rec;
	bool good = true;
	size_t end;

	while (good && s.at < s.len) {
		if (mq_read(rd, &rec) != MQ_GOT_RECORD) {
			good = tsv_differ("no record", &s);
			break;
		}
		end = tsv_line_end(&s);
		good = tsv_same(&s, end, &rec);
		s.at = end + 1;
		s.line++;
	}
	if (good && mq_read(rd, &rec) != MQ_GOT_END)
		good = tsv_differ("more", &s);
	mq_reader_free(rd);
	return good;
}

#endif
