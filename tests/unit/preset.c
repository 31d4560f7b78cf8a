#include "minqing/preset.h"

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
		cell = t->nrows ? t->cell[0].s : "";
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
	is_str(t[1]->cell[0].s, "N2");
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
	folder_comes_first();
	tables_are_given();
	unlink(in_folder("areas.tsv"));
	ok(rmdir(folder) == 0);
	return done();
}
