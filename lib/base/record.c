#include "minqing/record.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

struct mq_str
mq_str(const char *cstr)
{
	return (struct mq_str){ cstr ? cstr : "", cstr ? strlen(cstr) : 0 };
}

struct mq_str
mq_str_dup(struct mq_arena *a, struct mq_str s)
{
	return (struct mq_str){ mq_arena_strndup(a, s.s, s.n), s.n };
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct mq_str
mq_str_trim_blanks(struct mq_str s)
{
	while (s.n && is_blank(s.s[s.n - 1]))
		s.n--;
	while (s.n && is_blank(*s.s))
		s.s++, s.n--;
	return s;
}

bool
mq_str_starts(struct mq_str s, struct mq_str prefix)
{
	return s.n >= prefix.n &&
	       (prefix.n == 0 || memcmp(s.s, prefix.s, prefix.n) == 0);
}

const char *
mq_str_find(struct mq_str s, struct mq_str part)
{
	const char *p = s.s, *end = s.s + s.n;

	for (; p < end; p++) {
		p = memchr(p, (unsigned char)part.s[0], (size_t)(end - p));
		if (!p || (size_t)(end - p) < part.n)
			return NULL;
		if (memcmp(p, part.s, part.n) == 0)
			return p;
	}
	return NULL;
}

int
mq_str_cmp(struct mq_str a, struct mq_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int d = n ? memcmp(a.s, b.s, n) : 0;

	if (d)
		return d;
	return (a.n > b.n) - (a.n < b.n);
}

bool
mq_str_next(struct mq_str *rest, char sep, struct mq_str *part)
{
	const char *at;

	if (!rest->s)
		return false;
	at = rest->n ? memchr(rest->s, sep, rest->n) : NULL;
	*part =
	    (struct mq_str){ rest->s, at ? (size_t)(at - rest->s) : rest->n };
	if (at) {
		rest->n -= part->n + 1;
		rest->s = at + 1;
	} else {
		*rest = (struct mq_str){ NULL, 0 };
	}
	return true;
}

int
mq_str_int(struct mq_str s, int64_t *out)
{
	bool minus = s.n && *s.s == '-';
	uint64_t v = 0;
	size_t i = minus || (s.n && *s.s == '+');

	if (i == s.n || s.n - i > 18) /* 18 digits cannot overflow */
		return -1;
	for (; i < s.n; i++) {
		if (!isdigit((unsigned char)s.s[i]))
			return -1;
		v = 10 * v + (uint64_t)(s.s[i] - '0');
	}
	*out = minus ? -(int64_t)v : (int64_t)v;
	return 0;
}

/* Only digits, one point and an exponent: strtod(3) also takes "inf", hex. */
static bool
looks_decimal(struct mq_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!isdigit((unsigned char)s.s[i]) &&
		    !memchr("+-.eE", s.s[i], 5))
			return false;
	return s.n > 0;
}

/*
 * A number of few digits is an integer that a double holds exactly over a power
 * of ten that it holds exactly: one division, rounded as strtod(3) rounds (W.
 * Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990).  False
 * where it is not of that kind.
 */
static bool
short_number(struct mq_str s, double *out)
{
	static const double ten[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8,
		1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
	bool minus = s.n && *s.s == '-', point = false;
	size_t i = minus || (s.n && *s.s == '+'), digits = 0, scale = 0;
	int64_t v = 0;

	for (; i < s.n; i++) {
		if (s.s[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (s.s[i] < '0' || s.s[i] > '9' || ++digits > 15)
			return false;
		v = 10 * v + (s.s[i] - '0');
		scale += point;
	}
	if (!digits || FLT_EVAL_METHOD != 0)
		return false;
	*out = (double)v / ten[scale];
	if (minus)
		*out = -*out;
	return true;
}

int
mq_str_number(struct mq_str s, double *out)
{
	char buf[64], *end;
	double v;

	if (short_number(s, out))
		return 0;
	if (s.n >= sizeof(buf) || !looks_decimal(s))
		return -1;
	memcpy(buf, s.s, s.n);
	buf[s.n] = '\0';
	v = strtod(buf, &end);
	if (end != buf + s.n || !isfinite(v))
		return -1;
	*out = v;
	return 0;
}

/* Copy up to the next `c`, but not it: what is left begins with it, or is "".
 */
static char *
copy_until(char c, struct mq_str *in, char *out)
{
	const char *hit = in->n ? memchr(in->s, c, in->n) : NULL;
	size_t n = hit ? (size_t)(hit - in->s) : in->n;

	if (n)
		memcpy(out, in->s, n);
	in->s += n;
	in->n -= n;
	return out + n;
}

/* TSV: \\ \t \n \r; an unknown escape stays literal. */
static char *
decode_tsv(struct mq_str in, char *out)
{
	static const char code[] = "\\tnr", byte[] = "\\\t\n\r";
	const char *hit;

	while ((out = copy_until('\\', &in, out)) && in.n) {
		hit = in.n > 1 ? memchr(code, in.s[1], 4) : NULL;
		*out++ = hit ? byte[hit - code] : '\\';
		in.s += hit ? 2 : 1;
		in.n -= hit ? 2 : 1;
	}
	return out;
}

/* CSV: a doubled quote is one. */
static char *
decode_csv(struct mq_str in, char *out)
{
	size_t n;

	while ((out = copy_until('"', &in, out)) && in.n) {
		*out++ = '"';
		n = in.n > 1 && in.s[1] == '"' ? 2 : 1;
		in.s += n;
		in.n -= n;
	}
	return out;
}

struct mq_str
mq_field_decode(const struct mq_record *r, struct mq_str raw)
{
	char *out = mq_arena_alloc(r->scratch, raw.n + 1);
	char *end =
	    r->escape == '\\' ? decode_tsv(raw, out) : decode_csv(raw, out);

	return (struct mq_str){ out, (size_t)(end - out) };
}

struct mq_record
mq_record_dup(struct mq_arena *a, const struct mq_record *r)
{
	struct mq_record copy = *r;
	struct mq_str *cell = mq_arena_zalloc(a, r->ncells, sizeof(*cell));
	size_t i;

	for (i = 0; i < r->ncells; i++)
		cell[i] = mq_str_dup(a, mq_field(r, i));
	copy.raw = mq_str_dup(a, r->raw);
	copy.cell = cell;
	copy.escape = 0;
	copy.delim = 0; /* the cells no longer lie in raw */
	copy.scratch = a;
	return copy;
}

long
mq_column(const struct mq_record *header, const char *name)
{
	struct mq_str want = mq_str(name);
	size_t i;

	for (i = 0; i < header->ncells; i++)
		if (mq_str_eq(mq_field(header, i), want))
			return (long)i;
	return -1;
}
