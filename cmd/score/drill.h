#ifndef DRILL_H
#define DRILL_H

#include "minqing/run.h"
#include "minqing/scheme.h"

#include "key.h"

/*
 * Drilling down: a file with a row for each record that was counted: its
 * group's key, its id, whether it is valid, and its score.
 */
struct score_drill {
	const struct mq_scheme *scheme;
	const struct score_keys *keys;
	struct mq_writer *w;
	size_t id; /* the column that ids are taken from */
};

/* Open the file and write its header.  What cannot be ends the program. */
void score_drill_open(struct score_drill *d, struct mq_run *run,
    const char *path, const struct mq_record *header, size_t id);

void score_drill_add(struct score_drill *d, struct mq_str key,
    const struct mq_record *rec, bool valid);

#endif
