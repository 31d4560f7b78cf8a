#ifndef MINQING_SHA256_H
#define MINQING_SHA256_H

#include "minqing/record.h"

/*
 * SHA-256 (FIPS 180-4), for what others must be able to check; for tables and
 * ids there is minqing/hash.h, which is faster.
 */

enum { MQ_SHA256_HEX = 64 };

/*
 * The digest of n parts, one right behind the other, as 64 lower-case hex
 * digits and a NUL.
 */
void mq_sha256_hex(
    const struct mq_str *part, size_t n, char hex[MQ_SHA256_HEX + 1]);

/* Is the text 64 lower-case hex digits? */
bool mq_sha256_is_hex(struct mq_str s);

#endif
