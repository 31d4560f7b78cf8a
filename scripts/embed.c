/*
 * Write tables as C, as lib/preset/embedded.h describes them:
 *
 *	embed lib/preset/365/areas.tsv ... >365.c
 *
 * Run by make when the library is built, so that no command has to read them
 * at its start.  Numbers and not string literals, because C only promises
 * literals of 4,095 bytes.
 */

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/diag.h"
#include "minqing/table.h"

/* "lib/preset/365/three-rates.tsv" -> "three-rates" */
static char *
name_of(char *path)
{
	char *name = basename(path), *dot = strrchr(name, '.');

	if (dot)
		*dot = '\0';
	return name;
}

static void
put_bytes(const char *what, int table, const char *bytes, size_t n)
{
	size_t i;

	printf("\nstatic const unsigned char %s_%d[] = {", what, table);
	for (i = 0; i < n; i++)
		printf("%s%d,", i % 16 ? "" : "\n", (unsigned char)bytes[i]);
	puts("\n};");
}

static void
put_numbers(const char *what, int table, const uint32_t *v, size_t n)
{
	size_t i;

	printf("\nstatic const uint32_t %s_%d[] = {", what, table);
	for (i = 0; i < n; i++)
		printf("%s%u,", i % 16 ? "" : "\n", v[i]);
	puts("\n0 };"); /* one is there even where the table has no row */
}

/* The texts of cells with blanks at their ends. */
static void
put_blanks(int table, const struct mq_cells *c)
{
	const struct mq_blanks *b;
	size_t i;

	printf("\nstatic const struct mq_blanks blanks_%d[] = {\n", table);
	for (b = c->blanks; b < c->blanks + c->nblanks; b++) {
		printf("\t{ %zu, { \"", b->cell);
		for (i = 0; i < b->text.n; i++)
			printf("\\%03o", (unsigned char)b->text.s[i]);
		printf("\", %zu } },\n", b->text.n);
	}
	puts("\t{ 0 }\n};");
}

static void
put_table(int table, const struct mq_cells *c)
{
	size_t n = (c->nrows + 1) * c->ncols;

	put_bytes("bytes", table, c->bytes, c->at[n]);
	put_numbers("at", table, c->at, n + 1);
	put_numbers("line", table, c->line, c->nrows);
	put_blanks(table, c);
}

/* The element of the list for a table that was put. */
static void
put_element(int table, char *path, const struct mq_cells *c)
{
	printf("\t{ \"%s\", { %zu, %zu, (const char *)bytes_%d, at_%d, "
	       "line_%d,\n\t\tblanks_%d, %zu } },\n",
	    name_of(path), c->ncols, c->nrows, table, table, table, table,
	    c->nblanks);
}

int
main(int argc, char **argv)
{
	struct mq_table **t = mq_xcalloc((size_t)argc, sizeof(*t));
	int i;

	puts("#include \"embedded.h\"");
	for (i = 1; i < argc; i++) {
		t[i] = mq_table_load_file(argv[i]);
		if (t[i]->error)
			mq_die("%s", t[i]->error);
		put_table(i, t[i]->cells);
	}
	puts("\nconst struct mq_preset_table mq_preset_365[] = {");
	for (i = 1; i < argc; i++) {
		put_element(i, argv[i], t[i]->cells);
		mq_table_free(t[i]);
	}
	puts("\t{ 0 },\n};");
	free(t);
	return fflush(stdout) || ferror(stdout) ? MQ_TROUBLE : 0;
}
