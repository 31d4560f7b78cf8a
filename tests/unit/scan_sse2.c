/* The scan of x86-64 processors without AVX2. */

#define MQ_NO_AVX2
#include "../../lib/stream/scan.c"
#include "../scan_rule.h"

int
main(void)
{
	scan_test();
	return done();
}
