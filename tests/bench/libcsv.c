/*
 * libcsv <file.csv: what bare libcsv takes to tell the cells of a file apart,
 * the yardstick of the benchmarks.  Prints the cells and the bytes in them.
 */

#include <csv.h>
#include <stdio.h>

static unsigned long cells, bytes;

static void
on_cell(void *cell, size_t len, void *unused)
{
	(void)cell;
	(void)unused;
	cells++;
	bytes += len;
}

int
main(void)
{
	static char buf[64 << 10];
	struct csv_parser parser;
	size_t n;

	if (csv_init(&parser, CSV_REPALL_NL))
		return 2;
	while ((n = fread(buf, 1, sizeof(buf), stdin)))
		if (csv_parse(&parser, buf, n, on_cell, NULL, NULL) != n)
			return 2;
	csv_fini(&parser, on_cell, NULL, NULL);
	csv_free(&parser);
	printf("%lu cells, %lu bytes\n", cells, bytes);
	return fclose(stdout) ? 2 : 0;
}
