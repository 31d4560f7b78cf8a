/*
 * Tallies: written, read and merged in random trees they give the same bytes,
 * whatever is in their keys; what differs, or was cut short, is told.
 */

#include "minqing/tally.h"

#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"

enum { NUMBERS = 400, PIECES = 16, FILE_MAX = 1 << 16, TREES = 50 };

static unsigned long seed = 1;

static unsigned
random_below(unsigned n)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(seed >> 33) % n;
}

struct made {
	char bytes[FILE_MAX];
	size_t n;
};

static void
write_down(struct mq_tally *t, struct made *m, enum mq_format to)
{
	char path[] = "/tmp/mq-tally-XXXXXX";
	struct mq_output *out;
	struct mq_writer *w;
	FILE *fp;

	close(mkstemp(path));
	out = mq_output_open(path);
	w = mq_writer_new(out, to);
	mq_tally_write(t, w);
	mq_writer_free(w);
	is_str(mq_output_publish(out), NULL);
	fp = fopen(path, "rb");
	m->n = fread(m->bytes, 1, sizeof(m->bytes), fp);
	fclose(fp);
	unlink(path);
}

/* Take a piece's rows into t: NULL, or why not. */
static const char *
take(struct mq_tally *t, const char *text, size_t n)
{
	struct mq_reader *rd =
	    mq_reader_new(mq_input_mem("<piece>", text, n, n), NULL);
	const char *why = NULL;
	struct mq_record rec;

	ok(mq_read(rd, &rec) == MQ_GOT_RECORD && mq_tally_is(&rec));
	while (!why && mq_read(rd, &rec) == MQ_GOT_RECORD)
		why = mq_tally_take(t, &rec);
	if (!why)
		why = mq_tally_end(t);
	mq_reader_free(rd);
	return why;
}

/* A text of bytes that want escaping, or have a high bit. */
static struct mq_str
random_text(char buf[4])
{
	static const char any[] = "ab\\\t\n\r\",nt\xe6\xb0\x91 ";
	size_t n = random_below(4), i;

	for (i = 0; i < n; i++)
		buf[i] = any[random_below(sizeof(any) - 1)];
	return (struct mq_str){ buf, n };
}

static void
add_random(struct mq_tally *whole, struct mq_tally *piece)
{
	static const char *const sections[] = { "score", "report/days", "b" };
	struct mq_arena a = { 0 };
	struct mq_str part[2], key, item, section;
	char text[3][4];
	int64_t n = (int64_t)random_below(2000) - 300;

	part[0] = random_text(text[0]);
	part[1] = random_text(text[1]);
	item = random_text(text[2]);
	key = mq_tally_key(&a, part, 2);
	section = mq_str(sections[random_below(3)]);
	mq_tally_add(whole, section, key, item, n);
	mq_tally_add(piece, section, key, item, n);
	mq_arena_free(&a);
}

static void
new_pieces(struct mq_tally **piece, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		piece[i] = mq_tally_new("test");
		mq_tally_fact(piece[i], "by", MQ_STR("area\tmonth"));
	}
}

/* Two of them become one, until one is left. */
static void
merge_all(struct mq_tally **piece, size_t n)
{
	static struct made m;
	size_t i, j;

	for (; n > 1; n--) {
		i = random_below((unsigned)n);
		write_down(piece[i], &m, random_below(2) ? MQ_TSV : MQ_CSV);
		mq_tally_free(piece[i]);
		piece[i] = piece[n - 1];
		j = random_below((unsigned)n - 1);
		is_str(take(piece[j], m.bytes, m.n), NULL);
	}
}

static void
test_trees(void)
{
	struct mq_tally *piece[PIECES], *whole;
	static struct made want, got;
	size_t n, i;
	int tree;

	for (tree = 0; tree < TREES; tree++) {
		n = 1 + random_below(PIECES);
		new_pieces(piece, n);
		new_pieces(&whole, 1);
		for (i = 0; i < NUMBERS; i++)
			add_random(whole, piece[random_below((unsigned)n)]);
		merge_all(piece, n);
		write_down(whole, &want, MQ_TSV);
		write_down(piece[0], &got, MQ_TSV);
		ok(want.n > 1000 && want.n == got.n &&
		    !memcmp(want.bytes, got.bytes, want.n));
		mq_tally_free(whole);
		mq_tally_free(piece[0]);
	}
}

