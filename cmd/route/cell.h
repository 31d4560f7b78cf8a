#ifndef ROUTE_CELL_H
#define ROUTE_CELL_H

#include "minqing/table.h"

/* Cells of the tables, which people edit in a spreadsheet. */

/* Lists of words end with NULL. */
extern const char *const route_teams[]; /* worker member volunteer agency */
extern const char *const route_modes[]; /* limited line joint */

/* The word's place in the list, or -1. */
int route_word(const char *const *words, struct mq_str word);

/* Is the word one of the list's, which are parted by ";"? */
bool route_list_has(struct mq_str list, struct mq_str word);

/*
 * The place of a cell in a list of words, or -1 where it is empty.  Any other
 * text sets the table's error and gives -2.
 */
int route_cell_word(
    struct mq_table *t, size_t row, long col, const char *const *words);

/* "areas.tsv:14", as long as the table. */
struct mq_str route_cell_place(struct mq_table *t, size_t row);

#endif
