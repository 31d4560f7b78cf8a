#ifndef REPORT_STREET_H
#define REPORT_STREET_H

#include "minqing/record.h"

/*
 * The street or estate that an address lies in, without house, stairwell and
 * flat: 栎木巷 of 栎木巷19幢302室, "Main St" of "195 Main St, Boston"; the part
 * before the first digit, or of one that begins with a number the part behind
 * that, up to a comma or parenthesis.  Empty where nothing is left.
 */
struct mq_str report_street(struct mq_str address);

#endif
