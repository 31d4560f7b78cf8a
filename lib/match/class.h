#ifndef CLASS_H
#define CLASS_H

#include "cursor.h"
#include "need.h"

/*
 * The one literal that a character of the pattern stands for; its bytes are in
 * `bytes`.  False where it stands for several, as a letter beyond ASCII does
 * under the flag i.
 */
bool class_literal(
    int32_t cp, unsigned flags, struct literal *literal, char bytes[4]);

/* The same, as a set that lives as long as the arena; or no set. */
struct set class_one(struct mq_arena *a, int32_t cp, unsigned flags);

/*
 * Read a class behind its "[": its characters where they are few and none is
 * told by a property, or else no set.  *chars stays empty where it is negated.
 */
struct set class_read(struct cursor *c, unsigned flags, struct chars *chars);

/* The characters of \d, \s and \w; empty where they are others than ASCII. */
struct chars class_type(int32_t letter, unsigned flags);

/* Those of a class or an escape, which is written from `start` to `end`. */
struct chars class_item(const char *start, const char *end, unsigned flags);

/* Put a character in, with its other case under the flag i. */
void class_add(struct chars *chars, int32_t cp, unsigned flags);

#endif
