/* mq-ingest: read complaint records from any spreadsheet */

#include <stdlib.h>

#include "convert.h"
#include "minqing/preset.h"
#include "show.h"

static const char *channel;
static struct mq_list alias_files;
static char delimiter;
static const char *encoding;
static enum mq_order date_order;
static bool rename_duplicates;
static bool show_mapping;
static bool unique;

static const char *
set_delimiter(void *dest, const char *arg)
{
	char *delim = dest;

	*delim = arg[0];
	if (!strcmp(arg, "tab") || !strcmp(arg, "\\t"))
		*delim = '\t';
	else if (arg[0] <= ' ' || arg[0] > '~' || arg[0] == '"' || arg[1])
		return "want one character, or tab";
	return NULL;
}

static const char *
set_order(void *dest, const char *arg)
{
	enum mq_order *order = dest;

	if (!strcmp(arg, "ymd"))
		*order = MQ_YMD;
	else if (!strcmp(arg, "mdy"))
		*order = MQ_MDY;
	else if (!strcmp(arg, "dmy"))
		*order = MQ_DMY;
	else
		return "want ymd, mdy or dmy";
	return NULL;
}

static const struct mq_opt options[] = {
	{ 'a', "aliases", "file|365", "what headers mean; repeatable",
	    mq_set_list, &alias_files },
	{ 'c', "channel", "name", "the channel where a record tells none",
	    mq_set_str, &channel },
	{ 'd', "delimiter", "character", "what separates the cells",
	    set_delimiter, &delimiter },
	{ 'e', "encoding", "name", "the encoding, such as GB18030", mq_set_str,
	    &encoding },
	{ 0, "date-order", "order", "the order of dates: ymd, mdy or dmy",
	    set_order, &date_order },
	{ 0, "rename-duplicates", NULL,
	    "call the second column of a name NAME_2", mq_set_true,
	    &rename_duplicates },
	{ 0, "show-mapping", NULL, "print what becomes of each column",
	    mq_set_true, &show_mapping },
	{ 0, "unique", NULL, "leave out records that came before", mq_set_true,
	    &unique },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-ingest",
	"read complaint records from any spreadsheet",
	"[file ...]",
	options,
};

/* The tables, and what they hold. */
struct tables {
	struct mq_table **aliases;
	size_t naliases;
	struct mq_table *values;
	struct ingest_aliases alias;
	struct ingest_values value;
};

static void
load_tables(struct mq_run *run, struct tables *t)
{
	const char *preset = mq_run_common(run)->preset;
	size_t i;

	t->aliases = mq_xcalloc(alias_files.n + 1, sizeof(struct mq_table *));
	t->naliases =
	    mq_preset_tables(preset, "aliases", &alias_files, t->aliases);
	for (i = t->naliases; i-- > 0;) /* the last overrides the others */
		if (ingest_aliases_add(&t->alias, t->aliases[i]))
			mq_run_need_table(run, t->aliases[i]);
	t->values = mq_preset_table(preset, "values", NULL);
	if (ingest_values_load(&t->value, t->values))
		mq_run_need_table(run, t->values);
}

static void
free_tables(struct tables *t)
{
	ingest_aliases_free(&t->alias);
	ingest_values_free(&t->value);
	while (t->naliases)
		mq_table_free(t->aliases[--t->naliases]);
	free(t->aliases);
	mq_table_free(t->values);
}

/* One operand and what becomes of its columns. */
struct operand {
	struct ingest_source source;
	struct ingest_mapping map;
};

static void
open_operand(struct mq_run *run, struct operand *o, const char *path,
    const struct ingest_aliases *a)
{
	struct mq_reader_opts opts = { 0 };

	opts.from = mq_run_common(run)->from;
	opts.delim = delimiter;
	opts.strangers = true;
	opts.encoding = encoding;
	opts.guess = MQ_GUESS_ALL;
	if (ingest_source_open(&o->source, path, &opts))
		mq_die("%s", o->source.error);
	if (ingest_mapping_make(
		&o->map, a, &o->source.header, rename_duplicates))
		mq_die("%s:%lu: %s", o->source.name, o->source.header.line,
		    o->map.error);
	ingest_tell_encoding(&o->source);
}

static void
write_header(struct mq_writer *w, const struct ingest_layout *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		mq_write_cell(w, l->name[i]);
	mq_write_end(w);
}

static void
convert_all(
    struct mq_run *run, const struct tables *t, struct operand *o, size_t n)
{
	struct ingest_wish wish = { channel, date_order,
		mq_run_common(run)->zone };
	struct ingest_convert c = {
		.run = run, .w = mq_run_writer(run), .unique = unique
	};
	struct ingest_layout layout = { 0 };
	struct ingest_plan plan;
	const char *wrong;
	size_t i;

	for (i = 0; i < n; i++)
		ingest_layout_add(&layout, &o[i].map, &t->value);
	ingest_layout_settle(&layout);
	write_header(c.w, &layout);
	for (i = 0; i < n; i++) {
		if (ingest_plan_make(
			&plan, &layout, &o[i].map, &t->value, &wish))
			mq_die("%s", plan.error);
		if ((wrong = ingest_convert(&c, &o[i].source, &plan)))
			mq_die("%s", wrong);
		ingest_plan_free(&plan);
		ingest_source_pause(&o[i].source);
	}
	ingest_layout_free(&layout);
	ingest_convert_free(&c);
}

static void
show_all(struct mq_run *run, const struct operand *o, size_t n)
{
	struct mq_writer *w = mq_run_writer(run);
	size_t i;

	ingest_show_header(w);
	for (i = 0; i < n; i++)
		ingest_show(w, o[i].source.name, &o[i].map);
}

/* All headers are read before the first record is. */
static struct operand *
open_all(struct mq_run *run, const struct ingest_aliases *a, size_t *n)
{
	char *const *path = mq_run_operands(run);
	struct operand *o;
	size_t i;

	for (*n = 0; path[*n]; ++*n)
		;
	o = mq_xcalloc(*n, sizeof(*o));
	for (i = 0; i < *n; i++) {
		open_operand(run, &o[i], path[i], a);
		if (i > 0)
			ingest_source_pause(&o[i].source);
	}
	return o;
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	struct tables tables = { 0 };
	struct operand *operand;
	size_t n;

	if (delimiter && mq_run_common(run)->from == MQ_TSV)
		mq_die("-d is for CSV; a tab is what separates TSV");
	load_tables(run, &tables);
	operand = open_all(run, &tables.alias, &n);
	if (show_mapping)
		show_all(run, operand, n);
	else
		convert_all(run, &tables, operand, n);
	while (n--) {
		ingest_mapping_free(&operand[n].map);
		ingest_source_close(&operand[n].source);
	}
	free(operand);
	free_tables(&tables);
	return mq_run_finish(run);
}
