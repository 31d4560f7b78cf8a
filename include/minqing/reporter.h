#ifndef MINQING_REPORTER_H
#define MINQING_REPORTER_H

#include "minqing/record.h"

/*
 * Who reported, folded so that two spellings of a name or number compare as
 * equal; empty where it tells nobody.  Both live as long as the arena.
 */

/*
 * A name: "匿名", "anonymous" and the like are nobody, and so is what is masked
 * with '*'.
 */
struct mq_str mq_reporter_name(struct mq_arena *a, struct mq_str cell);

/*
 * A telephone number or account: nobody's are those too, what is shorter than
 * five characters (numbers of public services), and one digit all along, which
 * is typed where a number has to be.
 */
struct mq_str mq_reporter_contact(struct mq_arena *a, struct mq_str cell);

#endif
