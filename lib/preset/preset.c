#include "minqing/preset.h"

#include <errno.h>
#include <sys/stat.h>

#include "embedded.h"

/*
 * Names of inputs and messages: an input borrows its name, and a table is read
 * once, so the few texts that there are live until the program ends.
 */
static struct mq_arena texts;

static struct mq_input *
open_builtin(const char *table, const char **why)
{
	const struct mq_preset_file *f = mq_preset_365;

	while (f->name && strcmp(f->name, table) != 0)
		f++;
	if (!f->name) {
		*why = mq_arena_printf(
		    &texts, "preset 365 has no table '%s'", table);
		return NULL;
	}
	return mq_input_mem(mq_arena_printf(&texts, "365/%s.tsv", table),
	    f->data, f->len, f->len);
}

/*
 * Open path: 1, 0 where there is no such file, or -1 with *why.
 */
static int
open_file(const char *path, struct mq_input **in, const char **why)
{
	*in = mq_input_open(path);
	if (*in)
		return 1;
	if (errno == ENOENT)
		return 0;
	*why = mq_arena_printf(&texts, "%s: %s", path, strerror(errno));
	return -1;
}

/* With two files of one table, who could say which was edited last? */
static struct mq_input *
open_in_folder(const char *folder, const char *table, const char **why)
{
	struct mq_input *tsv = NULL, *csv = NULL;
	const char *stem = mq_arena_printf(&texts, "%s/%s", folder, table);
	int got;

	got = open_file(mq_arena_printf(&texts, "%s.tsv", stem), &tsv, why);
	if (got >= 0)
		got = open_file(
		    mq_arena_printf(&texts, "%s.csv", stem), &csv, why);
	if (got >= 0 && tsv && csv) {
		*why = mq_arena_printf(&texts,
		    "%s.tsv and %s.csv: remove one of the two", stem, stem);
		got = -1;
	}
	if (got >= 0)
		return tsv ? tsv : csv ? csv : open_builtin(table, why);
	mq_input_close(tsv);
	mq_input_close(csv);
	return NULL;
}

struct mq_input *
mq_preset_open(const char *preset, const char *table, const char **why)
{
	struct stat st;

	if (strcmp(preset, MQ_PRESET_BUILTIN) == 0)
		return open_builtin(table, why);
	if (stat(preset, &st) == 0 && S_ISDIR(st.st_mode))
		return open_in_folder(preset, table, why);
	*why = mq_arena_printf(&texts,
	    "no preset '%s': there is 365, or give a folder of tables", preset);
	return NULL;
}

/* A table that could not be opened is an empty one that says why. */
static struct mq_table *
load(struct mq_input *in, const char *name, const char *why)
{
	struct mq_table *t;

	if (in)
		return mq_table_load(in);
	t = mq_xcalloc(1, sizeof(*t));
	t->name = mq_arena_strndup(&t->arena, name, strlen(name));
	t->error = mq_arena_strndup(&t->arena, why, strlen(why));
	return t;
}

struct mq_table *
mq_preset_table(const char *preset, const char *table, const char *given)
{
	const char *why = "";
	struct mq_input *in = NULL;

	if (!given)
		in = mq_preset_open(preset, table, &why);
	else if (strcmp(given, MQ_PRESET_BUILTIN) == 0)
		in = open_builtin(table, &why);
	else
		return mq_table_load_file(given);
	return load(in, given ? given : table, why);
}

size_t
mq_preset_tables(const char *preset, const char *table,
    const struct mq_list *given, struct mq_table **out)
{
	size_t i;

	for (i = 0; i < given->n; i++)
		out[i] = mq_preset_table(preset, table, given->item[i]);
	if (i == 0)
		out[i++] = mq_preset_table(preset, table, NULL);
	return i;
}
