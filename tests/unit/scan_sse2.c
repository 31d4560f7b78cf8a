/* The scan of x86-64 processors without AVX2. */

#define MQ_SIMD_MAX 128
#include "../../lib/stream/scan.c"
#include "../scan_rule.h"

int
main(void)
{
	scan_test();
	return done();
}
