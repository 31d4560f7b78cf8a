/* Tables as people save them: GB18030, byte-order marks, CRLF, empty rows. */

#include "minqing/table.h"
#include "../tap.h"

static struct mq_table *
load(const char *bytes, size_t n)
{
	return mq_table_load(mq_input_mem("t.csv", bytes, n, 3));
}

#define LOAD(literal) load(literal, sizeof(literal) - 1)

static void
test_forms(void)
{
	/* Python: "area,worker\n东,王\n".encode("gb18030") */
	struct mq_table *t = LOAD("area,worker\r\n\xb6\xab,\xcd\xf5\r\n");

	ok(!t->error);
	is_int(t->nrows, 1);
	is_str(mq_table_cell(t, 0, 1).s, "\xe7\x8e\x8b");
	is_int(mq_table_find(t, "worker"), 1);
	is_int(mq_table_find(t, "nobody"), -1);
	mq_table_free(t);
	t = LOAD("\xef\xbb\xbf"
		 "a\tb\n1\t2\n\n\t\n3\tx\\ty\n");
	ok(!t->error);
	is_int(t->nrows, 2);
	is_int(mq_table_line(t, 1), 5);
	is_str(mq_table_cell(t, 1, 1).s, "x\ty");
	is_int(mq_table_cell(t, 1, -1).n, 0);
	mq_table_free(t);
}

static void
test_faults(void)
{
	struct mq_table *t = LOAD("");

	is_str(t->error, "t.csv: empty: no header line");
	mq_table_free(t);
	t = LOAD("a,b,a\n1,2,3\n");
	is_str(t->error, "t.csv:1: columns 1 and 3 are both 'a'");
	mq_table_free(t);
	t = LOAD("a,b\n1,2\n3\n");
	is_str(t->error, "t.csv:3: 1 cell where the header has 2");
	mq_table_free(t);
	t = LOAD("a,workers\n1,2\n");
	is_int(mq_table_column(t, "worker"), -1);
	is_str(
	    t->error, "t.csv:1: no column 'worker' (did you mean 'workers'?)");
	is_int(mq_table_fail(t, 0, 1, "no %s", "good"), -1);
	is_str(t->error, "t.csv:2: column 'workers': no good");
	mq_table_free(t);
}

/* Blanks at the ends are not seen in a spreadsheet; a pattern may mean them. */
static void
test_blanks(void)
{
	struct mq_table *t = LOAD("a ,b\n x y\t,\" \t\"\n\xE3\x80\x80 \xC2\xA0,"
				  "z\xE3\x80\x80 \n\xE3\x80\x80,\xC2\xA0\n");

	ok(!t->error);
	is_int(mq_table_find(t, "a"), 0);
	is_str(mq_table_cell(t, 0, 0).s, "x y");
	is_int(mq_table_cell(t, 0, 0).n, 3);
	is_str(mq_table_text(t, 0, 0).s, " x y\t");
	is_str(mq_table_cell(t, 0, 1).s, "");
	is_str(mq_table_text(t, 0, 1).s, " \t");
	is_str(mq_table_cell(t, 1, 1).s, "z");
	is_str(mq_table_text(t, 1, 1).s, "z\xE3\x80\x80 ");
	is_str(mq_table_cell(t, 1, 0).s, "");
	is_int(mq_table_text(t, 1, -1).n, 0);
	is_int(t->nrows, 2);
	mq_table_free(t);
	t = LOAD("a,b, a\n1,2,3\n");
	is_str(t->error, "t.csv:1: columns 1 and 3 are both 'a'");
	mq_table_free(t);
}

int
main(void)
{
	test_forms();
	test_blanks();
	test_faults();
	return done();
}
