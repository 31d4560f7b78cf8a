/*
 * JSON: a stream is cut into the same values however it comes; what is taken
 * for an object has all that it opens closed; and its strings
 * are UTF-8.
 */

#include "../../cmd/ingest/json.h"

#include <stdint.h>
#include <stdlib.h>

#include "../../cmd/ingest/elements.h"
#include "minqing/hash.h"
#include "minqing/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What reading gave: the hash of all values and pairs, and how it ended. */
struct outcome {
	uint64_t hash;
	enum mq_got end;
	unsigned long line;
};

static void
add(struct outcome *o, struct mq_str s)
{
	o->hash = mq_hash(s.s ? s.s : "", s.n, o->hash + s.n);
}

/* Braces, brackets and quotes must match in what was taken for an object. */
static void
check_balance(struct mq_str s)
{
	long depth = 0;
	bool quoted = false;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (quoted && s.s[i] == '\\')
			i++;
		else if (s.s[i] == '"')
			quoted = !quoted;
		else if (!quoted && (s.s[i] == '{' || s.s[i] == '['))
			depth++;
		else if (!quoted && (s.s[i] == '}' || s.s[i] == ']'))
			depth--;
		if (depth < 0)
			abort();
	}
	if (depth || quoted)
		abort();
}

static void
look_into(struct ingest_json *j, struct mq_str text, struct outcome *o)
{
	struct mq_arena a = { 0 };
	bool utf8 = mq_utf8_valid(text.s, text.n) == text.n;
	size_t i;

	if (ingest_json_read(j, text, &a)) {
		add(o, mq_str(j->why));
		mq_arena_free(&a);
		return;
	}
	check_balance(text);
	for (i = 0; i < j->n; i++) {
		add(o, j->pair[i].name);
		add(o, j->pair[i].value);
		if (utf8 && mq_utf8_valid(j->pair[i].value.s,
				j->pair[i].value.n) != j->pair[i].value.n)
			abort();
	}
	mq_arena_free(&a);
}

static struct outcome
read_stream(const uint8_t *data, size_t size, size_t chunk, bool lines)
{
	struct outcome o = { 0 };
	struct ingest_json j = { 0 };
	struct ingest_elements e;
	struct mq_record rec;

	ingest_elements_open(&e,
	    mq_decoder_new(mq_input_mem("<memory>", data, size, chunk), NULL,
		MQ_GUESS_NONE),
	    lines);
	while ((o.end = ingest_elements_next(&e, &rec)) == MQ_GOT_RECORD) {
		add(&o, rec.raw);
		o.hash += rec.line + rec.byte;
		look_into(&j, rec.raw, &o);
	}
	o.line = o.end == MQ_GOT_ERROR ? rec.line : 0;
	ingest_elements_close(&e);
	ingest_json_free(&j);
	return o;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct outcome a, b;
	bool lines;

	if (size < 2)
		return 0;
	lines = (data[0] & 1) != 0;
	a = read_stream(data + 1, size - 1, size, lines);
	b = read_stream(data + 1, size - 1, (data[0] >> 1) + 1u, lines);
	if (a.hash != b.hash || a.end != b.end || a.line != b.line)
		abort();
	return 0;
}
