/*
 * What is written reads back: random cells through every pair of formats, a
 * filter's columns replaced in place and appended, and the formula guard.
 */

#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"
#include "minqing/pass.h"

static unsigned long seed = 1;

static unsigned
random_below(unsigned n)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(seed >> 33) % n;
}

enum { ROWS = 50, COLS = 5, LONGEST = 12, FILE_MAX = 1 << 17 };

static char text[ROWS][COLS][LONGEST];
static struct mq_str cell[ROWS][COLS];

static void
make_cells(void)
{
	static const char any[] = "ab,\"\t\\\n\r =tn\xe4\xb8";
	size_t r, c, n;

	for (r = 0; r < ROWS; r++)
		for (c = 0; c < COLS; c++) {
			for (n = 0; n < random_below(LONGEST); n++)
				text[r][c][n] = any[random_below(14)];
			cell[r][c] = (struct mq_str){ text[r][c], n };
		}
	for (c = 0; c < COLS; c++) { /* the header: plain, distinct names */
		text[0][c][0] = (char)('A' + c);
		cell[0][c].n = 1;
	}
}

/* A file in memory: an output of its own, read back when it is whole. */
struct made {
	char path[32];
	struct mq_output *out;
	char bytes[FILE_MAX];
	size_t n;
};

static struct mq_writer *
begin(struct made *m, enum mq_format to)
{
	strcpy(m->path, "/tmp/mq-writer-XXXXXX");
	close(mkstemp(m->path));
	m->out = mq_output_open(m->path);
	return mq_writer_new(m->out, to);
}

static void
end(struct made *m, struct mq_writer *w)
{
	FILE *fp;

	mq_writer_free(w);
	ok(mq_output_publish(m->out) == NULL);
	fp = fopen(m->path, "rb");
	m->n = fread(m->bytes, 1, sizeof(m->bytes), fp);
	fclose(fp);
	unlink(m->path);
}

static struct mq_reader *
open_made(const struct made *m, enum mq_format from)
{
	struct mq_reader_opts opts = { .from = from };

	return mq_reader_new(
	    mq_input_mem("<made>", m->bytes, m->n, m->n), &opts);
}

/* Does the file hold the cells, in the order of `columns`? */
static int
holds(const struct made *m, enum mq_format from, size_t ncols,
    const size_t *columns)
{
	struct mq_reader *rd = open_made(m, from);
	struct mq_record rec;
	size_t r, c;
	int good = 1;

	for (r = 0; r < ROWS && good; r++) {
		good =
		    mq_read(rd, &rec) == MQ_GOT_RECORD && rec.ncells == ncols;
		mq_reader_expect(rd, ncols);
		for (c = 0; c < ncols && good; c++)
			good =
			    mq_str_eq(mq_field(&rec, c), cell[r][columns[c]]);
	}
	good = good && mq_read(rd, &rec) == MQ_GOT_END;
	mq_reader_free(rd);
	return good;
}

static const size_t in_order[COLS] = { 0, 1, 2, 3, 4 };

static void
write_cells(struct made *m, enum mq_format to)
{
	struct mq_writer *w = begin(m, to);
	size_t r, c;

	for (r = 0; r < ROWS; r++) {
		for (c = 0; c < COLS; c++)
			mq_write_cell(w, cell[r][c]);
		mq_write_end(w);
	}
	end(m, w);
}

static void
copy(const struct made *from_file, enum mq_format from, struct made *to_file,
    enum mq_format to)
{
	struct mq_reader *rd = open_made(from_file, from);
	struct mq_writer *w = begin(to_file, to);
	struct mq_record rec;

	while (mq_read(rd, &rec) == MQ_GOT_RECORD) {
		mq_write_cells(w, &rec, 0, 2);
		mq_write_cells(w, &rec, 2, 2);
		mq_write_cells(w, &rec, 2, rec.ncells);
		mq_write_end(w);
	}
	end(to_file, w);
	mq_reader_free(rd);
}

static void
test_formats(void)
{
	static const enum mq_format formats[] = { MQ_TSV, MQ_CSV };
	static struct made first, second, third;
	size_t i, j;

	for (i = 0; i < 2; i++) {
		write_cells(&first, formats[i]);
		ok(holds(&first, formats[i], COLS, in_order));
		for (j = 0; j < 2; j++) {
			copy(&first, formats[i], &second, formats[j]);
			ok(holds(&second, formats[j], COLS, in_order));
			copy(&second, formats[j], &third, formats[i]);
			ok(third.n == first.n &&
			    !memcmp(third.bytes, first.bytes, first.n));
		}
	}
}

