#ifndef REQUEST_H
#define REQUEST_H

#include "key.h"

/*
 * The keys that options ask for: the list of --by, and the periods of --compare
 * and --trend, NULL where not given.  NULL, or what is wrong with them
 * ("--by area,: an empty column name", or a name that the result has itself,
 * with the columns of score_show() that `what` means); it lives as long as the
 * keys.
 */
const char *score_request_keys(struct score_keys *k, const char *by,
    const char *compare, const char *trend, unsigned what);

/* The same of the two periods, whose keys must be there. */
const char *score_request_periods(
    struct score_keys *k, const char *compare, const char *trend);

#endif
