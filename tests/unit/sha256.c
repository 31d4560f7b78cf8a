#include "minqing/sha256.h"

#include "../tap.h"

static char million[1000000];

/* The examples of FIPS 180-4 and NIST's "abc", 448 and million-a messages. */
static void
published_digests(void)
{
	const struct mq_str abc[] = { MQ_STR("a"), MQ_STR(""), MQ_STR("bc") };
	const struct mq_str two[] = {
		MQ_STR("abcdbcdecdefdefgefghfghighij"),
		MQ_STR("hijkijkljklmklmnlmnomnopnopq"),
	};
	const struct mq_str many = { million, sizeof(million) };
	char hex[MQ_SHA256_HEX + 1];

	mq_sha256_hex(NULL, 0, hex);
	is_str(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b"
		    "7852b855");
	mq_sha256_hex(abc, 3, hex);
	is_str(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61"
		    "f20015ad");
	mq_sha256_hex(two, 2, hex);
	is_str(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd4"
		    "19db06c1");
	memset(million, 'a', sizeof(million));
	mq_sha256_hex(&many, 1, hex);
	is_str(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39cc"
		    "c7112cd0");
}

static void
hex_is_recognised(void)
{
	char hex[] = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39cc"
		     "c7112cd0";

	ok(mq_sha256_is_hex(mq_str(hex)));
	hex[63] = 'A';
	ok(!mq_sha256_is_hex(mq_str(hex)));
	hex[63] = '\0';
	ok(!mq_sha256_is_hex(mq_str(hex)));
	ok(!mq_sha256_is_hex(MQ_STR("")));
}

int
main(void)
{
	published_digests();
	hex_is_recognised();
	return done();
}
