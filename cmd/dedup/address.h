#ifndef DEDUP_ADDRESS_H
#define DEDUP_ADDRESS_H

#include "minqing/record.h"

/*
 * An address as it is compared.  Full-width signs are ASCII, letters are small,
 * dashes of all kinds are '-'; other punctuation and blanks are gone, but for
 * one blank where two digits or two letters would grow together.
 *
 * It goes down to the building: "幸福里 3 幢 2 单元 501 室", "幸福里３号楼"
 * and "幸福里3栋" are all "幸福里3幢", for a lift that is out of order is
 * reported from many flats.  Where no building is told, a room, floor or stair
 * at the end is left out: "荷花路88弄3号302室" is "荷花路88弄3号".
 *
 * Lives as long as the arena.
 */
struct mq_str dedup_address(struct mq_arena *a, struct mq_str text);

#endif
