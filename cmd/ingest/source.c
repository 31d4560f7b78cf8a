#include "source.h"

#include <errno.h>
#include <string.h>

/* A record or a refused line that was read before its turn. */
struct ingest_held {
	struct ingest_held *next;
	enum mq_got got;
	struct mq_record rec;
	const char *code, *why;
};

static int
fail(struct ingest_source *s, unsigned long line, const char *what)
{
	s->error =
	    line ? mq_arena_printf(&s->arena, "%s:%lu: %s", s->name, line, what)
		 : mq_arena_printf(&s->arena, "%s: %s", s->name, what);
	return -1;
}

/* Where a line of a text in memory comes from. */
static void
translate(const struct ingest_source *s, struct mq_record *rec)
{
	const struct ingest_origin *o = s->origin;
	size_t low = 0, high = s->norigins, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (o[mid].at <= rec->line)
			low = mid;
		else
			high = mid;
	}
	if (low >= s->norigins || o[low].at > rec->line)
		return;
	rec->line = o[low].line + (rec->line - o[low].at);
	rec->byte = o[low].byte;
}

/* Take the next from these rows, with its true place. */
static enum mq_got
take(const struct ingest_source *s, struct ingest_rows *rows,
    struct mq_record *rec)
{
	enum mq_got got = rows->next(rows, rec);

	if (got != MQ_GOT_END)
		translate(s, rec);
	return got;
}

static struct mq_input *
open_input(struct ingest_source *s)
{
	struct mq_input *in;

	if (!s->path)
		return mq_input_mem(
		    s->name, s->memory.s, s->memory.n, s->memory.n + 1);
	in = mq_input_open(s->path);
	if (!in) {
		fail(s, 0, strerror(errno));
		return NULL;
	}
	s->again = mq_input_again(in);
	s->size = mq_input_size(in);
	return in;
}

static struct ingest_rows *
open_rows(struct ingest_source *s)
{
	struct mq_input *in = open_input(s);
	struct ingest_rows *rows;
	const char *why;

	if (!in)
		return NULL;
	rows = ingest_rows_open(
	    in, &s->form, s->header.cell ? &s->header : NULL, &why);
	if (!rows)
		fail(s, 0, why);
	return rows;
}

/* Rows behind the header, which *header gets; or NULL. */
static struct ingest_rows *
start(struct ingest_source *s, struct mq_record *header)
{
	struct ingest_rows *rows = open_rows(s);
	enum mq_got got;

	if (!rows)
		return NULL;
	got = take(s, rows, header);
	if (got == MQ_GOT_RECORD)
		return rows;
	if (got == MQ_GOT_END)
		fail(s, 0, "is empty; there is not even a header");
	else
		fail(s, header->line, rows->why);
	rows->free(rows);
	return NULL;
}

static int
begin(struct ingest_source *s)
{
	struct mq_record header;

	s->last = &s->first;
	s->rows = s->form.raw ? open_rows(s) : start(s, &header);
	if (!s->rows)
		return -1;
	if (s->form.raw)
		return 0;
	s->header = mq_record_dup(&s->arena, &header);
	s->how =
	    mq_arena_strndup(&s->arena, s->rows->how, strlen(s->rows->how));
	return 0;
}

int
ingest_source_open(
    struct ingest_source *s, const char *path, const struct ingest_form *form)
{
	*s = (struct ingest_source){ 0 };
	s->path = path;
	s->name = strcmp(path, "-") ? path : "<stdin>";
	s->form = *form;
	return begin(s);
}

int
ingest_source_open_memory(struct ingest_source *s,
    const struct ingest_memory *m, const struct ingest_form *form)
{
	*s = (struct ingest_source){ 0 };
	s->memory = m->text;
	s->origin = m->origin;
	s->norigins = m->norigins;
	s->name = m->name;
	s->form = *form;
	s->again = true;
	return begin(s);
}

/* A file's encoding is found out once. */
static void
keep_encoding(struct ingest_source *s)
{
	const struct mq_decoder *d = s->rows->decoder;
	const char *name = mq_decoder_encoding(d);

	if (!s->form.encoding && mq_decoder_guessed(d))
		s->form.encoding =
		    mq_arena_strndup(&s->arena, name, strlen(name));
}

void
ingest_source_pause(struct ingest_source *s)
{
	if (!s->again || !s->rows)
		return;
	keep_encoding(s);
	s->rows->free(s->rows);
	s->rows = NULL;
}

