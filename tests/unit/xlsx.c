/*
 * A workbook through the library: tests/data/xlsx/small.xlsx from a file, from
 * memory, gzipped, cut at every byte, with every byte changed, as a table.
 */

#include "minqing/xlsx.h"
#include "../tap.h"
#include "minqing/reader.h"
#include "minqing/table.h"
#include <stdlib.h>
#include <zlib.h>

enum { ROOM = 1 << 16 };

static const char path[] = "tests/data/xlsx/small.xlsx";

/* What make.py has in it; the third row is empty. */
static const char want[] = "编号\t日期\t内容\n"
			   "1\t2014-08-01\t灯不亮\n"
			   "\n"
			   "0.3\tTRUE\t#N/A\n";

static char small[ROOM];
static size_t small_n;

/* Read all of it, `step` bytes a time: 0, or -1 with the message in `out`. */
static int
slurp(struct mq_input *in, size_t step, char *out)
{
	size_t n = 0;
	ssize_t got;

	in = mq_xlsx_open(in, NULL, NULL);
	while ((got = mq_input_read(in, out + n, step)) > 0)
		n += (size_t)got;
	out[n] = '\0';
	if (got < 0)
		snprintf(out, ROOM, "%s", mq_input_error(in));
	if (got < 0 && !*out)
		snprintf(out, ROOM, "no message");
	mq_input_close(in);
	return got < 0 ? -1 : 0;
}

static struct mq_input *
from_mem(const char *bytes, size_t n, size_t chunk)
{
	return mq_input_mem("<memory>", bytes, n, chunk);
}

static void
test_ways(void)
{
	static char zipped[ROOM], out[2 * ROOM];
	z_stream z = { 0 };
	size_t step;

	for (step = 1; step < 64; step++) {
		is_int(slurp(mq_input_open(path), step, out), 0);
		if (!is_str(out, want))
			note("%zu at a time", step);
	}
	is_int(slurp(from_mem(small, small_n, 1), 7, out), 0);
	is_str(out, want);
	deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	z.next_in = (unsigned char *)small;
	z.avail_in = (unsigned)small_n;
	z.next_out = (unsigned char *)zipped;
	z.avail_out = sizeof(zipped);
	deflate(&z, Z_FINISH);
	deflateEnd(&z);
	is_int(slurp(from_mem(zipped, z.total_out, 100), ROOM, out), 0);
	is_str(out, want);
	is_int(slurp(from_mem(zipped, z.total_out - 9, 100), ROOM, out), -1);
	is_str(out, "truncated gzip data");
}

/* Nothing but the whole file gives its cells. */
static void
test_cuts(void)
{
	static char out[2 * ROOM];
	size_t n, bad = 0;

	for (n = 0; n < small_n; n++)
		bad += slurp(from_mem(small, n, ROOM), ROOM, out) == 0;
	is_int(bad, 0);
}

/* A changed byte is trouble, or of no account; never other cells. */
static void
test_changes(void)
{
	static char changed[ROOM], out[2 * ROOM];
	size_t i, bad = 0;
	int bit;

	for (i = 0; i < small_n; i++)
		for (bit = 0; bit < 8; bit++) {
			memcpy(changed, small, small_n);
			changed[i] ^= (char)(1 << bit);
			if (slurp(from_mem(changed, small_n, ROOM), ROOM,
				out) == 0 &&
			    strcmp(out, want) != 0) {
				bad++;
				note("byte %zu, bit %d: %s", i, bit, out);
			}
		}
	is_int(bad, 0);
}

static void
test_reader(void)
{
	struct mq_reader_opts opts = { .from = MQ_TSV };
	struct mq_xlsx_notes notes;
	struct mq_input *in = mq_input_open(path);
	struct mq_reader *rd;
	struct mq_record rec;
	size_t n = 0;

	ok(mq_xlsx_recognised(in));
	in = mq_xlsx_open(in, NULL, &notes);
	is_str(mq_input_name(in), path);
	ok(!mq_input_again(in));
	rd = mq_reader_new(in, &opts);
	while (mq_read(rd, &rec) == MQ_GOT_RECORD) {
		is_int(rec.ncells, 3);
		mq_reader_expect(rd, 3);
		n++;
	}
	is_int(n, 3);
	is_int(mq_reader_line(rd), 5); /* rows 1 to 4 were read */
	is_str(notes.sheet, "Sheet1");
	is_int(notes.others, 0);
	is_int(notes.damaged, 0);
	mq_reader_free(rd);
}

static void
test_table(void)
{
	struct mq_table *t = mq_table_load(mq_input_open(path));

	ok(!t->error);
	is_str(t->name, path);
	is_int(t->nrows, 2);
	is_int(mq_table_line(t, 1), 4);
	is_str(mq_table_cell(t, 0, mq_table_find(t, "内容")).s, "灯不亮");
	mq_table_free(t);
	t = mq_table_load(from_mem("PK\3\4", 4, 4));
	ok(t->error && strstr(t->error, "<memory>: the workbook is damaged"));
	mq_table_free(t);
}

static void
test_recognised(void)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool is;
	} cases[] = { { "PK\3\4....", 8, true }, { "PK\5\6", 4, true },
		{ "PK,name\n", 8, false }, { "PK", 2, false }, { "", 0, false },
		{ "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, true },
		{ "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 7, false } };
	struct mq_input *in;
	char out[16];
	size_t i, n;
	ssize_t got;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		in = from_mem(cases[i].bytes, cases[i].n, 3);
		is_int(mq_xlsx_recognised(in), cases[i].is);
		/* Nothing was taken. */
		for (n = 0; (got = mq_input_read(in, out + n, 5)) > 0;)
			n += (size_t)got;
		is_int(n, (long long)cases[i].n);
		ok(!memcmp(out, cases[i].bytes, n));
		mq_input_close(in);
	}
}

int
main(void)
{
	FILE *f = fopen(path, "rb");

	keep_freed();
	if (f) {
		small_n = fread(small, 1, sizeof(small), f);
		fclose(f);
	}
	if (!ok(small_n > 0))
		return done();
	test_ways();
	test_cuts();
	test_changes();
	test_reader();
	test_table();
	test_recognised();
	return done();
}
