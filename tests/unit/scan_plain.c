/* The scan in plain C, for processors other than x86-64. */

#define MQ_NO_SIMD
#include "../../lib/stream/scan.c"
#include "../scan_rule.h"

int
main(void)
{
	scan_test();
	return done();
}
