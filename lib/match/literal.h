#ifndef LITERAL_H
#define LITERAL_H

#include "need.h"

/*
 * Read a pattern as PCRE2 reads it, and tell what its matches need.  What is
 * not understood for certain gives a need without terms: verbs, conditions,
 * recursion, references, escapes and braces out of the usual.
 *
 * `flags` are those of enum mq_pattern_flag.  `item` has room for text.n + 1
 * marks, all ITEM_NONE, and may be NULL: those where an item begins are set,
 * as mq_pattern_has_items() wants them.
 */
struct need literal_need(struct mq_arena *a, struct mq_str text, unsigned flags,
    unsigned char *item);

/* What is known of the place of an item. */
enum item {
	ITEM_NONE,
	ITEM_HERE,
	ITEM_MAYBE /* such as (?i), which can be without effect */
};

#endif
