#ifndef MINQING_EMBEDDED_H
#define MINQING_EMBEDDED_H

#include <stddef.h>

/*
 * The tables of lib/preset/365/, compiled in: scripts/embed.sh writes the
 * array when the library is built, one element a table, sorted by name in
 * byte order.  The last element has a NULL name.
 *
 * `data` is the file as it is, `len` bytes of it, and one NUL behind them
 * that is not counted.  All of it lives as long as the program.
 */
struct mq_preset_file {
	const char *name; /* without folder and suffix: "rules" */
	const unsigned char *data;
	size_t len;
};

extern const struct mq_preset_file mq_preset_365[];

#endif
