#ifndef CONVERT_H
#define CONVERT_H

#include <stddef.h>

/* Text of one encoding as UTF-8, by iconv(3). */
struct convert;

/* NULL where there is no encoding of this name. */
struct convert *convert_open(const char *encoding);

enum converted {
	CONVERT_DONE,  /* all of it, or as much as there was room for */
	CONVERT_SHORT, /* all but a character that is cut short */
	CONVERT_BAD    /* up to bytes that are no character */
};

/*
 * Convert bytes of *in, which are taken off its front, into *out, whose front
 * is taken off too.
 */
struct convert_in {
	const char *s;
	size_t n;
};
struct convert_out {
	char *s;
	size_t n;
};
enum converted convert_some(
    struct convert *c, struct convert_in *in, struct convert_out *out);

/* NULL is allowed. */
void convert_close(struct convert *c);

#endif
