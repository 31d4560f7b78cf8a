#include "minqing/sha256.h"

#include <nettle/sha2.h>

static const char digit[] = "0123456789abcdef";

void
mq_sha256_hex(const struct mq_str *part, size_t n, char hex[MQ_SHA256_HEX + 1])
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx ctx;
	size_t i;

	sha256_init(&ctx);
	for (i = 0; i < n; i++)
		sha256_update(
		    &ctx, part[i].n, (const uint8_t *)(const void *)part[i].s);
	sha256_digest(&ctx, sizeof(digest), digest);
	for (i = 0; i < sizeof(digest); i++) {
		hex[2 * i] = digit[digest[i] >> 4];
		hex[2 * i + 1] = digit[digest[i] & 15];
	}
	hex[MQ_SHA256_HEX] = '\0';
}

bool
mq_sha256_is_hex(struct mq_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!(s.s[i] >= '0' && s.s[i] <= '9') &&
		    !(s.s[i] >= 'a' && s.s[i] <= 'f'))
			return false;
	return s.n == MQ_SHA256_HEX;
}
