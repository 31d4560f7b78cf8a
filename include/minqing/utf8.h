#ifndef MINQING_UTF8_H
#define MINQING_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "minqing/record.h"

/* The length of the longest prefix that is valid UTF-8 (RFC 3629). */
size_t mq_utf8_valid(const char *s, size_t n);

/*
 * Take the first character off *s: its code point, or -1 for a byte that is
 * not UTF-8, which is taken alone.  *s must not be empty.
 */
int32_t mq_utf8_next(struct mq_str *s);

/*
 * Write a code point, U+FFFD for one that UTF-8 does not have: the number of
 * bytes, 1 to 4.
 */
size_t mq_utf8_put(int32_t cp, char out[4]);

/*
 * Is this a character that no text has: a control other than tab, LF, CR and
 * FF, a private or an unassigned one, or none at all (-1)?  By utf8proc.
 */
bool mq_utf8_odd(int32_t c);

/*
 * Fold a header or a value for comparison: half-width forms, lower case
 * (Unicode simple folding), without blanks (U+3000 and no-break space too),
 * controls and invisible formatting characters, '_', '-', '.', '?', ':' and
 * their full-width forms.  Bytes that are not UTF-8 stay.  Lives as long as the
 * arena.  By utf8proc.
 */
struct mq_str mq_fold(struct mq_arena *a, struct mq_str s);

#endif
