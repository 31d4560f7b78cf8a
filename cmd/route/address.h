#ifndef ROUTE_ADDRESS_H
#define ROUTE_ADDRESS_H

#include "minqing/record.h"

/*
 * Addresses and household ids as they are compared: full-width letters, digits
 * and signs are ASCII, ASCII letters are small, dashes of all kinds are '-',
 * 栋 and, behind a number, 号楼 are 幢, 號 is 号, and blanks are gone, but for
 * one where two digits or two letters would grow together.  So "栎木巷 １９ 幢"
 * is "栎木巷19幢", and "2 1" is not "21".
 */

/* A text in memory of its own, used again for the next one; {0} to begin. */
struct route_text {
	char *s;
	size_t n, cap;
};

void route_address_fold(struct route_text *out, struct mq_str in);

/*
 * Would a cut between these two bytes part a number or a word?  True for two
 * ASCII digits and for two ASCII letters.
 */
bool route_address_joined(char before, char behind);

/* The number of characters in a text of UTF-8. */
size_t route_address_length(struct mq_str s);

#endif
