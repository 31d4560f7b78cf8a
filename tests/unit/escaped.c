/*
 * Cells escaped for TSV: every length up to a few of the pieces that are copied
 * at once, a special byte at every place, from and into memory that is no
 * longer than it must be.
 */

#include "../../lib/stream/escaped.h"

#include "../tap.h"

enum { LONGEST = 80 };

/* The rule, byte by byte. */
static size_t
slowly(char *to, const char *s, size_t n)
{
	static const char byte[] = "\\\t\n\r", code[] = "\\tnr";
	const char *hit;
	size_t i, m = 0;

	for (i = 0; i < n; i++) {
		hit = memchr(byte, s[i], 4);
		if (hit)
			to[m++] = '\\';
		to[m++] = hit ? code[hit - byte] : s[i];
	}
	return m;
}

static int
is_right(const char *s, size_t n)
{
	char want[2 * LONGEST], *from = malloc(n ? n : 1);
	char *to = malloc(n ? 2 * n : 1);
	size_t m = slowly(want, s, n), got;
	int good;

	memcpy(from, s, n);
	got = (size_t)(escaped_copy(to, from, n) - to);
	good = got == m && !memcmp(to, want, m);
	free(from);
	free(to);
	return good;
}

static void
one_special_byte(void)
{
	static const char special[] = "\\\t\n\r";
	char s[LONGEST];
	size_t n, i, k;
	int good = 1;

	memset(s, 'x', sizeof(s));
	for (n = 0; n <= LONGEST && good; n++)
		for (i = 0; i < n && good; i++)
			for (k = 0; k < 4 && good; k++) {
				s[i] = special[k];
				good = is_right(s, n);
				s[i] = 'x';
			}
	ok(good && "one special byte, at every place");
}

static void
many_special_bytes(void)
{
	static const char letters[] = "\\\t\n\rabcdef\xe4\xb8\xad\xff ";
	char s[LONGEST];
	size_t n, i, most;
	int good = 1;

	for (most = 4; most < sizeof(letters); most++)
		for (n = 0; n <= LONGEST && good; n++) {
			for (i = 0; i < n; i++)
				s[i] = letters[(size_t)rand() % most];
			good = is_right(s, n);
		}
	ok(good && "many special bytes");
}

int
main(void)
{
	one_special_byte();
	many_special_bytes();
	return done();
}
