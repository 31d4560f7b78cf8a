#include <stdlib.h>

#include "diagnose.h"

/*
 * Of lines that show the same number this many are tried as the one that
 * another follows from, so that a forger cannot make verify slow.
 */
enum { TRIES = 8 };

static struct audit_line
line_at(const struct audit_marks *m, size_t i)
{
	struct audit_line line;

	audit_line_read(m->mark[i].raw, &line);
	if (!i)
		line.hash = mq_str(m->genesis);
	return line;
}

size_t
audit_marks_hashes(
    const struct audit_marks *m, size_t i, char hex[2][MQ_SHA256_HEX + 1])
{
	struct audit_line line = line_at(m, i), above;
	size_t n = 0;

	if (line.hash.n) {
		memcpy(hex[0], line.hash.s, MQ_SHA256_HEX);
		hex[n++][MQ_SHA256_HEX] = '\0';
	}
	if (!i || m->mark[i].follows)
		return n;
	above = line_at(m, i - 1);
	if (above.hash.n)
		audit_link(above.hash, line.text, hex[n++]);
	return n;
}

static bool
follows_from(const struct audit_marks *m, size_t i, size_t from)
{
	char hex[2][MQ_SHA256_HEX + 1];
	struct audit_line line = line_at(m, i);
	size_t n = audit_marks_hashes(m, from, hex);

	while (n--)
		if (audit_follows(&line, mq_str(hex[n])))
			return true;
	return false;
}

static void
add_mark(struct audit_marks *m, struct mq_str raw)
{
	m->mark = mq_grow(m->mark, m->n, &m->cap, sizeof(*m->mark));
	m->mark[m->n++] = (struct audit_mark){ .raw = raw };
}

static void
read_lines(struct audit_marks *m, struct mq_str bytes)
{
	struct mq_str raw = { "", 0 };
	size_t i;

	(void)audit_next(&bytes, &raw);
	add_mark(m, raw);
	audit_link(MQ_STR(""), raw, m->genesis);
	while (audit_next(&bytes, &raw))
		add_mark(m, raw);
	m->n--;
	m->mark[0].follows = m->mark[0].linked =
	    audit_is_header(m->mark[0].raw);
	for (i = 1; i <= m->n; i++)
		m->mark[i].follows = follows_from(m, i, i - 1);
}

/*
 * The number of a line: a line that follows shows its own; so does the line
 * that follows from it, one less; or a head knows its hash.
 */
static void
number_line(struct audit_marks *m, size_t i)
{
	struct audit_mark *mark = &m->mark[i];
	struct audit_line line = line_at(m, i);
	int64_t next =
	    i < m->n && m->mark[i + 1].follows ? line_at(m, i + 1).seq - 1 : 0;
	int64_t counted =
	    line.hash.n ? audit_heads_count(m->heads, line.hash) : -1;

	mark->seq = line.seq;
	if (mark->follows)
		return;
	mark->guessed = next <= 0 && counted <= 0;
	if (next > 0)
		mark->seq = next;
	else if (counted > 0)
		mark->seq = counted;
}

static int
by_seq(const void *a, const void *b)
{
	const struct audit_home *x = a, *y = b;

	if (x->seq != y->seq)
		return x->seq < y->seq ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

/* The first of the places whose number is not below seq. */
static size_t
search(const struct audit_marks *m, int64_t seq)
{
	size_t from = 0, to = m->nhomes, mid;

	while (from < to) {
		mid = from + (to - from) / 2;
		if (m->home[mid].seq < seq)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static void
sort_lines(struct audit_marks *m)
{
	size_t i;

	m->home = mq_xcalloc(m->n + 1, sizeof(*m->home));
	for (i = 1; i <= m->n; i++)
		if (m->mark[i].seq > 0)
			m->home[m->nhomes++] =
			    (struct audit_home){ m->mark[i].seq, i };
	qsort(m->home, m->nhomes, sizeof(*m->home), by_seq);
}

static bool
is_linked(const struct audit_marks *m, size_t i)
{
	int64_t before = m->mark[i].seq - 1;
	size_t at, tries = 0;

	if (m->mark[i].follows && m->mark[i - 1].seq == before)
		return true;
	if (before == 0)
		return follows_from(m, i, 0);
	for (at = search(m, before);
	     at < m->nhomes && tries++ < TRIES && m->home[at].seq == before;
	     at++)
		if (follows_from(m, i, m->home[at].line))
			return true;
	return false;
}

/* How much speaks for line i as the event that it shows. */
static int
weight(const struct audit_marks *m, size_t i)
{
	const struct audit_mark *mark = &m->mark[i];
	struct audit_line line = line_at(m, i);

	if (i < m->n && m->mark[i + 1].follows &&
	    m->mark[i + 1].seq == mark->seq + 1)
		return 4 + mark->linked;
	if (line.hash.n && audit_heads_count(m->heads, line.hash) == mark->seq)
		return 2 + mark->linked;
	return mark->linked;
}

/* Of the lines with one number keep the likeliest, or the first of those. */
static void
choose_homes(struct audit_marks *m)
{
	size_t from, i, n = 0;
	struct audit_home best;

	for (from = 0; from < m->nhomes; from = i) {
		best = m->home[from];
		for (i = from + 1; i < m->nhomes && m->home[i].seq == best.seq;
		     i++)
			if (weight(m, m->home[i].line) > weight(m, best.line))
				best = m->home[i];
		m->mark[best.line].home = true;
		m->home[n++] = best;
	}
	m->nhomes = n;
}

void
audit_marks_make(
    struct audit_marks *m, struct mq_str bytes, const struct audit_heads *heads)
{
	size_t i;

	*m = (struct audit_marks){ .heads = heads };
	read_lines(m, bytes);
	for (i = 1; i <= m->n; i++)
		number_line(m, i);
	sort_lines(m);
	for (i = 1; i <= m->n; i++) {
		m->mark[i].linked = is_linked(m, i);
		if (m->mark[i].follows && !m->mark[i].linked)
			m->mark[i].guessed = true; /* a number made up */
	}
	choose_homes(m);
}

size_t
audit_marks_home(const struct audit_marks *m, int64_t seq)
{
	size_t at = search(m, seq);

	return at < m->nhomes && m->home[at].seq == seq ? m->home[at].line : 0;
}

int64_t
audit_marks_after(const struct audit_marks *m, int64_t seq)
{
	return m->home[search(m, seq + 1)].seq;
}

void
audit_marks_free(struct audit_marks *m)
{
	free(m->mark);
	free(m->home);
}
