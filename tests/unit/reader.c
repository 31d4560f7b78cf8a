/*
 * The block reader against two others: a slow reading of the rule, and libcsv
 * alone, fed whole files of regular records; cut at every chunk size.
 */

#include <stdlib.h>

#include "../csv_rule.h"
#include "../tap.h"
#include "minqing/reader.h"

/* --- the reader under test --- */

static void
ask_reader(const char *in, size_t len, size_t chunk, enum mq_format from,
    struct said *s)
{
	struct mq_reader_opts opts = { .from = from };
	struct mq_reader *rd =
	    mq_reader_new(mq_input_mem("<memory>", in, len, chunk), &opts);
	struct mq_record rec;
	enum mq_got got;
	size_t i;
	bool first = true;

	s->n = 0;
	say(s, "", 0);
	while ((got = mq_read(rd, &rec)) > 0) {
		say_place(s, got == MQ_GOT_RECORD ? 'R' : 'X', rec.line);
		if (got == MQ_GOT_REFUSED)
			say_cell(s, rec.raw.s, rec.raw.n);
		for (i = 0; got == MQ_GOT_RECORD && i < rec.ncells; i++)
			say_cell(s, mq_field(&rec, i).s, mq_field(&rec, i).n);
		say(s, ";", 1);
		if (first && got == MQ_GOT_RECORD)
			mq_reader_expect(rd, rec.ncells);
		first = first && got != MQ_GOT_RECORD;
	}
	if (got == MQ_GOT_ERROR)
		say(s, "!", 1);
	mq_reader_free(rd);
}

/* --- every text over a small alphabet --- */

static void
replace(char *s, size_t n, char from, char to)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] == from)
			s[i] = to;
}

/*
 * A file that has CR and no LF is read with CR as its line end: as the same
 * text with LF, put back afterwards.
 */
static void
ask_rule_cr(const char *in, size_t len, struct said *s)
{
	char lfs[16];

	memcpy(lfs, in, len);
	replace(lfs, len, '\r', '\n');
	ask_rule(lfs, len, s);
	replace(s->text, s->n, '\n', '\r');
}

static int
agree(const char *in, size_t len)
{
	static struct said want, got;
	size_t chunk;

	if (memchr(in, '\r', len) && !memchr(in, '\n', len))
		ask_rule_cr(in, len, &want);
	else
		ask_rule(in, len, &want);
	for (chunk = len; chunk; chunk--) {
		ask_reader(in, len, chunk, MQ_CSV, &got);
		if (strcmp(want.text, got.text)) {
			note("%zu at a time: want %s", chunk, want.text);
			note("got %s", got.text);
			return 0;
		}
	}
	return 1;
}

/* Text number i of those of this length, letters as digits to the base 5. */
static void
nth_text(size_t i, size_t len, char *out)
{
	static const char letter[] = "a,\"\n\r";
	size_t k;

	for (k = 0; k < len; k++, i /= 5)
		out[k] = letter[i % 5];
}

static void
test_all_texts(size_t longest)
{
	char in[16];
	size_t len, i, all;
	int good = 1;

	for (len = 1, all = 5; len <= longest && good; len++, all *= 5)
		for (i = 0; i < all && good; i++) {
			nth_text(i, len, in);
			good = agree(in, len);
		}
	ok(good && "every text of a , quote LF CR reads as the rule says");
}

/* --- regular files against libcsv alone --- */

static unsigned long seed = 1;

static unsigned
random_below(unsigned n)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(seed >> 33) % n;
}

static size_t
random_cell(char *out)
{
	static const char plain[] = "ab \xe4\xb8\xad"
				    "x;'\\\t";
	static const char wild[] = "a,\"\n\r b\t";
	size_t n = 0, len = random_below(12), i;

	if (random_below(2)) {
		for (i = 0; i < len; i++)
			out[n++] = plain[random_below(sizeof(plain) - 1)];
		return n;
	}
	out[n++] = '"';
	for (i = 0; i < len; i++) {
		out[n] = wild[random_below(sizeof(wild) - 1)];
		if (out[n++] == '"')
			out[n++] = '"';
	}
	out[n++] = '"';
	return n;
}

static void
end_row(int c, void *ctx)
{
	(void)c;
	say(ctx, ";", 1);
}

static void
whole_field(void *p, size_t n, void *ctx)
{
	say_cell(ctx, p, n);
}

static void
ask_reader_plain(const char *in, size_t len, size_t chunk, struct said *s)
{
	struct mq_reader_opts opts = { .from = MQ_CSV };
	struct mq_reader *rd =
	    mq_reader_new(mq_input_mem("<memory>", in, len, chunk), &opts);
	struct mq_record rec;
	enum mq_got got;
	size_t i;

	s->n = 0;
	while ((got = mq_read(rd, &rec)) > 0) {
		for (i = 0; got == MQ_GOT_RECORD && i < rec.ncells; i++)
			say_cell(s, mq_field(&rec, i).s, mq_field(&rec, i).n);
		say(s, got == MQ_GOT_RECORD ? ";" : "X;", 1);
	}
	mq_reader_free(rd);
}

static size_t
random_file(char *in, size_t size)
{
	size_t n = 0, row, col, cols = 2 + random_below(5);

	for (row = 0; row < 40 && n + 256 < size; row++)
		for (col = 0; col < cols; col++) {
			n += random_cell(in + n);
			in[n++] = col + 1 < cols ? ',' : '\n';
		}
	return n;
}

static int
regular_file(void)
{
	static struct said want, got;
	static char in[TEXT / 4];
	struct csv_parser p;
	size_t n = random_file(in, sizeof(in)), chunk;

	set_up(&p);
	want.n = 0;
	csv_parse(&p, in, n, whole_field, end_row, &want);
	csv_fini(&p, whole_field, end_row, &want);
	csv_free(&p);
	for (chunk = n; chunk; chunk = chunk * 2 / 3) {
		ask_reader_plain(in, n, chunk, &got);
		if (want.n != got.n || memcmp(want.text, got.text, want.n))
			return 0;
	}
	return 1;
}

static void
test_regular_files(void)
{
	int i, good = 1;

	for (i = 0; i < 300 && good; i++)
		good = regular_file();
	ok(good && "regular files read as libcsv reads them");
}

int
main(void)
{
	keep_freed();
	test_all_texts(getenv("LONG") ? 8 : 6);
	test_regular_files();
	return done();
}
