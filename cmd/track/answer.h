#ifndef TRACK_ANSWER_H
#define TRACK_ANSWER_H

#include "event.h"

/*
 * What the note of a rating tells: KEY=VALUE, parted by ";".  What has no "="
 * is a remark.
 */
enum track_answer {
	TRACK_CALLBACK_VALID,
	TRACK_CONTACTED,
	TRACK_SOLVED,
	TRACK_SATISFIED,
	TRACK_SATISFIED_SCALE,
	TRACK_ADOPTED,
	TRACK_ADOPTED_NOTE,
	TRACK_ORIGIN_ID,
	TRACK_ANSWERS
};
extern const char *const track_answers[TRACK_ANSWERS];

/*
 * Read a note into value[], leaving what it does not tell as it is, and set in
 * *told the bits of those that it tells.  An answer of satisfied without its
 * scale is on that of 3.  The values are slices of the note.
 */
struct track_flaw track_answer_read(
    struct mq_str note, struct mq_str value[TRACK_ANSWERS], unsigned *told);

#endif
