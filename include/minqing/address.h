#ifndef MINQING_ADDRESS_H
#define MINQING_ADDRESS_H

#include <stdbool.h>

#include "minqing/record.h"

/*
 * Addresses and household ids as they are compared.  Both forms live as long
 * as the arena.
 */

/*
 * As one writes it: full-width letters, digits and signs are ASCII, ASCII
 * letters are small, dashes of all kinds are '-', 栋, 棟 and, behind a number
 * or a letter, 号楼 are 幢, 號 is 号, and blanks are gone, but for one where
 * two digits or two letters would grow together.  So "栎木巷 １９ 号楼" is
 * "栎木巷19幢", and "2 1" is not "21".  Bytes that are not UTF-8 stay.
 */
struct mq_str mq_address_fold(struct mq_arena *a, struct mq_str text);

/*
 * The same down to the building, and without punctuation other than '-':
 * "幸福里 3 幢 2 单元 501 室", "幸福里３号楼" and "幸福里3栋" are all
 * "幸福里3幢", for a lift that is out of order is reported from many flats;
 * "国贸A座1203" is "国贸a幢".  Where no building is told, a room, floor or
 * stair at the end is left out: "荷花路88弄3号302室" is "荷花路88弄3号".
 */
struct mq_str mq_address_building(struct mq_arena *a, struct mq_str text);

/*
 * Would a cut between these two bytes part a number or a word?  True for two
 * ASCII digits and for two ASCII letters.
 */
bool mq_address_joined(char before, char behind);

#endif
