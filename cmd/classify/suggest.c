#include "suggest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/hash.h"

#include "units.h"

enum { UNITS_MAX = 4, WORD_MIN = 3 };

struct label {
	struct mq_str text;
	size_t number;
	uint32_t records;
};

struct doc {
	struct mq_str text; /* in lower case */
	size_t label;
	bool missed;
};

/* A run of units, and the records that have it. */
struct gram {
	struct mq_str text;
	uint32_t missed;
	uint32_t serial; /* of the last record that it was met in, from 1 */
	bool words;      /* begins and ends with one */
	bool letters;    /* has a word */
	bool foreign;    /* with a letter beyond ASCII */
	bool brief;      /* too short to be a rule */
	uint32_t *with;  /* of each label; NULL until it is frequent */
	uint32_t *gain;  /* of these the missed ones */
};

struct suggest {
	struct mq_map labels; /* text to struct label */
	struct mq_map grams;  /* text to struct gram */
	struct doc *doc;
	size_t n, cap;
	struct mq_arena arena;
	struct units units;
};

struct candidate {
	const struct gram *gram;
	const struct label *label;
	uint32_t others; /* records of other labels that have it */
	double odds, low;
};

struct suggest *
suggest_new(void)
{
	return mq_xcalloc(1, sizeof(struct suggest));
}

void
suggest_add(
    struct suggest *s, struct mq_str text, struct mq_str label, bool missed)
{
	size_t i, n = s->labels.n;
	struct label *l = mq_map_put(&s->labels, label, sizeof(*l));
	char *copy = mq_arena_strndup(&s->arena, text.s, text.n);

	if (s->labels.n > n) {
		l->text = s->labels.entry[n]->key;
		l->number = n;
	}
	l->records++;
	for (i = 0; i < text.n; i++)
		if (copy[i] >= 'A' && copy[i] <= 'Z')
			copy[i] |= 0x20;
	s->doc = mq_grow(s->doc, s->n, &s->cap, sizeof(*s->doc));
	s->doc[s->n++] = (struct doc){ { copy, text.n }, l->number, missed };
}

/* The text of n units from i on; empty where they do not stand together. */
static struct mq_str
run_at(const struct suggest *s, const struct doc *d, size_t i, size_t n)
{
	const struct unit *u = s->units.v + i;
	size_t k;

	if (i + n > s->units.n)
		return MQ_STR("");
	for (k = 1; k < n; k++)
		if (!u[k].joined)
			return MQ_STR("");
	return (struct mq_str){ d->text.s + u->start, u[n - 1].end - u->start };
}

static struct gram *
frequent(const struct suggest *s, struct mq_str text)
{
	struct gram *g = text.n > 0 ? mq_map_get(&s->grams, text) : NULL;

	return g && g->missed >= SUGGEST_LEAST ? g : NULL;
}

static void
describe(struct gram *g, const struct unit *u, size_t n, struct mq_str key)
{
	size_t i;

	g->text = key;
	g->words = u->word && u[n - 1].word;
	for (i = 0; i < n; i++)
		g->letters = g->letters || u[i].word;
	for (i = 0; i < key.n; i++)
		g->foreign = g->foreign || (unsigned char)key.s[i] >= 0x80;
	g->brief = n == 1 && (!u->word || key.n < WORD_MIN);
}

/* Count the runs of n units whose parts are frequent. */
static void
count_level(struct suggest *s, size_t serial, size_t n)
{
	const struct doc *d = &s->doc[serial - 1];
	struct mq_str text;
	struct gram *g;
	size_t i;

	for (i = 0; i < s->units.n; i++) {
		text = run_at(s, d, i, n);
		if (text.n == 0 ||
		    (n > 1 && (!frequent(s, run_at(s, d, i, n - 1)) ||
				  !frequent(s, run_at(s, d, i + 1, n - 1)))))
			continue;
		g = mq_map_put(&s->grams, text, sizeof(*g));
		if (g->serial == 0)
			describe(g, s->units.v + i, n,
			    s->grams.entry[s->grams.n - 1]->key);
		g->missed += g->serial != serial;
		g->serial = (uint32_t)serial;
	}
}

/* Of the frequent runs count the records that have them, by label. */
static void
count_doc(struct suggest *s, size_t serial)
{
	const struct doc *d = &s->doc[serial - 1];
	struct gram *g;
	size_t i, n;

	for (i = 0; i < s->units.n; i++)
		for (n = 1; n <= UNITS_MAX; n++) {
			g = frequent(s, run_at(s, d, i, n));
			if (!g)
				break;
			if (!g->with) {
				g->with = mq_arena_zalloc(&s->arena,
				    2 * s->labels.n, sizeof(*g->with));
				g->gain = g->with + s->labels.n;
				g->serial = 0;
			}
			if (g->serial == serial)
				continue;
			g->serial = (uint32_t)serial;
			g->with[d->label]++;
			g->gain[d->label] += d->missed;
		}
}

static void
count_all(struct suggest *s)
{
	size_t i, n;

	for (n = 1; n <= UNITS_MAX; n++)
		for (i = 0; i < s->n; i++) {
			if (!s->doc[i].missed)
				continue;
			units_read(&s->units, s->doc[i].text);
			count_level(s, i + 1, n);
		}
	for (i = 0; i < s->n; i++) {
		units_read(&s->units, s->doc[i].text);
		count_doc(s, i + 1);
	}
}

