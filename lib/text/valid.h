#ifndef VALID_H
#define VALID_H

#include <stddef.h>

/*
 * Skip text that is valid UTF-8, 32 bytes at a time: the length of a prefix of
 * whole, valid characters; not always the longest, and 0 where the processor
 * lacks AVX2.
 */
size_t valid_skip(const char *s, size_t n);

#endif