static void
test_keys(void)
{
	struct mq_arena a = { 0 };
	struct mq_str part[3], key, got;
	char text[3][4];
	int round, i;

	for (round = 0; round < 1000; round++) {
		for (i = 0; i < 3; i++)
			part[i] = random_text(text[i]);
		key = mq_tally_key(&a, part, 3);
		for (i = 0; i < 3; i++)
			if (!mq_tally_next(&a, &key, &got) ||
			    !mq_str_eq(got, part[i]))
				break;
		if (i < 3 || mq_tally_next(&a, &key, &got))
			break;
	}
	is_int(round, 1000);
	key = mq_tally_key(&a, part, 0);
	is_int(key.n, 0);
	mq_arena_free(&a);
}

#define HEAD "tally\tkey\titem\tn\n"
#define ABOUT "about\tform\t1\t1\nabout\tkind\ttest\t1\n"

static void
test_form(void)
{
	struct mq_tally *t = mq_tally_new("test");
	const struct mq_tally_cell *c;
	static struct made m;
	size_t n;

	mq_tally_add(t, MQ_STR("s"), MQ_STR("b"), MQ_STR("x"), 2);
	mq_tally_add(t, MQ_STR("s"), MQ_STR("a\tc"), MQ_STR("y"), -7);
	mq_tally_add(t, MQ_STR("s"), MQ_STR("b"), MQ_STR("x"), 3);
	mq_tally_add(t, MQ_STR("s"), MQ_STR("b"), MQ_STR("z"), 0);
	mq_tally_add(t, MQ_STR("r"), MQ_STR(""), MQ_STR("x"), 1);
	write_down(t, &m, MQ_TSV);
	is_mem(m.bytes, m.n,
	    HEAD "about\t\trows\t5\n" ABOUT "r\t\tx\t1\ns\ta\\tc\ty\t-7\n"
		 "s\tb\tx\t5\n");
	c = mq_tally_section(t, "s", &n);
	is_int(n, 2);
	is_str(c[1].key.s, "b");
	is_int(c[1].n, 5);
	mq_tally_section(t, "q", &n);
	is_int(n, 0);
	is_str(mq_tally_known(t, "kind").s, "test");
	is_int(mq_tally_known(t, "by").n, 0);
	mq_tally_free(t);
}

/* What others wrote, and what is said of it. */
static const struct {
	const char *text, *why;
} pieces[] = {
	{ "about\t\trows\t2\n" ABOUT, NULL },
	{ "about\t\trows\t3\n" ABOUT "s\ta\tx\t1\n", NULL },
	{ "about\t\trows\t3\n" ABOUT "s\ta\tx\t1\n"
	  "about\t\trows\t2\n" ABOUT,
	    NULL },
	{ "", "a tally without a row" },
	{ ABOUT "s\ta\tx\t1\n",
	    "not a tally's first row, which says how many follow" },
	{ "about\t\trows\t3\n" ABOUT,
	    "a tally of 3 rows has 2: it was cut short, or rows were added" },
	{ "about\t\trows\t3\n" ABOUT "about\t\trows\t2\n" ABOUT,
	    "a tally of 3 rows has 2: it was cut short, or rows were added" },
	{ "about\t\trows\t2\n" ABOUT "s\ta\tx\t1\n",
	    "a tally of 2 rows has 3: it was cut short, or rows were added" },
	{ "about\t\trows\t2\nabout\tform\t2\t1\nabout\tkind\ttest\t1\n",
	    "tallies that differ cannot be merged: 'form' is '1' in one and "
	    "'2' in another" },
	{ "about\t\trows\t2\nabout\tform\t1\t1\nabout\tkind\treport\t1\n",
	    "tallies that differ cannot be merged: 'kind' is 'test' in one "
	    "and 'report' in another" },
	{ "about\t\trows\t1\nabout\tform\t1\t1\n",
	    "tallies that differ cannot be merged: one says less about "
	    "itself than another" },
	{ "about\t\trows\t2\n" ABOUT
	  "about\t\trows\t3\nabout\tby\ta\t1\n" ABOUT,
	    "tallies that differ cannot be merged: one says less about "
	    "itself than another" },
	{ "about\t\trows\t3\n" ABOUT "s\ta\tx\t1.5\n",
	    "n: not a whole number of at most 18 digits" },
	{ "about\t\trows\t4\n" ABOUT "s\ta\tx\t999999999999999999\n"
	  "s\ta\tx\t1\n",
	    "'x' of 'a' in 's' has more than 18 digits" },
};

static void
test_pieces(void)
{
	struct mq_tally *t;
	char text[512];
	size_t i;

	for (i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		t = mq_tally_new("test");
		snprintf(text, sizeof(text), HEAD "%s", pieces[i].text);
		if (!is_str(take(t, text, strlen(text)), pieces[i].why))
			note("%s", pieces[i].text);
		mq_tally_free(t);
	}
}

int
main(void)
{
	test_keys();
	test_form();
	test_pieces();
	test_trees();
	return done();
}
