#ifndef FEEDBACK_PUBLISH_H
#define FEEDBACK_PUBLISH_H

#include "case.h"

/*
 * The list that is put on the wall (公开承诺): what was promised, until when,
 * and whether it was kept; which suggestions were adopted, and why not.
 */
enum feedback_public {
	FEEDBACK_P_ID,
	FEEDBACK_P_KIND,
	FEEDBACK_P_CATEGORY,
	FEEDBACK_P_AREA,
	FEEDBACK_P_AGENCY,
	FEEDBACK_P_REQUESTED,
	FEEDBACK_P_DESCRIPTION,
	FEEDBACK_P_NOTICE,
	FEEDBACK_P_PROMISED,
	FEEDBACK_P_EXPECTED,
	FEEDBACK_P_STATUS,
	FEEDBACK_P_RESOLVED,
	FEEDBACK_P_PROMISE,
	FEEDBACK_P_NOTES,
	FEEDBACK_P_ADOPTED,
	FEEDBACK_P_ADOPTED_NOTE,
	FEEDBACK_P_COLUMNS
};

extern const char *const feedback_public_names[FEEDBACK_P_COLUMNS];

/* Anything but N or nothing keeps a record from being published. */
bool feedback_is_confidential(
    const struct feedback_reader *rd, const struct mq_record *rec);

/*
 * What came of the promise: "kept", by the time that was promised at first;
 * "extended", by that of a later extension; "missed"; "open", and not late yet;
 * or nothing, where there was none, or the case has ended elsewhere, or it is
 * not known when it was done.
 */
const char *feedback_promise(
    const struct feedback_case *c, struct mq_zone *zone, int64_t now);

/*
 * A record's row.  In the texts, what minqing/mask.h knows is masked, and
 * wherever they have the record's own reporter, contact, household or address
 * in the same words.  The slices live as long as the record and the arena.
 */
void feedback_publish(const struct feedback_reader *rd,
    const struct mq_record *rec, const struct feedback_case *c, int64_t now,
    struct mq_arena *a, struct mq_str value[FEEDBACK_P_COLUMNS]);

#endif
