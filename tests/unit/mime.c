/* Pieces of a mail, as the examples of their RFCs have them. */

#include "../../cmd/report/mime.h"

#include "../tap.h"

/* RFC 4648, section 10. */
static void
test_base64(void)
{
	static const struct {
		const char *text, *want;
	} row[] = {
		{ "", "" },
		{ "f", "Zg==\n" },
		{ "fo", "Zm8=\n" },
		{ "foo", "Zm9v\n" },
		{ "foob", "Zm9vYg==\n" },
		{ "fooba", "Zm9vYmE=\n" },
		{ "foobar", "Zm9vYmFy\n" },
		{ "\xff\xfe\xfd", "//79\n" },
	};
	struct mq_output *out;
	size_t i;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		out = mq_output_memory();
		report_mime_base64(out, mq_str(row[i].text));
		is_str(mq_output_bytes(out).s, row[i].want);
		mq_output_discard(out);
	}
}

/* RFC 5322, A.1.1 and B; the day of the week by Python. */
static void
test_date(void)
{
	static const struct {
		struct mq_date d;
		const char *want;
	} row[] = {
		{ { 880127706, -21600, false },
		    "Date: Fri, 21 Nov 1997 09:55:06 -0600\n" },
		{ { 1782813600, 28800, false },
		    "Date: Tue, 30 Jun 2026 18:00:00 +0800\n" },
		{ { -1, 0, false }, "Date: Wed, 31 Dec 1969 23:59:59 +0000\n" },
		{ { 0, -12600, false },
		    "Date: Wed, 31 Dec 1969 20:30:00 -0330\n" },
	};
	struct mq_output *out;
	size_t i;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		out = mq_output_memory();
		report_mime_date(out, &row[i].d);
		is_str(mq_output_bytes(out).s, row[i].want);
		mq_output_discard(out);
	}
}

/* RFC 2047: what is no plain ASCII, or might be taken for an encoded word. */
static void
test_text(void)
{
	static const struct {
		const char *text, *want;
	} row[] = {
		{ "June", "Subject: June\n" },
		{ "a=b ?=", "Subject: a=b ?=\n" },
		{ "=?UTF-8?Q?x?=",
		    "Subject: =?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=\n" },
		{ "民情", "Subject: =?UTF-8?B?5rCR5oOF?=\n" },
		{ "a\r\nBcc: b", "Subject: a  Bcc: b\n" },
	};
	struct mq_output *out;
	size_t i;

	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		out = mq_output_memory();
		report_mime_text(out, "Subject", mq_str(row[i].text));
		is_str(mq_output_bytes(out).s, row[i].want);
		mq_output_discard(out);
	}
}

int
main(void)
{
	test_base64();
	test_date();
	test_text();
	return done();
}
