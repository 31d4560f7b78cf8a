#include "seen.h"

#include <errno.h>
#include <string.h>

#include "minqing/reader.h"

static const char heading[] = "record_hash";

/* Sixteen hex digits in lower case: 0, or -1. */
static int
read_half(const char *s, uint64_t *half)
{
	static const char digits[] = "0123456789abcdef";
	const char *hit;
	int i;

	*half = 0;
	for (i = 0; i < 16; i++) {
		hit = memchr(digits, s[i], 16);
		if (!hit)
			return -1;
		*half = *half << 4 | (uint64_t)(hit - digits);
	}
	return 0;
}

static int
read_key(struct mq_str line, struct ingest_key *key)
{
	if (line.n != 32 || read_half(line.s, &key->half[0]) ||
	    read_half(line.s + 16, &key->half[1]))
		return -1;
	return key->half[0] || key->half[1] ? 0 : -1;
}

static const char *
wrong(struct ingest_seen *s, const char *path, unsigned long line,
    const char *what)
{
	if (!line)
		return mq_arena_printf(&s->arena, "%s: %s", path, what);
	return mq_arena_printf(&s->arena, "%s:%lu: %s", path, line, what);
}

static const char *
read_all(struct ingest_seen *s, const char *path, struct mq_reader *rd)
{
	struct mq_record rec;
	struct ingest_key key;
	enum mq_got got = mq_read(rd, &rec);

	if (got == MQ_GOT_RECORD && !mq_str_eq(rec.raw, mq_str(heading)))
		return wrong(s, path, 1, "not a file of mq-ingest --seen");
	while (got == MQ_GOT_RECORD &&
	       (got = mq_read(rd, &rec)) == MQ_GOT_RECORD) {
		if (read_key(rec.raw, &key))
			return wrong(s, path, rec.line, "not 32 hex digits");
		ingest_set_add_key(&s->before, key.half);
		mq_output_str(s->out, rec.raw);
		mq_output_text(s->out, "\n");
	}
	if (got == MQ_GOT_ERROR)
		return wrong(s, path, rec.line, mq_reader_error(rd));
	return NULL;
}

const char *
ingest_seen_open(struct ingest_seen *s, const char *path, struct mq_output *out)
{
	struct mq_reader_opts opts = { .from = MQ_TSV };
	struct mq_input *in = mq_input_open(path);
	struct mq_reader *rd;
	const char *why;

	if (!in && errno != ENOENT)
		return wrong(s, path, 0, strerror(errno));
	s->out = out;
	mq_output_printf(out, "%s\n", heading);
	if (!in)
		return NULL;
	rd = mq_reader_new(in, &opts);
	why = read_all(s, path, rd);
	mq_reader_free(rd);
	return why;
}

bool
ingest_seen_before(const struct ingest_seen *s, const struct ingest_key *key)
{
	return ingest_set_has_key(&s->before, key->half);
}

void
ingest_seen_take(struct ingest_seen *s, const struct ingest_key *key)
{
	static const char digits[] = "0123456789abcdef";
	char *room = mq_output_room(s->out, 33);
	int i;

	for (i = 0; i < 32; i++)
		room[i] = digits[key->half[i / 16] >> (60 - 4 * (i % 16)) & 15];
	room[32] = '\n';
	mq_output_filled(s->out, room + 33);
}

void
ingest_seen_free(struct ingest_seen *s)
{
	ingest_set_free(&s->before);
	mq_arena_free(&s->arena);
}
