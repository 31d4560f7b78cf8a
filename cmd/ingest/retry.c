#include "retry.h"

#include <errno.h>
#include <stdlib.h>

#include "minqing/table.h"

/* One source, growing. */
struct growing {
	struct mq_str name, how, header;
	bool any; /* a record behind the header */
	char *text;
	size_t n, cap;
	unsigned long lines;
	struct ingest_origin *origin;
	size_t norigins, origin_cap;
};

/* What is being loaded. */
struct loading {
	struct mq_table *t;
	long source, line, byte, code, message, raw;
	struct growing *g;
	size_t n, cap;
};

static int
find_columns(struct loading *l)
{
	const struct {
		const char *name;
		long *at;
	} want[] = {
		{ "source", &l->source },
		{ "line", &l->line },
		{ "byte", &l->byte },
		{ "code", &l->code },
		{ "message", &l->message },
		{ "raw", &l->raw },
	};
	size_t i;

	for (i = 0; i < sizeof(want) / sizeof(*want); i++) {
		*want[i].at = mq_table_column(l->t, want[i].name);
		if (*want[i].at < 0)
			return -1;
	}
	return 0;
}

static struct mq_str
cell(const struct loading *l, size_t row, long column)
{
	return mq_table_text(l->t, row, column);
}

static void
add_bytes(struct growing *g, const char *s, size_t n)
{
	if (g->n + n > g->cap) {
		g->cap = 2 * (g->n + n);
		g->text = mq_xrealloc(g->text, g->cap, 1);
	}
	memcpy(g->text + g->n, s, n);
	g->n += n;
}

/* In JSON a line end between two tokens is a blank. */
static void
unbreak(char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] == '\n' || s[i] == '\r')
			s[i] = ' ';
}

/* Paragraphs are parted by a blank line. */
static void
add_record(
    struct growing *g, struct mq_str raw, unsigned long line, uint64_t byte)
{
	size_t start = g->n, i;

	g->origin =
	    mq_grow(g->origin, g->norigins, &g->origin_cap, sizeof(*g->origin));
	g->origin[g->norigins++] =
	    (struct ingest_origin){ g->lines + 1, line, byte };
	add_bytes(g, raw.s, raw.n);
	if (mq_str_eq(g->how, MQ_STR("json")))
		unbreak(g->text + start, raw.n);
	add_bytes(g, "\n\n", mq_str_eq(g->how, MQ_STR("text")) ? 2 : 1);
	for (i = start; i < g->n; i++)
		g->lines += g->text[i] == '\n';
}

/* The latest source of this name, or NULL. */
static struct growing *
source_of(const struct loading *l, struct mq_str name)
{
	size_t i;

	for (i = l->n; i-- > 0;)
		if (mq_str_eq(l->g[i].name, name))
			return &l->g[i];
	return NULL;
}

/* A header row begins a source, unless it only repeats the one before. */
static void
take_header(struct loading *l, size_t row)
{
	struct mq_str name = cell(l, row, l->source);
	struct mq_str how = cell(l, row, l->message);
	struct mq_str header = cell(l, row, l->raw);
	struct growing *g = source_of(l, name);

	if (g && mq_str_eq(g->how, how) && mq_str_eq(g->header, header))
		return;
	l->g = mq_grow(l->g, l->n, &l->cap, sizeof(*l->g));
	g = &l->g[l->n++];
	*g = (struct growing){ .name = name, .how = how, .header = header };
	if (header.n)
		add_record(g, header, 1, 0);
}

/* A number of the rejects file; one that is none counts as 0. */
static uint64_t
number(struct mq_str s)
{
	int64_t n = 0;

	return mq_str_int(s, &n) || n < 0 ? 0 : (uint64_t)n;
}

