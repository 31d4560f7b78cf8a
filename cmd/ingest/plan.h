#ifndef INGEST_PLAN_H
#define INGEST_PLAN_H

#include "ids.h"
#include "layout.h"
#include "minqing/writer.h"
#include "order.h"

/*
 * How the records of one source become canonical ones.  It is made once, so
 * that a record costs no more than it must: most cells are copied as they are,
 * in runs where they stand beside each other, and only the others are made.
 *
 *	while (next(&rec))
 *		switch (ingest_plan_apply(p, &rec)) {
 *		case INGEST_MADE:
 *			ingest_plan_write(p, &rec, w);
 *		...
 */

/* No cell of the source. */
#define INGEST_NOWHERE SIZE_MAX

enum ingest_op {
	INGEST_MAKE_ID,
	INGEST_MAKE_DATE,
	INGEST_MAKE_VALUE,
	INGEST_MAKE_TEXT, /* title and body */
	INGEST_MAKE_CLEAN /* as it is, but for texts that mean nothing */
};

/* A cell that is made. */
struct ingest_slot {
	enum ingest_op op;
	long column;
	size_t from;   /* the source's cell */
	size_t second; /* what joins it: a body, a time of day */
	struct ingest_dictionary *words;
	struct ingest_order order;
	struct mq_zone *zone;
	struct mq_date_memo memo;
	struct mq_str otherwise; /* where it is empty */
	struct mq_str value;     /* of the record at hand */
	char text[MQ_DATE_MAX];
};

enum ingest_kind { INGEST_BLANK, INGEST_COPY, INGEST_SLOT };

/* A piece of an output record: cells [from, to) or one made cell. */
struct ingest_piece {
	enum ingest_kind kind;
	size_t from, to;
};

/* The columns that identify a record without an id. */
enum { INGEST_CONTACT = 3, INGEST_CONTENT = 6 };

/* A value that says something of another column too, to be written there. */
struct ingest_pending {
	struct ingest_slot *said;
	const struct ingest_value *value;
};

struct ingest_plan {
	const struct ingest_mapping *map;
	const struct ingest_layout *layout;
	struct ingest_slot *slot; /* the id first */
	size_t nslots;
	struct ingest_piece *piece;
	size_t npieces;
	struct ingest_piece content[INGEST_CONTENT];
	struct ingest_pending *pending; /* room for one of each slot */
	size_t npending;
	bool made_id;              /* of the record at hand */
	struct ingest_slot *fault; /* what apply could not make */
	const char *why; /* the value, or what is wrong; as long as the
			    record */
	char id[INGEST_ID_MAX];
	char *buf; /* the content of a record, to be hashed */
	size_t cap;
	struct mq_arena arena;
	char *error;
};

/* What was asked for. */
struct ingest_wish {
	const char *channel;  /* -c, or NULL */
	enum mq_order order;  /* --date-order */
	struct mq_zone *zone; /* of sources that tell none */
};

/* 0, or -1 with `error` set.  What it is made of must outlive the plan. */
int ingest_plan_make(struct ingest_plan *p, const struct ingest_layout *l,
    const struct ingest_mapping *m, const struct ingest_values *v,
    const struct ingest_wish *wish);

enum ingest_outcome {
	INGEST_MADE,
	INGEST_EMPTY,    /* all cells are empty */
	INGEST_REFUSED,  /* `fault` is no date: `why` */
	INGEST_DOUBTFUL, /* the order in `fault` must be decided first */
	INGEST_BROKEN    /* `fault` contradicts the order that was decided */
};

/* Make the cells that are made. */
enum ingest_outcome ingest_plan_apply(
    struct ingest_plan *p, const struct mq_record *rec);

/* The day, or all, of the date that a slot is made of. */
struct mq_str ingest_plan_day(const struct ingest_plan *p,
    const struct ingest_slot *s, const struct mq_record *rec);

/* The header of the column that a slot is made of. */
const char *ingest_plan_head(
    const struct ingest_plan *p, const struct ingest_slot *s);

/* Write the record that was made last.  It stays open. */
void ingest_plan_write(const struct ingest_plan *p, const struct mq_record *rec,
    struct mq_writer *w);

/*
 * What is written for a piece: a slot's value, cell `cell` of the record, or
 * nothing.
 */
static inline struct mq_str
ingest_plan_cell(const struct ingest_plan *p, const struct ingest_piece *piece,
    const struct mq_record *rec, size_t cell)
{
	if (piece->kind == INGEST_SLOT)
		return p->slot[piece->from].value;
	if (piece->kind == INGEST_COPY)
		return mq_field(rec, cell);
	return (struct mq_str){ "", 0 };
}

/* Put a cell and 0x1f behind the n bytes in the plan's buffer: their number. */
size_t ingest_plan_append(struct ingest_plan *p, size_t n, struct mq_str cell);

/*
 * All cells as they would be written, 0x1f behind each, in the plan's buffer:
 * equal records have equal texts.
 */
struct mq_str ingest_plan_text(
    struct ingest_plan *p, const struct mq_record *rec);

/*
 * The same as a hash that does not depend on what other columns there are: of
 * the names and texts of those cells that are not empty, in any order.
 */
struct ingest_key ingest_plan_key(
    const struct ingest_plan *p, const struct mq_record *rec);

void ingest_plan_free(struct ingest_plan *p);

#endif
