#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A record or a refused line that was read before its turn. */
struct ingest_held {
	struct ingest_held *next;
	enum mq_got got;
	struct mq_record rec;
	const char *code, *why;
};

/* What people hand in where a table is wanted. */
static const struct {
	const char *bytes;
	size_t n;
	const char *what;
} magics[] = {
	{ "PK\x03\x04", 4,
	    "a workbook or a zip archive; this version reads CSV, TSV and gzip "
	    "of them: save the sheet as CSV UTF-8, or unpack the archive" },
	{ "\xd0\xcf\x11\xe0", 4,
	    "an old or a password-protected workbook; save the sheet as CSV "
	    "UTF-8" },
	{ "%PDF", 4, "a PDF; export its table as CSV" },
};

enum { MAGIC = 4 };

static int
fail(struct ingest_source *s, const char *what)
{
	s->error = mq_arena_printf(&s->arena, "%s: %s", s->name, what);
	return -1;
}

static int
check_magic(struct ingest_source *s, const char *head, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(magics) / sizeof(*magics); i++)
		if (n >= magics[i].n &&
		    !memcmp(head, magics[i].bytes, magics[i].n))
			return fail(s, magics[i].what);
	return 0;
}

/*
 * The first bytes of a file are looked at before anything is decoded.  A pipe
 * cannot be read twice, nor must a FIFO be opened twice.
 */
static int
peek(struct ingest_source *s)
{
	bool std = !strcmp(s->path, "-");
	int fd = STDIN_FILENO;
	struct stat st;
	char head[MAGIC];
	ssize_t got;

	if (!std && stat(s->path, &st))
		return fail(s, strerror(errno));
	s->again = !std && S_ISREG(st.st_mode);
	if (!std && !s->again)
		return 0;
	if (!std && (fd = open(s->path, O_RDONLY | O_CLOEXEC)) < 0)
		return fail(s, strerror(errno));
	got = pread(fd, head, MAGIC, std ? lseek(fd, 0, SEEK_CUR) : 0);
	if (!std)
		close(fd);
	return got > 0 ? check_magic(s, head, (size_t)got) : 0;
}

/* "LINE: what is wrong" stands right behind the name, as a place does. */
static enum mq_got
reader_trouble(struct ingest_source *s, const struct mq_reader *rd)
{
	const char *what = mq_reader_error(rd);

	if (what[strspn(what, "0123456789")] == ':')
		s->error = mq_arena_printf(&s->arena, "%s:%s", s->name, what);
	else
		fail(s, what);
	return MQ_GOT_ERROR;
}

/* A reader behind the header, which *header gets; or NULL. */
static struct mq_reader *
start(struct ingest_source *s, struct mq_record *header)
{
	struct mq_input *in = mq_input_open(s->path);
	struct mq_reader *rd;
	enum mq_got got;

	if (!in) {
		fail(s, strerror(errno));
		return NULL;
	}
	rd = mq_reader_new(in, &s->opts);
	got = mq_read(rd, header);
	if (got == MQ_GOT_RECORD) {
		mq_reader_expect(rd, header->ncells);
		return rd;
	}
	if (got == MQ_GOT_ERROR)
		reader_trouble(s, rd);
	else if (got == MQ_GOT_END)
		fail(s, "is empty; there is not even a header");
	else
		s->error = mq_arena_printf(&s->arena, "%s:%lu: %s", s->name,
		    header->line, mq_reader_error(rd));
	mq_reader_free(rd);
	return NULL;
}

int
ingest_source_open(struct ingest_source *s, const char *path,
    const struct mq_reader_opts *opts)
{
	struct mq_record header;

	*s = (struct ingest_source){ 0 };
	s->path = path;
	s->name = strcmp(path, "-") ? path : "<stdin>";
	s->opts = *opts;
	s->last = &s->first;
	if (peek(s))
		return -1;
	s->rd = start(s, &header);
	if (!s->rd)
		return -1;
	s->header = mq_record_dup(&s->arena, &header);
	return check_magic(s, header.raw.s, header.raw.n);
}

/* A file's encoding is found out once. */
static void
keep_encoding(struct ingest_source *s)
{
	const struct mq_decoder *d = mq_reader_decoder(s->rd);
	const char *name = mq_decoder_encoding(d);

	if (!s->opts.encoding && mq_decoder_guessed(d))
		s->opts.encoding =
		    mq_arena_strndup(&s->arena, name, strlen(name));
}

void
ingest_source_pause(struct ingest_source *s)
{
	if (!s->again || !s->rd)
		return;
	keep_encoding(s);
	mq_reader_free(s->rd);
	s->rd = NULL;
}

static enum mq_got
read_one(struct ingest_source *s, struct mq_record *rec)
{
	struct mq_record header;
	enum mq_got got;

	if (s->ended)
		return MQ_GOT_END;
	if (!s->rd)
		s->rd = start(s, &header);
	if (!s->rd)
		return MQ_GOT_ERROR;
	got = mq_read(s->rd, rec);
	s->ended = got == MQ_GOT_END;
	if (got == MQ_GOT_ERROR)
		return reader_trouble(s, s->rd);
	if (got == MQ_GOT_REFUSED) {
		s->code = mq_reader_code(s->rd);
		s->why = mq_reader_error(s->rd);
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
	const struct mq_decoder *d = s->rd ? mq_reader_decoder(s->rd) : NULL;

	return d && mq_decoder_guessed(d) ? mq_decoder_encoding(d) : NULL;
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
	struct mq_reader *rd;
	enum mq_got got;
	bool seen = false;

	keep_encoding(s);
	rd = start(s, &rec);
	if (!rd)
		return -1;
	while (!seen && (got = mq_read(rd, &rec)) > 0)
		seen = got == MQ_GOT_RECORD && look(arg, &rec);
	if (!seen && got == MQ_GOT_ERROR)
		reader_trouble(s, rd);
	mq_reader_free(rd);
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
	mq_reader_free(s->rd);
	s->rd = NULL;
	mq_arena_free(&s->hold);
	mq_arena_free(&s->arena);
}