static int
take_row(struct loading *l, size_t row)
{
	struct mq_str raw = cell(l, row, l->raw);
	struct growing *g;

	if (mq_str_eq(cell(l, row, l->code), MQ_STR("header"))) {
		take_header(l, row);
		return 0;
	}
	g = source_of(l, cell(l, row, l->source));
	if (!g)
		return mq_table_fail(l->t, row, l->source,
		    "no row with the code header above says what the columns "
		    "of this source are");
	if (!mq_str_trim(raw).n)
		return 0;
	g->any = true;
	add_record(g, raw, (unsigned long)number(cell(l, row, l->line)),
	    number(cell(l, row, l->byte)));
	return 0;
}

/* "csv ;", "csv tab", "tsv", "text", "json", or nothing: 0, or -1. */
static int
read_how(struct mq_str how, struct ingest_form *f)
{
	f->what = INGEST_TABLE;
	if (mq_str_eq(how, MQ_STR("tsv"))) {
		f->from = MQ_TSV;
		f->delim = 0;
	} else if (mq_str_eq(how, MQ_STR("text"))) {
		f->what = INGEST_TEXT;
	} else if (mq_str_eq(how, MQ_STR("json"))) {
		f->what = INGEST_JSON;
	} else if (mq_str_starts(how, MQ_STR("csv ")) && how.n > 4) {
		f->from = MQ_CSV;
		f->delim = mq_str_eq(how, MQ_STR("csv tab")) ? '\t' : how.s[4];
	} else {
		return how.n ? -1 : 0;
	}
	return 0;
}

static int
fail(struct ingest_retry *r, const char *path, const char *what)
{
	r->error = mq_arena_printf(&r->arena, "%s: %s", path, what);
	return -1;
}

static int
finish(struct ingest_retry *r, const char *path, const struct growing *g,
    const struct ingest_form *form)
{
	struct ingest_retry_source *s;
	struct ingest_origin *origin =
	    mq_arena_zalloc(&r->arena, g->norigins, sizeof(*origin));

	memcpy(origin, g->origin, g->norigins * sizeof(*origin));
	r->source = mq_grow(r->source, r->n, &r->cap, sizeof(*r->source));
	s = &r->source[r->n++];
	s->memory.name = mq_arena_strndup(&r->arena, g->name.s, g->name.n);
	s->memory.text.s = mq_arena_strndup(&r->arena, g->text, g->n);
	s->memory.text.n = g->n;
	s->memory.origin = origin;
	s->memory.norigins = g->norigins;
	s->form = *form;
	s->form.skip = 0;
	s->form.encoding = "UTF-8";
	s->form.guess = MQ_GUESS_NONE;
	s->form.json_lines = true;
	if (read_how(g->how, &s->form))
		return fail(r, path,
		    "a header row whose message says neither "
		    "csv, tsv, text nor json");
	if (s->form.what == INGEST_TEXT && !form->pattern)
		return fail(r, path,
		    "holds lines of text; say the pattern with -p as before");
	return 0;
}

static int
load(struct ingest_retry *r, struct loading *l, const char *path,
    const struct ingest_form *form)
{
	size_t i;
	int bad = l->t->error || find_columns(l);

	for (i = 0; !bad && i < l->t->nrows; i++)
		bad = take_row(l, i);
	if (bad)
		r->error = mq_arena_printf(&r->arena, "%s", l->t->error);
	for (i = 0; !bad && i < l->n; i++)
		if (l->g[i].any)
			bad = finish(r, path, &l->g[i], form);
	for (i = 0; i < l->n; i++) {
		free(l->g[i].text);
		free(l->g[i].origin);
	}
	free(l->g);
	return bad ? -1 : 0;
}

int
ingest_retry_load(
    struct ingest_retry *r, const char *path, const struct ingest_form *form)
{
	struct mq_input *in = mq_input_open(path);
	struct loading l = { 0 };
	int bad;

	if (!in)
		return fail(r, path, strerror(errno));
	l.t = mq_table_load(in);
	bad = load(r, &l, path, form);
	mq_table_free(l.t);
	return bad;
}

void
ingest_retry_free(struct ingest_retry *r)
{
	free(r->source);
	mq_arena_free(&r->arena);
	*r = (struct ingest_retry){ 0 };
}
