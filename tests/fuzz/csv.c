/*
 * CSV: the block reader against the slow reading of the rule; and strangers'
 * files, which must read the same however they are cut up.
 */

#include <stdint.h>
#include <stdlib.h>

#include "../csv_rule.h"
#include "minqing/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask_reader(const char *in, size_t len, size_t chunk,
    const struct mq_reader_opts *opts, struct said *s)
{
	struct mq_reader *rd =
	    mq_reader_new(mq_input_mem("<memory>", in, len, chunk), opts);
	struct mq_record rec;
	enum mq_got got;
	size_t i, expect = 0;

	s->n = 0;
	say(s, "", 0);
	while ((got = mq_read(rd, &rec)) > 0) {
		say_place(s, got == MQ_GOT_RECORD ? 'R' : 'X', rec.line);
		if (got == MQ_GOT_REFUSED)
			say_cell(s, rec.raw.s, rec.raw.n);
		for (i = 0; got == MQ_GOT_RECORD && i < rec.ncells; i++)
			say_cell(s, mq_field(&rec, i).s, mq_field(&rec, i).n);
		say(s, ";", 1);
		if (got == MQ_GOT_RECORD && !expect)
			mq_reader_expect(rd, expect = rec.ncells);
	}
	if (got == MQ_GOT_ERROR)
		say(s, mq_reader_error(rd), strlen(mq_reader_error(rd)));
	mq_reader_free(rd);
}

static void
must_agree(const struct said *a, const struct said *b)
{
	if (a->n != b->n || memcmp(a->text, b->text, a->n)) {
		fprintf(stderr, "%s\n%s\n", a->text, b->text);
		abort();
	}
}

/* What the rule does not speak of: marks, gzip, "sep=", CR alone. */
static bool
is_special(const char *in, size_t len)
{
	const char *s = in + (*in == '"');

	return strchr("\x1f\x84\xef\xfe\xff", *in) != NULL || *in == '\0' ||
	       (len > 4 && !memcmp(s, "sep=", 4)) ||
	       (len > 4 && (*s | 32) == 's') ||
	       (memchr(in, '\r', len) && !memchr(in, '\n', len));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct said want, got;
	struct mq_reader_opts opts = { .from = MQ_CSV };
	struct mq_reader_opts strangers = { .strangers = true,
		.guess = MQ_GUESS_ALL };
	const char *in = (const char *)data + 2;
	size_t len = size - 2, chunk;

	if (size < 3 || size > 4096)
		return 0;
	chunk = 1 + data[0];
	if (!is_special(in, len)) {
		ask_rule(in, len, &want);
		ask_reader(in, len, chunk, &opts, &got);
		must_agree(&want, &got);
	}
	strangers.skip = data[1] & 3;
	strangers.pad = (data[1] & 4) != 0;
	strangers.keep_blank = (data[1] & 8) != 0;
	strangers.delim = "\0;,\t"[data[1] >> 4 & 3];
	ask_reader(in, len, len, &strangers, &want);
	ask_reader(in, len, chunk, &strangers, &got);
	must_agree(&want, &got);
	return 0;
}
