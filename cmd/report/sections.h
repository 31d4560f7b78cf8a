#ifndef REPORT_SECTIONS_H
#define REPORT_SECTIONS_H

#include "note.h"
#include "table.h"
#include "tile.h"

/*
 * The one list of what a report has in it.  Every output walks it, and draws
 * what a section holds as its form can; a section that is added here is in all
 * of them.
 *
 *	for (s = report_sections; s->id; s++) {
 *		if (!report_shows(p->r, s))
 *			continue;
 *		report_fill(p, s, &room, &c);
 *		...
 *		report_content_free(&c);
 *	}
 */
enum { REPORT_TABLES = 64 };

/* What is under a section's title, in this order. */
struct report_content {
	struct report_tile tile[REPORT_TILES];
	size_t ntiles;
	struct report_table table[REPORT_TABLES]; /* each with its finding */
	size_t ntables;
	struct report_definition definition[REPORT_NOTES];
	size_t ndefinitions;
	struct report_notes notes; /* one sentence each */
};

struct report_section {
	const char *id; /* as in minqing(5); NULL behind the last */
	enum report_word title;
	bool notice;     /* what a reader must know first */
	unsigned sheets; /* the forms of a report that have it, see below */
	bool (*has)(const struct report *r);
	void (*fill)(struct report_page *p, const struct report_room *room,
	    struct report_content *c);
};

/*
 * A report is full, or the sheet for a meeting that a cadence asks for: an
 * agenda with short lists.
 */
enum report_sheet {
	REPORT_SHEET_DAY = 1 << MQ_DAY,
	REPORT_SHEET_WEEK = 1 << MQ_WEEK,
	REPORT_SHEET_MONTH = 1 << MQ_MONTH,
	REPORT_SHEET_QUARTER = 1 << MQ_QUARTER,
	REPORT_SHEET_YEAR = 1 << MQ_YEAR,
	REPORT_FULL = 1 << (MQ_YEAR + 1)
};

/* Is a section in this report? */
bool report_shows(const struct report *r, const struct report_section *s);

/* In their order. */
extern const struct report_section report_sections[];

void report_fill(struct report_page *p, const struct report_section *s,
    const struct report_room *room, struct report_content *c);
void report_content_free(struct report_content *c);

#endif
