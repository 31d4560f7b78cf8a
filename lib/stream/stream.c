#include "stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct stream {
	char *const *next; /* the operands still to be opened */
	enum mq_format from;
	bool digest;
	struct mq_reader *rd; /* the one being read, or NULL */
	struct mq_arena arena;
	struct mq_record header;
	bool any; /* the header is there */
	const char *error;
};

struct stream *
stream_new(char *const *paths, enum mq_format from, bool digest)
{
	struct stream *st = mq_xcalloc(1, sizeof(*st));

	st->next = paths;
	st->from = from;
	st->digest = digest;
	return st;
}

static int
fail(struct stream *st, const char *place, unsigned long line, const char *what)
{
	st->error =
	    line ? mq_arena_printf(&st->arena, "%s:%lu: %s", place, line, what)
		 : mq_arena_printf(&st->arena, "%s: %s", place, what);
	return -1;
}

static bool
same_cells(const struct mq_record *a, const struct mq_record *b)
{
	size_t i;

	if (a->ncells != b->ncells)
		return false;
	for (i = 0; i < a->ncells; i++)
		if (!mq_str_eq(mq_field(a, i), mq_field(b, i)))
			return false;
	return true;
}

static int
check_names(struct stream *st)
{
	const struct mq_record *h = &st->header;
	size_t i, j;

	for (i = 0; i < h->ncells; i++)
		for (j = 0; j < i; j++)
			if (mq_str_eq(h->cell[i], h->cell[j]))
				return fail(st, mq_reader_name(st->rd), 1,
				    mq_arena_printf(&st->arena,
					"columns %zu and %zu are both '%s'",
					j + 1, i + 1, h->cell[i].s));
	return 0;
}

static int
take_header(struct stream *st)
{
	struct mq_record header;
	enum mq_got got = mq_read(st->rd, &header);
	const char *name = mq_reader_name(st->rd);

	if (got == MQ_GOT_END)
		return fail(st, name, 0, "empty: not even a header line");
	if (got == MQ_GOT_ERROR)
		return fail(st, name, header.line, mq_reader_error(st->rd));
	if (got == MQ_GOT_REFUSED)
		return fail(st, name, 1, mq_reader_error(st->rd));
	mq_reader_expect(st->rd, header.ncells);
	if (st->any && !same_cells(&st->header, &header))
		return fail(
		    st, name, 1, "header differs from that of the first input");
	if (st->any)
		return 0;
	st->any = true;
	st->header = mq_record_dup(&st->arena, &header);
	return check_names(st);
}

int
stream_open(struct stream *st)
{
	struct mq_reader_opts opts = { .from = st->from };
	struct mq_input *in;

	if (!*st->next)
		return 0;
	mq_reader_free(st->rd);
	st->rd = NULL;
	in = mq_input_open(*st->next);
	if (!in)
		return fail(st, *st->next, 0, strerror(errno));
	st->next++;
	if (st->digest)
		mq_input_digest(in);
	st->rd = mq_reader_new(in, &opts);
	return take_header(st) ? -1 : 1;
}

void
stream_anew(struct stream *st)
{
	st->any = false;
}

const struct mq_record *
stream_header(const struct stream *st)
{
	return &st->header;
}

enum mq_got
stream_next(struct stream *st, struct mq_record *rec)
{
	enum mq_got got = mq_read(st->rd, rec);

	if (got == MQ_GOT_ERROR)
		fail(st, mq_reader_name(st->rd), rec->line,
		    mq_reader_error(st->rd));
	return got;
}

const char *
stream_error(const struct stream *st)
{
	return st->error;
}

const struct mq_reader *
stream_reader(const struct stream *st)
{
	return st->rd;
}

void
stream_free(struct stream *st)
{
	if (!st)
		return;
	mq_reader_free(st->rd);
	mq_arena_free(&st->arena);
	free(st);
}
