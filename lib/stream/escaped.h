#ifndef ESCAPED_H
#define ESCAPED_H

#include <stddef.h>

/* The letter behind the backslash of a byte that is escaped in TSV, or 0. */
extern const char escaped_code[256];

char *escaped_copy_long(char *to, const char *s, size_t n);

/*
 * Copy n bytes as a TSV cell has them: backslash, tab, LF and CR as \\ \t \n
 * \r.  `to` must have room for 2 n bytes; returns the end of what was written.
 */
static inline char *
escaped_copy(char *to, const char *s, size_t n)
{
	const char *end = s + n;
	char code;

	if (n >= 8)
		return escaped_copy_long(to, s, n);
	for (; s < end; s++) {
		code = escaped_code[(unsigned char)*s];
		if (code)
			*to++ = '\\';
		*to++ = code ? code : *s;
	}
	return to;
}

#endif
