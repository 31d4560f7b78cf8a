#ifndef CLASS_H
#define CLASS_H

#include "cursor.h"
#include "need.h"

/*
 * The one literal that a character of the pattern stands for.  False where it
 * stands for several, as a letter beyond ASCII does under the flag i.
 */
bool class_literal(
    struct mq_arena *a, int32_t cp, unsigned flags, struct mq_literal *literal);

/*
 * Read a class behind its "[": its characters where they are few and none is
 * told by a property, or else no set.
 */
struct mq_set class_read(struct cursor *c, unsigned flags);

#endif
