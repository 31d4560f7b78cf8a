#ifndef REPORT_TILE_H
#define REPORT_TILE_H

#include "rate.h"

/*
 * The few figures that stand on top, each with what it is a figure of, what it
 * should be, and what it was in the period before.
 */
enum { REPORT_SPARKS = 32 };

struct report_tile {
	const char *name; /* as in minqing(5) */
	enum report_word label;
	struct report_value value;
	struct mq_str note;
	int64_t permille;  /* of a share, to be drawn; -1: none */
	int64_t low, high; /* its interval, or -1 */
	bool warn;
	int64_t target;               /* thousandths, -1: none */
	struct report_value aim;      /* the same; REPORT_VOID: none */
	struct mq_str target_text;    /* "target 90%, not met", or empty */
	struct report_value before;   /* REPORT_VOID: nothing to compare with */
	struct report_value year_ago; /* the same, of a year ago */
	struct mq_str change_text;    /* "before 80.1%, +2.4 points; a year ago
				       * ...", or empty */
	int change;                   /* 1 better, -1 worse, beyond chance */
	int64_t spark[REPORT_SPARKS]; /* thousandths of the highest, -1: none */
	size_t nsparks;
};

enum { REPORT_TILES = 11 };

/* How many there are: those whose columns are there. */
size_t report_tiles(struct report_page *p, struct report_tile *tile);

/* Note, target and change in one text, for forms with one place for them. */
struct mq_str report_tile_note(
    struct report_page *p, const struct report_tile *tile);

#endif