/* B and D replaced (by the cells of A and C), E's copy and A's appended. */
static void
test_pass(enum mq_format from, enum mq_format to)
{
	static const char *const own[] = { "D", "X", "B", "Y" };
	static const size_t want[] = { 0, 0, 2, 2, 4, 4, 0 };
	static struct made in, out;
	struct mq_reader *rd;
	struct mq_record rec;
	struct mq_writer *w;
	struct mq_pass *pass;
	struct mq_str value[4];

	write_cells(&in, from);
	rd = open_made(&in, from);
	ok(mq_read(rd, &rec) == MQ_GOT_RECORD);
	pass = mq_pass_new(&rec, own, 4);
	w = begin(&out, to);
	mq_pass_header(pass, w);
	while (mq_read(rd, &rec) == MQ_GOT_RECORD) {
		value[0] = mq_field(&rec, 2);
		value[1] = mq_field(&rec, 4);
		value[2] = mq_field(&rec, 0);
		value[3] = mq_field(&rec, 0);
		mq_pass_record(pass, w, &rec, value);
	}
	end(&out, w);
	is_int(mq_pass_column(pass, 0), 3);
	is_int(mq_pass_column(pass, 1), -1);
	mq_pass_free(pass);
	mq_reader_free(rd);
	ok(!memcmp(out.bytes,
	    to == MQ_TSV ? "A\tB\tC\tD\tE\tX\tY\n" : "A,B,C,D,E,X,Y\n", 14));
	/* The header keeps its names; make the table say so too. */
	cell[0][0] = cell[0][2] = cell[0][4] = MQ_STR("-");
	memset(out.bytes, to == MQ_TSV ? '\t' : ',', 13);
	out.bytes[0] = out.bytes[2] = out.bytes[4] = out.bytes[6] = '-';
	out.bytes[8] = out.bytes[10] = out.bytes[12] = '-';
	ok(holds(&out, to, 7, want));
}

static void
test_excel(void)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "=1+1", "'=1+1" },
		{ " @SUM(A1)", "' @SUM(A1)" },
		{ "-5", "-5" },
		{ "+86.5", "+86.5" },
		{ "-5 or so", "'-5 or so" },
		{ "\xef\xbc\x9d"
		  "1",
		    "'\xef\xbc\x9d"
		    "1" },
		{ "a,b", "\"a,b\"" },
		{ "=a,b", "\"'=a,b\"" },
		{ "\tx", "'\tx" },
		{ "plain", "plain" },
		{ "1=2", "1=2" },
	};
	static struct made m;
	struct mq_writer *w;
	char want[64];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		w = begin(&m, MQ_EXCEL);
		mq_write_cell(w, mq_str(cases[i].in));
		mq_write_end(w);
		end(&m, w);
		snprintf(
		    want, sizeof(want), "\xef\xbb\xbf%s\r\n", cases[i].out);
		if (!is_int(m.n, strlen(want)) || !is_mem(m.bytes, m.n, want))
			note("%s", cases[i].in);
	}
}

/* The record of one empty cell: "" in CSV, an empty line in TSV. */
static void
test_empty(void)
{
	static struct made m;
	struct mq_writer *w = begin(&m, MQ_CSV);

	mq_write_cell(w, MQ_STR(""));
	mq_write_end(w);
	mq_write_int(w, INT64_MIN);
	mq_write_end(w);
	end(&m, w);
	is_mem(m.bytes, m.n, "\"\"\n-9223372036854775808\n");
	w = begin(&m, MQ_TSV);
	mq_write_cell(w, MQ_STR(""));
	mq_write_end(w);
	end(&m, w);
	is_mem(m.bytes, m.n, "\n");
}

/* Memory holds whatever is written, over many times its first size. */
static void
test_memory(void)
{
	enum { TIMES = 20000 };
	static const char line[] = "0123456789012345678901234567890123456\n";
	static char big[3 << 20];
	struct mq_output *out = mq_output_memory();
	struct mq_str got;
	int i, same = 0;

	is_mem(mq_output_bytes(out).s, mq_output_bytes(out).n, "");
	memset(big, 'x', sizeof(big));
	mq_output_write(out, big, sizeof(big));
	for (i = 0; i < TIMES; i++)
		mq_output_printf(out, "%s", line);
	mq_output_flush(out);
	got = mq_output_bytes(out);
	is_int(got.n, sizeof(big) + TIMES * strlen(line));
	ok(!memcmp(got.s, big, sizeof(big)));
	for (i = 0; i < TIMES; i++)
		same += !memcmp(
		    got.s + sizeof(big) + strlen(line) * i, line, strlen(line));
	is_int(same, TIMES);
	ok(got.s[got.n] == '\0');
	ok(!mq_output_error(out));
	mq_output_discard(out);
}

int
main(void)
{
	static const enum mq_format formats[] = { MQ_TSV, MQ_CSV };
	int i;

	for (i = 0; i < 20; i++) {
		make_cells();
		test_formats();
	}
	for (i = 0; i < 4; i++) {
		make_cells();
		test_pass(formats[i / 2], formats[i % 2]);
	}
	test_excel();
	test_empty();
	test_memory();
	return done();
}
