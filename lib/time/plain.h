#ifndef MQ_PLAIN_H
#define MQ_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "minqing/record.h"

/*
 * A date's text brought to one alphabet, for the grammar in read.c: digits and
 * ASCII punctuation as they are (full-width forms too), Latin letters in lower
 * case, Chinese words as one capital each, runs of blanks as one space and
 * none at the ends or beside a capital.  The day of the week in Chinese, marks
 * of direction and parentheses are left out.
 *
 *	Y M D    年 月 日
 *	H I S B  时 分 秒 半
 *	A P N E  before noon, after noon, about noon, evening and night
 *
 * False where the text has other characters or does not fit.
 */
bool mq_plain(struct mq_str s, char *out, size_t size);

#endif
