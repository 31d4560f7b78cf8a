#ifndef MINQING_MASK_H
#define MINQING_MASK_H

#include "minqing/record.h"

/*
 * Personal data masked in a text, in full-width digits too; the signs between
 * digits stay:
 *	mobile numbers of China, 86, 0086 or 0 before them	138****1234
 *	land lines with an area code			****-****4321
 *	American numbers, xxx-xxx-xxxx			***-***-1234
 *	resident ids, whose check sign by GB 11643-1999 and date of birth are
 *	possible				330*************14
 * No part of a longer run of digits is masked.  The text itself where there is
 * nothing to mask; lives as long as the arena.
 */
struct mq_str mq_mask_text(struct mq_arena *a, struct mq_str s);

/*
 * A person's name, without its length: 王*, 欧阳*, "J. ***", and "***" where it
 * begins with anything else.  Empty stays empty, and 匿名 and "anonymous" stay.
 */
struct mq_str mq_mask_name(struct mq_arena *a, struct mq_str s);

#endif
