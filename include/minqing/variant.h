#ifndef MINQING_VARIANT_H
#define MINQING_VARIANT_H

#include <stdint.h>

#include "minqing/record.h"

/*
 * Texts in their plain forms, for those who write the same in many ways:
 *
 *	full-width and half-width forms		ＡＢＣ１２３（）ﾃﾚﾋﾞ
 *ABC123()テレビ the ideographic and no-break blanks	U+3000, U+00A0	a blank
 *	traditional characters			電梯壞了	电梯坏了
 *
 * A character stands for a character; case stays.  The widths are those of
 * utf8proc, the characters those of Unihan's kSimplifiedVariant that simplified
 * text does not have itself (scripts/simplified.py).
 */
int32_t mq_variant(int32_t c);

/*
 * The plain form of a text, which is no longer than it; the text itself where
 * it is plain.  Bytes that are not UTF-8 stay.  Lives as long as the arena.
 */
struct mq_str mq_variant_text(struct mq_arena *a, struct mq_str s);

/* Where in `s` the character is that begins at `offset` in its plain form. */
size_t mq_variant_offset(struct mq_str s, size_t offset);

#endif
