/*
 * Text of several encodings as UTF-8.  Bytes of GB18030, Big5 and UTF-16 were
 * made with Python: "中文,民情\n".encode("gb18030") and so on.
 */

#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"
#include "minqing/decode.h"

static const char utf8[] =
    "\xe4\xb8\xad\xe6\x96\x87,\xe6\xb0\x91\xe6\x83\x85\n";
static const char gb18030[] = "\xd6\xd0\xce\xc4,\xc3\xf1\xc7\xe9\n";
static const char big5[] = "\xa4\xa4\xa4\xe5,\xa5\xc1\xb1\xa1\n";
static const char utf16le[] = "\xff\xfe\x2d\x4e\x87\x65,\0\x11\x6c\xc5\x60\n\0";
static const char utf16be[] = "\xfe\xff\x4e\x2d\x65\x87\0,\x6c\x11\x60\xc5\0\n";

static const char utf32le[] = "\xff\xfe\0\0\x2d\x4e\0\0\x87\x65\0\0,\0\0\0"
			      "\x11\x6c\0\0\xc5\x60\0\0\n\0\0\0";
static const char utf32be[] = "\0\0\xfe\xff\0\0\x4e\x2d\0\0\x65\x87\0\0\0,"
			      "\0\0\x6c\x11\0\0\x60\xc5\0\0\0\n";
static const char marked_gb[] =
    "\x84\x31\x95\x33\xd6\xd0\xce\xc4,\xc3\xf1\xc7\xe9\n";

/* What comes out, and what it was taken for. */
static struct {
	char text[2 << 20];
	long n; /* -1: trouble */
	char error[256];
	char encoding[32];
	unsigned long line;
	bool guessed;
} out;

static void
decode(
    struct mq_input *in, const char *encoding, enum mq_guess guess, size_t step)
{
	struct mq_decoder *d = mq_decoder_new(in, encoding, guess);
	ssize_t got;

	out.n = 0;
	while ((got = mq_decoder_read(d, out.text + out.n, step)) > 0)
		out.n += got;
	if (got < 0)
		out.n = -1;
	snprintf(out.error, sizeof(out.error), "%s", mq_decoder_error(d));
	snprintf(
	    out.encoding, sizeof(out.encoding), "%s", mq_decoder_encoding(d));
	out.line = mq_decoder_line(d);
	out.guessed = mq_decoder_guessed(d);
	mq_decoder_close(d);
}

static int
reads_as_utf8(const char *bytes, size_t n, const char *encoding,
    enum mq_guess guess, const char *taken_for)
{
	size_t chunk;

	for (chunk = n; chunk; chunk--) {
		decode(mq_input_mem("<memory>", bytes, n, chunk), encoding,
		    guess, chunk);
		if (!is_int(out.n, sizeof(utf8) - 1) ||
		    !is_mem(out.text, sizeof(utf8) - 1, utf8) ||
		    !is_str(out.encoding, taken_for)) {
			note("%zu at a time: %s", chunk, out.error);
			return 0;
		}
	}
	return 1;
}

#define BYTES(literal) literal, sizeof(literal) - 1

