/* The scan of x86-64 processors without AVX-512. */

#define MQ_SIMD_MAX 256
#include "../../lib/stream/scan.c"
#include "../scan_rule.h"

int
main(void)
{
	scan_test();
	return done();
}