static enum mq_got
read_one(struct ingest_source *s, struct mq_record *rec)
{
	struct mq_record header;
	enum mq_got got;

	if (s->ended)
		return MQ_GOT_END;
	if (!s->rows)
		s->rows = start(s, &header);
	if (!s->rows)
		return MQ_GOT_ERROR;
	got = take(s, s->rows, rec);
	s->ended = got == MQ_GOT_END;
	if (got == MQ_GOT_ERROR)
		fail(s, rec->line, s->rows->why);
	if (got == MQ_GOT_REFUSED) {
		s->code = s->rows->code;
		s->why = s->rows->why;
	}
	return got;
}

enum mq_got
ingest_source_next(struct ingest_source *s, struct mq_record *rec)
{
	struct ingest_held *h = s->first;

	if (!h) {
		if (s->nheld) { /* the last held one has been used now */
			mq_arena_reset(&s->hold);
			s->nheld = 0;
		}
		return read_one(s, rec);
	}
	s->first = h->next;
	if (!s->first)
		s->last = &s->first;
	*rec = h->rec;
	s->code = h->code;
	s->why = h->why;
	return h->got;
}

const char *
ingest_source_guessed(const struct ingest_source *s)
{
	const struct mq_decoder *d = s->rows ? s->rows->decoder : NULL;

	return d && mq_decoder_guessed(d) ? mq_decoder_encoding(d) : NULL;
}

uint64_t
ingest_source_taken(const struct ingest_source *s)
{
	if (!s->rows)
		return 0;
	return mq_input_taken(mq_decoder_input(s->rows->decoder));
}

static struct ingest_held *
keep(struct ingest_source *s, enum mq_got got, const struct mq_record *rec)
{
	struct ingest_held *h = mq_arena_zalloc(&s->hold, 1, sizeof(*h));
	struct mq_record copy = *rec;

	if (got == MQ_GOT_REFUSED) {
		copy.cell = NULL;
		copy.ncells = 0;
		h->code = s->code;
		h->why = mq_arena_strndup(&s->hold, s->why, strlen(s->why));
	}
	h->got = got;
	h->rec = mq_record_dup(&s->hold, &copy);
	s->nheld += rec->raw.n + 1;
	return h;
}

static void
push(struct ingest_source *s, struct ingest_held *h)
{
	*s->last = h;
	s->last = &h->next;
}

/* Put the record at hand before those that are held. */
static void
take_back(struct ingest_source *s, struct mq_record *rec)
{
	struct ingest_held *h = keep(s, MQ_GOT_RECORD, rec);

	h->next = s->first;
	if (!s->first)
		s->last = &h->next;
	s->first = h;
}

static int
survey_pipe(struct ingest_source *s, struct mq_record *rec,
    bool (*look)(void *arg, const struct mq_record *rec), void *arg)
{
	const struct ingest_held *h;
	struct mq_record next;
	enum mq_got got = MQ_GOT_RECORD;
	bool seen = false;

	take_back(s, rec);
	for (h = s->first; h && !seen; h = h->next)
		seen = h->got == MQ_GOT_RECORD && look(arg, &h->rec);
	while (!seen && !s->full && (got = read_one(s, &next)) > 0) {
		push(s, keep(s, got, &next));
		seen = got == MQ_GOT_RECORD && look(arg, &next);
		s->full = !seen && s->nheld > INGEST_HOLD;
	}
	if (got == MQ_GOT_ERROR)
		return -1;
	ingest_source_next(s, rec);
	return seen;
}

static int
survey_file(struct ingest_source *s,
    bool (*look)(void *arg, const struct mq_record *rec), void *arg)
{
	struct mq_record rec;
	struct ingest_rows *rows;
	enum mq_got got;
	bool seen = false;

	keep_encoding(s);
	rows = start(s, &rec);
	if (!rows)
		return -1;
	while (!seen && (got = take(s, rows, &rec)) > 0)
		seen = got == MQ_GOT_RECORD && look(arg, &rec);
	if (!seen && got == MQ_GOT_ERROR)
		fail(s, rec.line, rows->why);
	rows->free(rows);
	return !seen && got == MQ_GOT_ERROR ? -1 : seen;
}

int
ingest_source_survey(struct ingest_source *s, struct mq_record *rec,
    bool (*look)(void *arg, const struct mq_record *rec), void *arg)
{
	if (s->again)
		return survey_file(s, look, arg);
	return survey_pipe(s, rec, look, arg);
}

void
ingest_source_close(struct ingest_source *s)
{
	if (s->rows)
		s->rows->free(s->rows);
	s->rows = NULL;
	mq_arena_free(&s->hold);
	mq_arena_free(&s->arena);
}
