#ifndef MINQING_LETTER_H
#define MINQING_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/*
 * What a character counts as where texts are compared by their letters: the
 * lower-case, half-width form of a letter, a digit or a mark; ' ' for what
 * parts words, which is all else that is seen (blanks, punctuation, symbols,
 * and -1, a byte that is not UTF-8); 0 for what is not seen at all, such as a
 * zero-width joiner.  By utf8proc.
 */
int32_t mq_letter(int32_t c);

/*
 * Is this a letter of a script that puts no blanks between words (Han and
 * kana)?  A blank beside one says nothing.
 */
static inline bool
mq_letter_dense(int32_t c)
{
	return (c >= 0x2E80 && c < 0xAC00) || (c >= 0xF900 && c < 0xFB00) ||
	       c >= 0x20000;
}

#endif
