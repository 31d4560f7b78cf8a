#include "minqing/preset.h"

#include <glob.h>
#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"

static char folder[] = "/tmp/preset-XXXXXX";

/* A path in the folder, until the next call. */
static const char *
in_folder(const char *name)
{
	static char path[64];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
put(const char *name, const char *text)
{
	FILE *fp = fopen(in_folder(name), "w");

	ok(fp && fputs(text, fp) >= 0);
	ok(fp && fclose(fp) == 0);
}

/* The first cell of the table, or its error; as long as the program. */
static const char *
first_cell(const char *preset, const char *table, const char *given)
{
	static struct mq_arena kept;
	struct mq_table *t = mq_preset_table(preset, table, given);
	const char *cell = t->error;

	if (!cell)
		cell = t->nrows ? mq_table_cell(t, 0, 0).s : "";
	cell = mq_arena_strndup(&kept, cell, strlen(cell));
	mq_table_free(t);
	return cell;
}

static void
builtin_tables_are_whole(void)
{
	static const char *const name[] = { "aliases", "areas", "deadlines",
		"duties", "rules", "scales", "schemes", "values" };
	struct mq_table *t;
	size_t i;

	for (i = 0; i < sizeof(name) / sizeof(*name); i++) {
		t = mq_preset_table("365", name[i], NULL);
		is_str(t->error, NULL);
		if (!ok(t->nrows > 0))
			note("table %s", name[i]);
		mq_table_free(t);
	}
	is_str(first_cell("365", "no-such", NULL),
	    "preset 365 has no table 'no-such'");
	is_str(first_cell("no-such", "areas", NULL),
	    "no preset 'no-such': there is 365, or give a folder of tables");
}

/* Write a cell as TSV has it. */
static void
put_cell(FILE *fp, struct mq_str s, char end)
{
	static const char special[] = "\\\t\n\r", letter[] = "\\tnr";
	const char *hit;
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((hit = memchr(special, s.s[i], 4)))
			fprintf(fp, "\\%c", letter[hit - special]);
		else
			putc(s.s[i], fp);
	putc(end, fp);
}

/* The rows of the table, each put on its line. */
static void
put_table(FILE *fp, const struct mq_table *t)
{
	unsigned long line = 1;
	size_t row, i, n = t->ncols;

	for (i = 0; i < n; i++)
		put_cell(fp, t->header[i], i + 1 < n ? '\t' : '\n');
	for (row = 0; row < t->nrows; row++) {
		for (; line + 1 < mq_table_line(t, row); line++)
			putc('\n', fp);
		line++;
		for (i = 0; i < n; i++)
			put_cell(fp, mq_table_text(t, row, (long)i),
			    i + 1 < n ? '\t' : '\n');
	}
}

static void
is_its_file(const char *path)
{
	char name[64], want[1 << 10], got[1 << 10];
	FILE *file = fopen(path, "r"), *again = tmpfile();
	struct mq_table *t;
	unsigned long line = 0;
	char *more;

	sscanf(path, "lib/preset/365/%63[^.]", name);
	t = mq_preset_builtin(name);
	put_table(again, t);
	rewind(again);
	for (;;) {
		more = fgets(want, sizeof(want), file);
		if (!fgets(got, sizeof(got), again) || !more)
			break;
		line++;
		if (strcmp(got, want) && !is_str(got, want))
			note("%s:%lu", path, line);
	}
	ok(feof(file) && feof(again));
	fclose(file);
	fclose(again);
	mq_table_free(t);
}

/* The folder is there where the tests are run as make runs them. */
static void
builtin_tables_are_their_files(void)
{
	glob_t g;
	size_t i;

	if (glob("lib/preset/365/*.tsv", 0, NULL, &g))
		return;
	for (i = 0; i < g.gl_pathc; i++)
		is_its_file(g.gl_pathv[i]);
	globfree(&g);
}

static void
folder_comes_first(void)
{
	const char *builtin = first_cell("365", "areas", NULL);

	is_str(first_cell(folder, "areas", NULL), builtin);
	put("areas.csv", "area,address,worker\nN1,\"a,b\",W\n");
	is_str(first_cell(folder, "areas", NULL), "N1");
	is_str(first_cell(folder, "areas", "365"), builtin);
	put("areas.tsv", "area\taddress\tworker\nN2\ta\tW\n");
	ok(strstr(first_cell(folder, "areas", NULL),
	    "areas.csv: remove one of the two"));
	unlink(in_folder("areas.csv"));
	is_str(first_cell(folder, "areas", NULL), "N2");
}

static void
tables_are_given(void)
{
	struct mq_list list = { 0 };
	struct mq_table *t[2];
	char path[64];

	snprintf(path, sizeof(path), "%s", in_folder("areas.tsv"));
	is_str(first_cell("365", "areas", path), "N2");
	is_str(first_cell("365", "areas", "no-such.tsv"),
	    "no-such.tsv: No such file or directory");
	is_int(mq_preset_tables("365", "duties", &list, t), 1);
	is_str(t[0]->name, "365/duties.tsv");
	mq_table_free(t[0]);
	mq_set_list(&list, "365");
	mq_set_list(&list, path);
	is_int(mq_preset_tables("no-such", "areas", &list, t), 2);
	is_str(t[0]->error, NULL);
	is_str(mq_table_cell(t[1], 0, 0).s, "N2");
	mq_table_free(t[0]);
	mq_table_free(t[1]);
	free(list.item);
}

int
main(void)
{
	if (!mkdtemp(folder))
		return 1;
	builtin_tables_are_whole();
	builtin_tables_are_their_files();
	folder_comes_first();
	tables_are_given();
	unlink(in_folder("areas.tsv"));
	ok(rmdir(folder) == 0);
	return done();
}
