#ifndef UNITS_H
#define UNITS_H

#include <stdbool.h>

#include "minqing/record.h"

/*
 * What a keyword could be made of: characters of scripts that put no blanks
 * between words, and words of the others.  Numbers, signs and letters of full
 * width part units.
 */
struct unit {
	size_t start, end; /* in the text */
	bool joined;       /* it follows the one before it at once, or a word
			    * follows a word behind one blank */
	bool word;
};

struct units {
	struct unit *v;
	size_t n, cap;
};

/* The units of a text; *u is used again, its v is to be freed at last. */
void units_read(struct units *u, struct mq_str text);

#endif
