#ifndef LOOKS_H
#define LOOKS_H

#include <stdbool.h>
#include <stddef.h>

/* A sample of text in an encoding that nobody named. */
struct looks {
	const char *s;
	size_t n;
	bool whole; /* the text ends with the sample */
};

/*
 * Is it GB18030, by its looks?  Almost any bytes can be read as that, so it
 * must read as text that people write: no bytes that are no character, hardly
 * any private, unassigned or control characters, and more characters of GB
 * 2312's first level and punctuation, which make up nearly all of Chinese
 * text, than rarer ones.
 */
bool looks_like_gb18030(const struct looks *l);

/* Say that it is not, and which -e may be meant. */
void looks_advise(const struct looks *l, char *out, size_t size);

#endif
