/* Operands of two kinds */

#include <stdlib.h>
#include <sys/stat.h>

#include "minqing/run.h"
#include "run_parts.h"

/* Only a file can be looked at and still be read from its start. */
static bool
has_header(
    struct mq_run *run, const char *path, bool (*is)(const struct mq_record *))
{
	struct mq_reader_opts opts = { .from = run->common.shown.from };
	struct mq_record header;
	struct mq_reader *rd;
	struct mq_input *in;
	struct stat st;
	bool has;

	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	in = mq_input_open(path);
	if (!in)
		return false;
	rd = mq_reader_new(in, &opts);
	has = mq_read(rd, &header) == MQ_GOT_RECORD && is(&header);
	mq_reader_free(rd);
	return has;
}

size_t
mq_run_part(struct mq_run *run, bool (*is)(const struct mq_record *))
{
	size_t n = 0, first = 0, i;
	char **rest;

	while (run->operands[n])
		n++;
	if (n < 2)
		return 0;
	rest = mq_xcalloc(n, sizeof(*rest));
	for (i = 0; i < n; i++)
		if (has_header(run, run->operands[i], is))
			run->operands[first++] = run->operands[i];
		else
			rest[i - first] = run->operands[i];
	for (i = first; i < n; i++)
		run->operands[i] = rest[i - first];
	free(rest);
	run->part = first < n ? first : 0;
	return run->part;
}
