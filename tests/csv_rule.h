#ifndef CSV_RULE_H
#define CSV_RULE_H

/*
 * A slow reading of CSV, byte by byte, as the manual states the rule, with
 * libcsv as the judge of irregular lines: what the block reader is held to.
 */

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { TEXT = 1 << 16 };

/* What a reader said: "R2:a|b;" a record of line 2, "X3:raw;" a refused line.
 */
struct said {
	char text[TEXT];
	size_t n;
};

static inline void
say(struct said *s, const char *p, size_t n)
{
	if (s->n + n < TEXT) {
		memcpy(s->text + s->n, p, n);
		s->n += n;
	}
	s->text[s->n] = '\0';
}

static inline void
say_place(struct said *s, char what, unsigned long line)
{
	char buf[32];

	say(s, buf, (size_t)snprintf(buf, sizeof(buf), "%c%lu:", what, line));
}

static inline void
say_cell(struct said *s, const void *p, size_t n)
{
	say(s, p, n);
	say(s, "|", 1);
}

/* The text that is read, and how far the reading has come. */
struct slow {
	const char *in;
	size_t len, at;
	size_t cells;
	unsigned long lines;
	struct said *said;
};

static inline bool
at_end_of_line(const struct slow *r, size_t at)
{
	return at >= r->len || r->in[at] == '\n';
}

/* A cell in quotes, from the opening one on; false where it is not regular. */
static inline bool
slow_quoted(struct slow *r)
{
	static char cell[TEXT];
	size_t n = 0;

	for (r->at++;; r->at++) {
		if (r->at >= r->len)
			return false;
		if (r->in[r->at] == '"') {
			if (r->at + 1 >= r->len || r->in[r->at + 1] != '"')
				break;
			r->at++;
		}
		r->lines += r->in[r->at] == '\n';
		cell[n++] = r->in[r->at];
	}
	r->at++;
	if (r->at < r->len && r->in[r->at] == '\r' &&
	    at_end_of_line(r, r->at + 1))
		r->at++;
	say_cell(r->said, cell, n);
	return at_end_of_line(r, r->at) || r->in[r->at] == ',';
}

static inline bool
slow_plain(struct slow *r)
{
	static char cell[TEXT];
	size_t n = 0;

	while (!at_end_of_line(r, r->at) && r->in[r->at] != ',') {
		if (r->in[r->at] == '"')
			return false;
		cell[n++] = r->in[r->at++];
	}
	if (at_end_of_line(r, r->at) && n && cell[n - 1] == '\r')
		n--;
	say_cell(r->said, cell, n);
	return true;
}

/* One record, read strictly: where it ends, or 0 where it is not regular. */
static inline size_t
slow_record(struct slow *r)
{
	bool quoted, regular;

	r->cells = 0;
	r->lines = 1;
	for (;;) {
		quoted = r->at < r->len && r->in[r->at] == '"';
		regular = quoted ? slow_quoted(r) : slow_plain(r);
		if (!regular)
			return 0;
		r->cells++;
		if (r->at == r->len)
			return r->len + 1;
		if (r->in[r->at++] == '\n')
			return r->at;
	}
}

struct judged {
	struct said *s;
	size_t cells;
	int complete;
};

static inline void
on_field(void *p, size_t n, void *ctx)
{
	struct judged *j = ctx;

	say_cell(j->s, p, n);
	j->cells++;
}

static inline void
on_row(int c, void *ctx)
{
	(void)c;
	((struct judged *)ctx)->complete = 1;
}

static inline int
never(unsigned char c)
{
	(void)c;
	return 0;
}

static inline int
lf(unsigned char c)
{
	return c == '\n';
}

static inline void
set_up(struct csv_parser *p)
{
	csv_init(p, CSV_REPALL_NL);
	csv_set_space_func(p, never);
	csv_set_term_func(p, lf);
}

/* The cells of one line as libcsv reads them; 0 where a quote stays open. */
static inline size_t
slow_judge(const char *line, size_t n, struct said *s)
{
	struct judged j = { s, 0, 0 };
	struct csv_parser p;

	set_up(&p);
	csv_parse(&p, line, n, on_field, on_row, &j);
	csv_parse(&p, "\n", 1, on_field, on_row, &j);
	csv_free(&p);
	return j.complete ? j.cells : 0;
}

/* The first line that ends at `end` is no regular record: what is it then? */
static inline size_t
slow_line(struct slow *r, size_t at, size_t end)
{
	r->said->n = 0;
	r->lines = 1;
	return slow_judge(r->in + at, end - at, r->said);
}

/*
 * All of a text, as minqing(5) says CSV is read: blank lines skipped, the first
 * record's cells expected of all, a record over several lines only where it is
 * regular, has them, and has no more than 200 lines.  At most TEXT bytes.
 */
static inline void
ask_rule(const char *in, size_t len, struct said *s)
{
	static struct said part;
	struct slow r = { .in = in, .len = len, .said = &part };
	size_t at, next, eol, end, expect = 0;
	unsigned long line = 1;

	s->n = 0;
	say(s, "", 0);
	for (at = 0; at < len; at = next, line += r.lines) {
		for (eol = at; !at_end_of_line(&r, eol); eol++)
			;
		end = eol > at && in[eol - 1] == '\r' ? eol - 1 : eol;
		next = eol + 1;
		r.lines = 1;
		if (end == at)
			continue;
		part.n = 0;
		r.at = at;
		next = slow_record(&r);
		if (!next || r.lines > 200 ||
		    (r.lines > 1 && expect && r.cells != expect)) {
			next = eol + 1;
			r.cells = slow_line(&r, at, end);
		}
		if (!r.cells || (expect && r.cells != expect)) {
			say_place(s, 'X', line);
			say_cell(s, in + at, end - at);
		} else {
			say_place(s, 'R', line);
			say(s, part.text, part.n);
			expect = r.cells;
		}
		say(s, ";", 1);
	}
}

#endif
