#ifndef MINQING_PRESET_H
#define MINQING_PRESET_H

#include "minqing/opt.h"
#include "minqing/table.h"

/*
 * The tables that a command works with where none are given: the built-in
 * preset, compiled in, or a folder of tables (--preset DIR) with files
 * NAME.tsv or NAME.csv; a table that the folder lacks comes from the built-in
 * preset.  A folder that is called 365 itself is given as ./365.
 *
 *	struct mq_table *t = mq_preset_table(common->preset, "areas", option);
 *
 *	if (!t->error)
 *		read_areas(t);
 *	mq_run_need_table(run, t);
 */

/* The name of the built-in preset. */
#define MQ_PRESET_BUILTIN "365"

/* A built-in table.  Always a table: see its `error`. */
struct mq_table *mq_preset_builtin(const char *table);

/*
 * Open the file of a table of a preset, which is "365" or a folder.  NULL where
 * the built-in table is meant, with *why NULL, and where there is no such
 * preset, where the file cannot be read, or where a folder has both NAME.tsv
 * and NAME.csv: *why then says so ("no preset '366': ..."), and lives until
 * the program ends.
 */
struct mq_input *mq_preset_open(
    const char *preset, const char *table, const char **why);

/*
 * Load `table` as a command's option asks for it: from the file `given`, or
 * from the preset where `given` is NULL.  A `given` that is the name "365"
 * means the built-in table, whatever the preset; a file of that name is given
 * as ./365.  Always a table: see its `error`.
 */
struct mq_table *mq_preset_table(
    const char *preset, const char *table, const char *given);

/*
 * The same for an option that may be repeated: one table for each item of
 * `given`, or the preset's alone where the list is empty.  `out` has room for
 * max(1, given->n) tables; returns how many.
 */
size_t mq_preset_tables(const char *preset, const char *table,
    const struct mq_list *given, struct mq_table **out);

#endif