static void
weigh(const struct suggest *s, struct candidate *c)
{
	const struct label *l = c->label;
	double with = c->gram->with[l->number], others;
	double a, b, others_without, without;
	size_t i, all = 0;

	for (i = 0; i < s->labels.n; i++)
		all += c->gram->with[i];
	c->others = (uint32_t)(all - c->gram->with[l->number]);
	others = c->others;
	a = with + 0.5;
	b = others + 0.5;
	without = l->records - with + 0.5;
	others_without = (double)(s->n - l->records) - others + 0.5;
	c->odds = log(a * others_without / (b * without));
	c->low = c->odds - 1.959964 * sqrt(1 / a + 1 / b + 1 / without +
					   1 / others_without);
}

/* Of equals the longest first, which says most to a reader. */
static int
by_label_and_low(const void *va, const void *vb)
{
	const struct candidate *a = va, *b = vb;
	int order = mq_str_cmp(a->label->text, b->label->text);

	if (order)
		return order;
	if (a->low != b->low)
		return a->low > b->low ? -1 : 1;
	if (a->gram->text.n != b->gram->text.n)
		return a->gram->text.n > b->gram->text.n ? -1 : 1;
	return mq_str_cmp(a->gram->text, b->gram->text);
}

/* Those that are frequent in the label's missed records, and tell it. */
static struct candidate *
collect(const struct suggest *s, size_t *n)
{
	struct candidate *v = NULL, c;
	size_t i, k, cap = 0;

	*n = 0;
	for (i = 0; i < s->grams.n; i++) {
		c.gram = s->grams.entry[i]->value;
		if (!c.gram->with || c.gram->brief)
			continue;
		for (k = 0; k < s->labels.n; k++) {
			c.label = s->labels.entry[k]->value;
			if (c.gram->gain[k] < SUGGEST_LEAST)
				continue;
			weigh(s, &c);
			if (c.low <= 0 || c.gram->with[k] <= c.others)
				continue;
			v = mq_grow(v, *n, &cap, sizeof(*v));
			v[(*n)++] = c;
		}
	}
	if (*n > 0)
		qsort(v, *n, sizeof(*v), by_label_and_low);
	return v;
}

static bool
is_ascii_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Does the rule fire on it?  Of words it must be whole ones. */
static bool
fires(const struct gram *g, struct mq_str text)
{
	const char *p, *start = text.s, *end = text.s + text.n;

	while ((p = mq_str_find(text, g->text))) {
		text.s = p + g->text.n;
		text.n = (size_t)(end - text.s);
		if (!g->words || ((p == start || !is_ascii_word(p[-1])) &&
				     (text.n == 0 || !is_ascii_word(*text.s))))
			return true;
	}
	return false;
}

/*
 * How many missed records of its label have it that no better one has; these
 * are then spoken for.  0 where they are too few.
 */
static uint32_t
claim(struct suggest *s, const struct candidate *c)
{
	struct doc **mine = mq_xcalloc(c->gram->missed, sizeof(*mine)), *d;
	uint32_t i, n = 0;

	for (d = s->doc; d < s->doc + s->n; d++)
		if (d->missed && d->label == c->label->number &&
		    fires(c->gram, d->text))
			mine[n++] = d;
	for (i = 0; n >= SUGGEST_LEAST && i < n; i++)
		mine[i]->missed = false;
	free(mine);
	return n >= SUGGEST_LEAST ? n : 0;
}

static void
write_number(struct mq_writer *w, double x)
{
	char text[32];

	snprintf(text, sizeof(text), "%.4f", x);
	mq_write_cell(w, mq_str(text));
}

static void
write_candidate(struct mq_writer *w, const struct candidate *c,
    const struct labels *labels, size_t serial, uint32_t gain)
{
	const struct gram *g = c->gram;
	char id[32], flags[4];

	snprintf(id, sizeof(id), "suggest-%zu", serial);
	snprintf(flags, sizeof(flags), "%s%s%s", g->letters ? "i" : "",
	    g->words ? "w" : "", g->words && g->foreign ? "u" : "");
	mq_write_cell(w, mq_str(id));
	mq_write_cell(w,
	    labels ? labels_category(labels, c->label->text) : c->label->text);
	mq_write_cell(w, g->text);
	mq_write_cell(w, mq_str(flags));
	mq_write_int(w, gain);
	mq_write_int(w, g->with[c->label->number]);
	mq_write_int(w, c->others);
	write_number(w, c->odds);
	write_number(w, c->low);
	mq_write_end(w);
}

void
suggest_write(
    struct suggest *s, const struct labels *labels, struct mq_writer *w)
{
	static const char *const header[] = { "id", "category", "words",
		"flags", "gain", "own", "others", "log_odds", "low" };
	size_t i, n, kept = 0, serial = 0;
	struct candidate *v;
	uint32_t gain;

	count_all(s);
	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
	v = collect(s, &n);
	for (i = 0; i < n; i++) {
		if (i > 0 && v[i].label != v[i - 1].label)
			kept = 0;
		if (kept == SUGGEST_MOST || !(gain = claim(s, &v[i])))
			continue;
		kept++;
		write_candidate(w, &v[i], labels, ++serial, gain);
	}
	free(v);
}

void
suggest_free(struct suggest *s)
{
	mq_map_free(&s->labels);
	mq_map_free(&s->grams);
	mq_arena_free(&s->arena);
	free(s->doc);
	free(s->units.v);
	free(s);
}
