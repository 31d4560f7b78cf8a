#ifndef SIMPLIFIED_H
#define SIMPLIFIED_H

#include <stddef.h>

/*
 * Traditional characters and what simplified text has for them, pair by pair;
 * ends with NULL.
 */
extern const char *const simplified[];

#endif
