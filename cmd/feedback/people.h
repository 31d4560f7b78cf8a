#ifndef FEEDBACK_PEOPLE_H
#define FEEDBACK_PEOPLE_H

#include "minqing/hash.h"

#include "case.h"

/*
 * Households: records that share a household or a contact, directly or through
 * others, are of the same one; those with neither, where reporter and address
 * are the same.
 *
 *	i = feedback_people_find(&people, &reader, &rec);
 *	if (i != FEEDBACK_NOBODY)
 *		people.household[i] ...
 *	feedback_people_free(&people);
 *
 * What a household is does not hang on the order of the records.
 */
#define FEEDBACK_NOBODY SIZE_MAX

struct feedback_household {
	size_t up;           /* another that it is part of, or itself */
	struct mq_str least; /* of the keys that name it, by their bytes */
	bool excluded;

	/* The record that stands for it, if there is one: see sample.h. */
	bool has_record;
	uint64_t lot;
	struct mq_record rec;
	struct mq_str group;
};

struct feedback_people {
	struct mq_arena arena; /* emptied now and then */
	struct mq_map keys;    /* to size_t, 1 + a household */
	struct feedback_household *household;
	size_t n, cap;
	/* Which of two to keep as the record of what has become one. */
	bool (*before)(const struct feedback_household *a,
	    const struct feedback_household *b);
};

/*
 * The household that a record is of, which is not part of another, or
 * FEEDBACK_NOBODY where nothing tells.
 */
size_t feedback_people_find(struct feedback_people *people,
    const struct feedback_reader *rd, const struct mq_record *rec);

void feedback_people_free(struct feedback_people *people);

#endif
