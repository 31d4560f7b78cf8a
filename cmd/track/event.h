#ifndef TRACK_EVENT_H
#define TRACK_EVENT_H

#include "minqing/date.h"
#include "minqing/record.h"

/*
 * One line of the events log.  Verbs stand in the order in which events of one
 * instant are folded.
 */
enum track_verb {
	TRACK_ACCEPT,
	TRACK_ASSIGN,
	TRACK_TRANSFER,
	TRACK_RETURN,
	TRACK_CONTACT,
	TRACK_PAUSE,
	TRACK_RESUME,
	TRACK_EXTEND,
	TRACK_REFER,
	TRACK_RESOLVE,
	TRACK_FEEDBACK,
	TRACK_RATE,
	TRACK_REOPEN,
	TRACK_CLOSE,
	TRACK_MERGE,
	TRACK_ERASE, /* personal data was erased: mq-audit; nothing to fold */
	TRACK_VERBS
};

/* The verb of this name, or -1. */
int track_verb_of(struct mq_str name);

/* Is it a message from or to the resident, which follows a merged record? */
static inline bool
track_is_message(enum track_verb v)
{
	return v == TRACK_CONTACT || v == TRACK_FEEDBACK || v == TRACK_RATE;
}

/* The columns of the log. */
enum track_cell {
	TRACK_ID,
	TRACK_DATETIME,
	TRACK_EVENT,
	TRACK_ACTOR,
	TRACK_TO,
	TRACK_NOTE,
	TRACK_CELLS
};
extern const char *const track_cells[TRACK_CELLS];

/* What is wrong with an event. */
struct track_flaw {
	const char *column; /* of the log */
	const char *code;   /* one word */
	const char *why;    /* NULL: nothing */
};

/*
 * An event as it is kept: its six cells as TSV, and its line as it was where
 * that is another text.
 */
struct track_event {
	struct track_event *next; /* of the same record */
	int64_t t;
	uint64_t byte;
	uint32_t line;
	uint32_t n;     /* bytes of cells */
	uint32_t raw_n; /* bytes of the line behind them; 0: it is the same */
	uint8_t verb;
	bool day;       /* has no time of day: t is the day's start */
	bool moved;     /* it came from a record that was merged */
	bool bad_merge; /* a merge that cannot be */
	char text[];
};

/* What of an event is not in its text. */
struct track_stamp {
	struct mq_date when;
	enum track_verb verb;
};

/*
 * A copy of an event that lives as long as the arena.  The cells of the record
 * stand at column[], -1 for those that it lacks.
 */
struct track_event *track_event_new(struct mq_arena *a,
    const struct mq_record *rec, const long column[TRACK_CELLS],
    const struct track_stamp *stamp);

/* The line as it was. */
struct mq_str track_event_raw(const struct track_event *e);

/* One cell, decoded and without blanks at its ends; lives as long as `a`. */
struct mq_str track_event_cell(
    const struct track_event *e, enum track_cell c, struct mq_arena *a);

/* Is it of the record with this id? */
bool track_event_is_of(const struct track_event *e, struct mq_str id);

/* The order of folding: by time, verb and cells; 0 where it is a repeat. */
int track_event_cmp(const struct track_event *a, const struct track_event *b);

#endif