static void
test_encodings(void)
{
	static const char bom[] = "\xef\xbb\xbf"
				  "\xe4\xb8\xad\xe6\x96\x87,\xe6\xb0\x91"
				  "\xe6\x83\x85\n";

	reads_as_utf8(BYTES(utf8), NULL, MQ_GUESS_NONE, "UTF-8");
	reads_as_utf8(BYTES(utf8), NULL, MQ_GUESS_ALL, "UTF-8");
	reads_as_utf8(BYTES(bom), NULL, MQ_GUESS_NONE, "UTF-8");
	reads_as_utf8(BYTES(bom), NULL, MQ_GUESS_ALL, "UTF-8");
	reads_as_utf8(BYTES(bom), "UTF-8", MQ_GUESS_ALL, "UTF-8");
	reads_as_utf8(BYTES(gb18030), NULL, MQ_GUESS_ALL, "GB18030");
	ok(out.guessed);
	reads_as_utf8(BYTES(gb18030), "GBK", MQ_GUESS_ALL, "GBK");
	ok(!out.guessed);
	reads_as_utf8(BYTES(big5), "BIG5", MQ_GUESS_ALL, "BIG5");
	reads_as_utf8(BYTES(utf16le), NULL, MQ_GUESS_ALL, "UTF-16LE");
	reads_as_utf8(BYTES(utf16be), NULL, MQ_GUESS_NONE, "UTF-16BE");
	reads_as_utf8(utf16le + 2, sizeof(utf16le) - 3, "UTF-16LE",
	    MQ_GUESS_ALL, "UTF-16LE");
	reads_as_utf8(BYTES(utf16le), "utf-16le", MQ_GUESS_ALL, "UTF-16LE");
	reads_as_utf8(BYTES(utf16be), "UTF-16", MQ_GUESS_ALL, "UTF-16BE");
	reads_as_utf8(BYTES(utf32le), NULL, MQ_GUESS_ALL, "UTF-32LE");
	reads_as_utf8(BYTES(utf32be), NULL, MQ_GUESS_ALL, "UTF-32BE");
	reads_as_utf8(BYTES(marked_gb), NULL, MQ_GUESS_ALL, "GB18030");
	ok(!out.guessed);
	/* A mark is no text, whatever the encoding was called. */
	reads_as_utf8(BYTES(utf16le), "UCS-2LE", MQ_GUESS_ALL, "UCS-2LE");
}

static void
test_refusals(void)
{
	decode(mq_input_mem("<m>", BYTES("a\nb\xff\xff\n"), 3), "UTF-8",
	    MQ_GUESS_ALL, 16);
	is_int(out.n, -1);
	is_str(out.error, "not UTF-8; name the encoding with -e");
	is_int(out.line, 2);
	decode(mq_input_mem("<m>", BYTES("ok\n\xd6\xff\n"), 9), "GB18030",
	    MQ_GUESS_ALL, 16);
	is_int(out.n, -1);
	is_int(out.line, 2);
	decode(mq_input_mem("<m>", BYTES("a\n\xd6"), 9), "GB18030",
	    MQ_GUESS_ALL, 16);
	is_int(out.n, -1);
	is_str(out.error, "ends within a character");
	decode(mq_input_mem("<m>", BYTES("a"), 9), "KLINGON", MQ_GUESS_ALL, 16);
	is_str(out.error,
	    "encoding 'KLINGON' is not known; iconv -l lists those that are");
	decode(mq_input_mem("<m>", BYTES("a\xff"), 9), NULL, MQ_GUESS_NONE, 16);
	is_int(out.n, 2); /* not ours to judge */
}

/* What is refused, what is said of it, and on which line. */
static void
refused(const char *bytes, size_t n, const char *error, unsigned long line)
{
	size_t chunk;

	for (chunk = n; chunk; chunk -= chunk / 2 + 1) {
		decode(mq_input_mem("<m>", bytes, n, chunk), NULL, MQ_GUESS_ALL,
		    64);
		is_int(out.n, -1);
		is_str(out.error, error);
		is_int(out.line, line);
	}
}

#define NEITHER "neither UTF-8 nor, by its looks, GB18030; name the encoding:"
#define IF_IT_IS " or -e GB18030 if it is that"

/*
 * What reads as GB18030 is not always that: Big5, Shift_JIS, Cyrillic and
 * Western text, made with Python, and one Western character at the very end.
 */
static void
test_looks(void)
{
	refused(BYTES("a,b\n\xa4\xa4\xa4\xe5,\xa5\xc1\xb1\xa1\xb3\xf8\n"),
	    NEITHER " -e BIG5, -e EUC-KR, -e WINDOWS-1252," IF_IT_IS, 2);
	refused(BYTES("\x82\xa0\x82\xcc\x93\xb9\x98\x48\x82\xaa\n"),
	    NEITHER " -e SHIFT_JIS, -e WINDOWS-1252," IF_IT_IS, 1);
	refused(BYTES("\xcf\xf0\xe8\xe2\xe5\xf2\n"),
	    NEITHER " -e BIG5, -e EUC-KR, -e WINDOWS-1252," IF_IT_IS, 1);
	refused(BYTES("id,text\n1,the caf\xe9 on the corner\n"),
	    NEITHER " -e WINDOWS-1252," IF_IT_IS, 2);
	refused(BYTES("a,b,c\n1,2,3\n4,5,\xa9"),
	    NEITHER " -e SHIFT_JIS, -e WINDOWS-1252," IF_IT_IS, 3);
	refused(BYTES("a\0,\0b\0\n\0"),
	    "looks like UTF-16LE without a byte-order mark; say -e UTF-16LE",
	    0);
	refused(BYTES("\0a\0,\0b\0\n"),
	    "looks like UTF-16BE without a byte-order mark; say -e UTF-16BE",
	    0);
	refused(BYTES("\0\0\0a\0\0\0,\0\0\0b\0\0\0\n"),
	    "looks like UTF-32BE without a byte-order mark; say -e UTF-32BE",
	    0);
	refused(BYTES("\xe4\xb8\xad\xe6\x96\x87\xe6\xb0\x91\xe6\x83\x85\n"
		      "\xd6\xd0\n"),
	    "not UTF-8, though all before it is; mend the line, or name the "
	    "encoding with -e",
	    2);
}

