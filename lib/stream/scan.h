#ifndef SCAN_H
#define SCAN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Find every byte of p[0..n) that is a, b or c and write its position plus
 * `base`, in order, to out, which has room for n + SCAN_SLACK positions.
 * Returns how many.  Sixteen bytes at a time where the machine has SSE2.
 */
enum { SCAN_SLACK = 8 };

size_t scan_bytes(const char *p, size_t n, char a, char b, char c,
    uint32_t base, uint32_t *out);

#endif
