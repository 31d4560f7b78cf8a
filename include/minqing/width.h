#ifndef MINQING_WIDTH_H
#define MINQING_WIDTH_H

#include "minqing/record.h"

/*
 * Columns that a text takes on a terminal, by utf8proc: wide characters take
 * two, combining and zero-width ones none, ambiguous ones and bytes that are
 * not UTF-8 one.
 */
size_t mq_width(struct mq_str s);

/*
 * The longest prefix of whole characters that takes at most `width` columns;
 * combining marks stay with their base.
 */
struct mq_str mq_width_cut(struct mq_str s, size_t width);

#endif