/* Rare characters among common ones, and four bytes long. */
static void
test_looks_good(void)
{
	/* 王镕的電腦壞了，😀 */
	static const char gb[] = "\xcd\xf5\xe9\x46\xb5\xc4\xeb\x8a\xc4\x58"
				 "\x89\xc4\xc1\xcb\xa3\xac\x94\x39\xfc\x36";

	decode(mq_input_mem("<m>", BYTES(gb), 7), NULL, MQ_GUESS_ALL, 64);
	is_mem(out.text, out.n, "王镕的電腦壞了，😀");
	/* A NUL here and there is no UTF-16. */
	decode(mq_input_mem("<m>", BYTES("a,b\n1,\0\n"), 7), NULL, MQ_GUESS_ALL,
	    64);
	is_int(out.n, 8);
}

/* ASCII for long, then Chinese: a character on every side of a block's end. */
static void
test_boundaries(void)
{
	static char in[70000];
	size_t shift, i;
	int good = 1;

	for (shift = 0; shift < 4; shift++) {
		memset(in, 'a', sizeof(in));
		for (i = 65536 - 6 + shift; i + 3 < 65536 + 12; i += 3)
			memcpy(in + i, "\xe4\xb8\xad", 3);
		decode(mq_input_mem("<m>", in, sizeof(in), sizeof(in)), NULL,
		    MQ_GUESS_ALL, 65536);
		good &= out.n == (long)sizeof(in) &&
			!memcmp(in, out.text, sizeof(in));
		decode(mq_input_mem("<m>", in, sizeof(in), 4096), NULL,
		    MQ_GUESS_ALL, 1);
		good &= out.n == (long)sizeof(in);
	}
	ok(good && "characters across blocks are whole");
}

/* A pipe is held for 8 MiB from the first byte that is not ASCII. */
static void
test_hold(void)
{
	static char big[9 << 20];
	struct mq_decoder *d;
	static char room[1 << 16];
	ssize_t got;

	memset(big, 'a', sizeof(big));
	memcpy(big + 100, "\xe4\xb8\xad", 3);
	d = mq_decoder_new(
	    mq_input_mem("<m>", big, sizeof(big), 65536), NULL, MQ_GUESS_ALL);
	while ((got = mq_decoder_read(d, room, sizeof(room))) > 0)
		;
	is_int(got, -1);
	is_str(mq_decoder_error(d),
	    "encoding not decided within 8 MiB of a pipe; name it "
	    "(-e UTF-8)");
	mq_decoder_close(d);
}

/* A file is read twice, so its last byte may decide. */
static void
test_file(void)
{
	char path[] = "/tmp/mq-decode-XXXXXX";
	int fd = mkstemp(path);
	FILE *fp = fdopen(fd, "w");
	size_t i;

	for (i = 0; i < 200000; i++)
		fputs("plain\n", fp);
	fwrite(gb18030, 1, sizeof(gb18030) - 1, fp);
	fclose(fp);
	decode(mq_input_open(path), NULL, MQ_GUESS_ALL, 4096);
	is_int(out.n, 1200000 + (long)sizeof(utf8) - 1);
	is_str(out.encoding, "GB18030");
	unlink(path);
}

int
main(void)
{
	test_encodings();
	test_refusals();
	test_looks();
	test_looks_good();
	test_boundaries();
	test_hold();
	test_file();
	return done();
}
