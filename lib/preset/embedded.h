#ifndef MINQING_EMBEDDED_H
#define MINQING_EMBEDDED_H

#include "minqing/table.h"

/*
 * The tables of lib/preset/365/, compiled in: scripts/embed.c loads each and
 * writes its cells when the library is built, so that commands use them where
 * they lie in the program's file.  The last element has a NULL name.
 */
struct mq_preset_table {
	const char *name; /* without folder and suffix: "rules" */
	struct mq_cells cells;
};

extern const struct mq_preset_table mq_preset_365[];

#endif
