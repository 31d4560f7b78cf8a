#include "minqing/preset.h"

#include <errno.h>
#include <sys/stat.h>

#include "embedded.h"

/*
 * Names of inputs and messages: an input borrows its name, and a table is read
 * once, so the few texts that there are live until the program ends.
 */
static struct mq_arena texts;

static const char *
no_table(const char *table)
{
	return mq_arena_printf(&texts, "preset 365 has no table '%s'", table);
}

static const struct mq_cells *
find_builtin(const char *table)
{
	const struct mq_preset_table *t = mq_preset_365;

	while (t->name && strcmp(t->name, table) != 0)
		t++;
	return t->name ? &t->cells : NULL;
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
		return tsv ? tsv : csv;
	mq_input_close(tsv);
	mq_input_close(csv);
	return NULL;
}

struct mq_input *
mq_preset_open(const char *preset, const char *table, const char **why)
{
	struct stat st;

	*why = NULL;
	if (strcmp(preset, MQ_PRESET_BUILTIN) == 0)
		return NULL;
	if (stat(preset, &st) == 0 && S_ISDIR(st.st_mode))
		return open_in_folder(preset, table, why);
	*why = mq_arena_printf(&texts,
	    "no preset '%s': there is 365, or give a folder of tables", preset);
	return NULL;
}

/* A table that could not be opened is an empty one that says why. */
static struct mq_table *
refused(const char *name, const char *why)
{
	struct mq_table *t = mq_xcalloc(1, sizeof(*t));

	t->name = mq_arena_strndup(&t->arena, name, strlen(name));
	t->error = mq_arena_strndup(&t->arena, why, strlen(why));
	return t;
}

struct mq_table *
mq_preset_builtin(const char *table)
{
	const struct mq_cells *cells = find_builtin(table);

	if (!cells)
		return refused(table, no_table(table));
	return mq_table_of(mq_arena_printf(&texts, "365/%s.tsv", table), cells);
}

struct mq_table *
mq_preset_table(const char *preset, const char *table, const char *given)
{
	const char *why;
	struct mq_input *in;

	if (given && strcmp(given, MQ_PRESET_BUILTIN) != 0)
		return mq_table_load_file(given);
	in = mq_preset_open(given ? given : preset, table, &why);
	if (in)
		return mq_table_load(in);
	return why ? refused(table, why) : mq_preset_builtin(table);
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
