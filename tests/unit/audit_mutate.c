/*
 * Ten thousand logs, each changed once as a forger or a crash would change it:
 * what was done is known, so what must be found is.
 */

#include "audit_lines.h"

enum { RUNS = 10000 };

static void
drop(struct lines *l, int i)
{
	memmove(l->line[i], l->line[i + 1], (size_t)(l->n - i) * ROOM);
	l->n--;
}

static void
open_gap(struct lines *l, int i)
{
	memmove(l->line[i + 1], l->line[i], (size_t)(l->n - i + 1) * ROOM);
	l->n++;
}

/* ---- the ways to change a log; line i is not the last where `inner` ---- */

static struct expect
edit(struct lines *l, int i)
{
	char *at = l->line[i] + below((int)strlen(l->line[i])), old = *at;

	while (*at == old || *at == '\n' || !*at)
		*at = (char)between(1, 255);
	return (struct expect){ M(EDITED), M(EDITED) | M(UNPROVED), i + 1 };
}

static struct expect
edit_header(struct lines *l, int i)
{
	(void)i;
	return edit(l, 0);
}

/* A line written anew, with the right number and any hash or a fitting one. */
static struct expect
replace(struct lines *l, int i)
{
	char hex[MQ_SHA256_HEX + 1];
	bool last = i == l->n;

	write_event(l->line[i], i);
	hash_of(l, below(2) || last ? i - 1 : below(i), hex);
	put_hash(hex, l->line[i]);
	if (last)
		return (struct expect){ M(REWRITTEN), M(REWRITTEN), 0 };
	return (struct expect){ M(EDITED),
		M(EDITED) | M(UNPROVED) | M(REWRITTEN), i + 1 };
}

static struct expect
swap(struct lines *l, int i)
{
	char spare[ROOM];
	int j = below(3) ? i % l->n + 1 : between(1, l->n);

	if (i == j)
		j = i == 1 ? 2 : i - 1;
	memcpy(spare, l->line[i], ROOM);
	memcpy(l->line[i], l->line[j], ROOM);
	memcpy(l->line[j], spare, ROOM);
	return (struct expect){ M(MOVED), M(MOVED), 0 };
}

static struct expect delete (struct lines *l, int i)
{
	int count = between(1, 3);

	while (count-- && i < l->n)
		drop(l, i);
	return (struct expect){ M(DELETED), M(DELETED) | M(UNPROVED), i + 1 };
}

static struct expect
insert(struct lines *l, int i)
{
	char hex[MQ_SHA256_HEX + 1];
	int kind = below(4);

	if (i == l->n && kind != 2)
		i += below(2);
	open_gap(l, i);
	if (kind == 0) { /* any text */
		strcpy(l->line[i], "R-1\tforged");
	} else if (kind == 1) { /* a copy */
		strcpy(l->line[i],
		    l->line[i == 1 || (i < l->n && below(2)) ? i + 1 : i - 1]);
	} else { /* an event with the right number, or any, and a right hash */
		write_event(l->line[i], kind == 2 ? i : between(1, 999));
		hash_of(l, kind == 2 ? i - 1 : 0, hex);
		put_hash(hex, l->line[i]);
	}
	return (struct expect){ M(INSERTED), M(INSERTED), 0 };
}

static struct expect
cut(struct lines *l, int i)
{
	l->n = i;
	return (struct expect){ M(CUT), M(CUT), 0 };
}

static struct expect
rewrite(struct lines *l, int i)
{
	int n = l->n;

	switch (below(4)) {
	case 0:
		write_event(l->line[i], i);
		break;
	case 1:
		open_gap(l, i);
		write_event(l->line[i], i);
		break;
	case 2:
		drop(l, i);
		break;
	default: /* one less, and one more at the end */
		drop(l, i);
		l->n++;
		write_event(l->line[l->n], l->n);
	}
	chain_from(l, i);
	if (l->n < n)
		return (struct expect){ M(CUT), M(CUT) | M(REWRITTEN), 0 };
	return (struct expect){ M(REWRITTEN), M(REWRITTEN), 0 };
}

static struct expect
rewrite_header(struct lines *l, int i)
{
	(void)i;
	l->line[0][below(7)] = 'x';
	chain_from(l, 1);
	return (struct expect){ M(REWRITTEN), M(REWRITTEN), 0 };
}

static struct expect
join(struct lines *l, int i)
{
	char next[ROOM];

	strcpy(next, l->line[i + 1]);
	strcat(l->line[i], below(2) ? " " : "");
	strcat(l->line[i], next);
	drop(l, i + 1);
	return (struct expect){ M(EDITED) | M(DELETED),
		M(EDITED) | M(DELETED) | M(UNPROVED), 0 };
}

static struct expect
split(struct lines *l, int i)
{
	size_t at = (size_t)between(1, (int)strlen(l->line[i]) - 1);

	open_gap(l, i);
	l->line[i][at] = '\0';
	memmove(l->line[i + 1], l->line[i + 1] + at,
	    strlen(l->line[i + 1] + at) + 1);
	return (struct expect){ M(EDITED) | M(INSERTED),
		M(EDITED) | M(INSERTED) | M(UNPROVED), 0 };
}

static const struct way {
	const char *name;
	struct expect (*change)(struct lines *l, int i);
	bool inner;  /* not the last line */
	bool headed; /* found only against a kept head */
} ways[] = {
	{ "edit", edit, false, false },
	{ "edit header", edit_header, false, false },
	{ "replace", replace, false, false },
	{ "swap", swap, false, false },
	{ "delete", delete, true, false },
	{ "insert", insert, false, false },
	{ "cut", cut, true, true },
	{ "rewrite", rewrite, false, true },
	{ "rewrite header", rewrite_header, false, true },
	{ "join", join, true, false },
	{ "split", split, false, false },
};

/* One log, sound, then changed. */
static int
change_once(const struct way *way)
{
	const struct expect nothing = { 0, 0, 0 };
	struct audit_heads heads = { 0 };
	static struct lines l;
	struct expect e;
	int good, i;

	make_log(&l);
	i = between(1, l.n - way->inner);
	if (way->headed || i >= l.n - 3 || below(2))
		keep_head(&heads, &l, l.n);
	if (below(2))
		keep_head(&heads, &l, below(l.n + 1));
	good = holds("sound", bytes, print_log(&l, bytes), &heads, &nothing);
	e = way->change(&l, i);
	good &= holds(way->name, bytes, print_log(&l, bytes), &heads, &e);
	audit_heads_free(&heads);
	return good;
}

static void
every_change_is_found(void)
{
	int good[sizeof(ways) / sizeof(*ways)] = { 0 };
	int runs[sizeof(ways) / sizeof(*ways)] = { 0 };
	size_t w;
	int i;

	for (i = 0; i < RUNS; i++) {
		w = (size_t)below((int)(sizeof(ways) / sizeof(*ways)));
		runs[w]++;
		good[w] += change_once(&ways[w]);
	}
	for (w = 0; w < sizeof(ways) / sizeof(*ways); w++)
		if (is_int(good[w], runs[w]))
			note("%s: %d found as what it is", ways[w].name,
			    good[w]);
}

int
main(void)
{
	every_change_is_found();
	return done();
}
