#ifndef REPORT_TILE_H
#define REPORT_TILE_H

#include "value.h"

/* The few figures that stand on top, each with what it is a figure of. */
struct report_tile {
	const char *name; /* as in minqing(5) */
	enum report_word label;
	struct report_value value;
	struct mq_str note;
	int64_t permille;  /* of a share, to be drawn; -1: none */
	int64_t low, high; /* its interval, or -1 */
	bool warn;
};

enum { REPORT_TILES = 11 };

/* How many there are: those whose columns are there. */
size_t report_tiles(struct report_page *p, struct report_tile *tile);

#endif
