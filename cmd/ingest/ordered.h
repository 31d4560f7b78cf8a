#ifndef INGEST_ORDERED_H
#define INGEST_ORDERED_H

#include "minqing/record.h"

/*
 * Texts that come in order, all ascending or all descending, the shorter
 * before the longer: none can come twice, and no set is needed to know it.
 * They are put down one behind the other, each as what it does not share with
 * the beginning of the one before, for the day that one comes out of order.
 */
enum { INGEST_ORDERED_MAX = 255, INGEST_ORDERED_ROOM = 8 << 20 };

struct ingest_ordered {
	unsigned char *buf; /* shared, length, and the bytes not shared */
	size_t used, cap;
	size_t n;
	int way; /* 1 ascending, -1 descending, 0 not known yet */
	char last[INGEST_ORDERED_MAX];
	size_t last_n;
};

/*
 * Put a text down where it goes on in order; at most `keep` are, the others
 * are only compared.  False where it does not, is too long, or there is no
 * more room.
 */
bool ingest_ordered_add(
    struct ingest_ordered *o, struct mq_str text, size_t keep);

/*
 * Give what was put down from the first on: *at begins as 0, and last holds
 * the text that was given.  False at the end.
 */
bool ingest_ordered_next(struct ingest_ordered *o, size_t *at);

void ingest_ordered_free(struct ingest_ordered *o);

#endif
