/* TSV: the block reader against a slow reading, cut up in any way. */

#include <stdint.h>
#include <stdlib.h>

#include "../tsv_rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Marks and gzip are not for TSV to read. */
	if (size < 2 || strchr("\x1f\x84\xef\xfe\xff", data[1]))
		return 0;
	if (!tsv_agrees((const char *)data + 1, size - 1, data[0] + 1u))
		abort();
	return 0;
}
