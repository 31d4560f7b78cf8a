#include "dialect.h"

#include <strings.h>

enum { HEAD = 64 * 1024, ROWS = 20, NDELIMS = 4 };

static const char delims[] = ",;\t|";

/* No more than HEAD, whatever was read at once. */
static struct mq_str
cut(struct mq_str s)
{
	if (s.n > HEAD)
		s.n = HEAD;
	return s;
}

static bool
has(struct mq_str s, char c)
{
	return s.n && memchr(s.s, c, s.n);
}

/* How often each delimiter stands in a line. */
struct counts {
	size_t n[NDELIMS];
};

/*
 * Take a line off the front of *rest, its end left off; a line end in quotes
 * does not count.  Delimiters outside quotes are counted.
 */
static struct mq_str
take_line(struct mq_str *rest, char eol, struct counts *c)
{
	bool quoted = false;
	const char *hit;
	struct mq_str line;
	size_t i;

	*c = (struct counts){ { 0 } };
	for (i = 0; i < rest->n; i++) {
		if (rest->s[i] == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		if (rest->s[i] == eol)
			break;
		hit = memchr(delims, rest->s[i], NDELIMS);
		if (hit)
			c->n[hit - delims]++;
	}
	line = (struct mq_str){ rest->s, i };
	i += i < rest->n;
	rest->s += i;
	rest->n -= i;
	return line;
}

/* What the rows below the header say of each delimiter. */
struct rows {
	size_t n;
	size_t as_header[NDELIMS]; /* have as many as the header */
	size_t each[NDELIMS];      /* how many each has */
	bool alike[NDELIMS];       /* all have that many */
};

static void
look_at_rows(struct mq_str rest, char eol, bool whole,
    const struct counts *header, struct rows *r)
{
	struct counts c;
	int k;

	memset(r, 0, sizeof(*r));
	while (r->n < ROWS && (has(rest, eol) || (whole && rest.n))) {
		if (!take_line(&rest, eol, &c).n)
			continue;
		for (k = 0; k < NDELIMS; k++) {
			r->as_header[k] += c.n[k] == header->n[k];
			if (r->n == 0)
				r->each[k] = c.n[k];
			r->alike[k] =
			    (r->n == 0 || r->alike[k]) && c.n[k] == r->each[k];
		}
		r->n++;
	}
}

/*
 * Of the delimiters in the header that which parts most rows as it does, then
 * that which stands there most often; where none does, that which all rows have
 * equally often.  0 where nothing tells.
 */
static char
likely_delim(const struct counts *header, const struct rows *r)
{
	int k, best = -1;

	for (k = 0; k < NDELIMS; k++) {
		if (!header->n[k])
			continue;
		if (best < 0 || r->as_header[k] > r->as_header[best] ||
		    (r->as_header[k] == r->as_header[best] &&
			header->n[k] > header->n[best]))
			best = k;
	}
	for (k = 0; best < 0 && k < NDELIMS; k++)
		if (r->n > 1 && r->alike[k] && r->each[k])
			best = k;
	return best < 0 ? 0 : delims[best];
}

/*
 * A tab in the header line, or a single cell, means TSV; but strangers' tabs
 * are quoted CSV, unless the header is one of ours.
 */
static enum mq_format
tell_format(struct mq_str line, char likely, bool strangers)
{
	bool ours = mq_str_starts(line, MQ_STR("service_request_id"));

	if (strangers && !ours)
		return MQ_CSV;
	return has(line, '\t') || !likely ? MQ_TSV : MQ_CSV;
}

/* The delimiter that a line "sep=;" tells, quoted or not, or 0. */
static char
sep_line(struct mq_str line)
{
	if (line.n && line.s[line.n - 1] == '\r')
		line.n--;
	if (line.n == 7 && line.s[0] == '"' && line.s[6] == '"') {
		line.s++;
		line.n -= 2;
	}
	if (line.n != 5 || strncasecmp(line.s, "sep=", 4) || line.s[4] == '"')
		return 0;
	return line.s[4];
}

/* Take the lines off that come before the header: how many. */
static unsigned long
skip_lines(struct mq_str *rest, char eol, unsigned long n)
{
	unsigned long lines;
	const char *end;

	for (lines = 0; lines < n && rest->n; lines++) {
		end = memchr(rest->s, eol, rest->n);
		end = end ? end + 1 : rest->s + rest->n;
		rest->n -= (size_t)(end - rest->s);
		rest->s = end;
	}
	return lines;
}

static void
take_sep(struct dialect *d, struct mq_str *rest)
{
	struct mq_str behind = *rest;
	struct counts c;
	char sep = sep_line(take_line(&behind, d->eol, &c));

	if (!sep || (d->delim && d->delim != sep))
		return;
	d->delim = sep;
	d->format = MQ_CSV;
	d->lines = 1;
	*rest = behind;
}

bool
dialect_ready(struct mq_str head, const struct mq_reader_opts *opts)
{
	size_t n = head.n;

	if (!opts->strangers)
		return n >= HEAD || has(head, '\n');
	if (n < HEAD)
		return false;
	skip_lines(&head, '\n', opts->skip);
	return head.n >= HEAD || n >= MQ_LINE_MAX;
}

struct dialect
dialect_tell(struct mq_str head, const struct mq_reader_opts *opts)
{
	struct dialect d = { opts->from, opts->delim, '\n', 0, 0 };
	struct mq_str rest = head, line;
	struct counts header;
	struct rows rows = { 0 };
	char likely;

	if (d.format == MQ_EXCEL)
		d.format = MQ_CSV;
	if (d.format != MQ_TSV && has(cut(head), '\r') && !has(cut(head), '\n'))
		d.eol = '\r';
	if (d.format != MQ_TSV)
		take_sep(&d, &rest);
	d.lines += skip_lines(&rest, d.eol, opts->skip);
	d.start = (size_t)(rest.s - head.s);
	rest = cut(rest);
	line = take_line(&rest, d.eol, &header);
	if (opts->strangers)
		look_at_rows(rest, d.eol, head.n < HEAD, &header, &rows);
	likely = likely_delim(&header, &rows);
	if (d.format == MQ_AUTO)
		d.format = tell_format(line, likely, opts->strangers);
	if (d.format == MQ_TSV)
		return (struct dialect){ MQ_TSV, '\t', '\n', d.start, d.lines };
	if (!d.delim)
		d.delim = opts->strangers && likely ? likely : ',';
	return d;
}
