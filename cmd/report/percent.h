#ifndef REPORT_PERCENT_H
#define REPORT_PERCENT_H

/* "87.3%" of thousandths, with its digits and point as printf(3) wants them. */
#define PERCENT "%lld.%lld%%"
#define OF(permille) (long long)((permille) / 10), (long long)((permille) % 10)

#endif
