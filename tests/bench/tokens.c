/*
 * tokens <file.csv: what the block reader takes for the work of libcsv.c.
 * Prints the same two figures.
 */

#include <stdio.h>

#include "minqing/reader.h"

int
main(void)
{
	struct mq_reader_opts opts = { .from = MQ_CSV };
	struct mq_reader *rd = mq_reader_new(mq_input_open("-"), &opts);
	unsigned long cells = 0, bytes = 0;
	struct mq_record rec;
	size_t i;

	while (mq_read(rd, &rec) == MQ_GOT_RECORD) {
		cells += rec.ncells;
		for (i = 0; i < rec.ncells; i++)
			bytes += mq_field(&rec, i).n;
	}
	mq_reader_free(rd);
	printf("%lu cells, %lu bytes\n", cells, bytes);
	return fclose(stdout) ? 2 : 0;
}
