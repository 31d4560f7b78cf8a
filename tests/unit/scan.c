/* The scan, as this machine's processor does it. */

#include "../scan_rule.h"

int
main(void)
{
	scan_test();
	return done();
}
