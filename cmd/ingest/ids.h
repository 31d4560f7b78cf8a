#ifndef INGEST_IDS_H
#define INGEST_IDS_H

#include "minqing/hash.h"
#include "ordered.h"

/* The hash of a record or an id. */
struct ingest_key {
	uint64_t half[2];
};

/* A set of texts, kept as 128-bit hashes: 16 bytes each and some room. */
struct ingest_set {
	uint64_t (*slot)[2];
	size_t n, nslots;
	unsigned shift; /* of a mixed hash, to give a slot */
	uint64_t seed;
};

/* Put a text in: true where it is new. */
bool ingest_set_add(struct ingest_set *s, struct mq_str text);

/* The same for a hash, which is not all zero; and is it there? */
bool ingest_set_add_key(struct ingest_set *s, const uint64_t key[2]);
bool ingest_set_has_key(const struct ingest_set *s, const uint64_t key[2]);

void ingest_set_free(struct ingest_set *s);

/* Room for a made id: 32 digits, "-" and a number, NUL. */
enum { INGEST_ID_MAX = 56 };

/* So many ids that came with their records are kept: a set of 16 MiB. */
#define INGEST_IDS_KEPT ((size_t)3 << 18)

/*
 * A large set is out of the processor's caches, so ids wait here until the
 * memory that they need has come.
 */
enum { INGEST_WAITING = 16 };

struct ingest_ids {
	struct ingest_set made;
	struct mq_map again; /* ids made more than once, with their number */
	struct ingest_ordered ordered; /* those given, while in order */
	bool disordered;               /* no longer; all are in the set */
	struct ingest_set given;
	struct {
		uint64_t key[2];
		unsigned long line;
	} waiting[INGEST_WAITING];
	size_t nwaiting; /* that ever waited; the last ones still do */
	unsigned long repeated, first; /* ids that came again; their line */
};

/*
 * Number an id made of a record's content (mq_hash_hex()): the first of its
 * kind stays as it is, the second gets "-2".  `id` has room for INGEST_ID_MAX;
 * gives the length.
 */
size_t ingest_ids_number(struct ingest_ids *ids, char *id);

/* Note the id that a record came with. */
void ingest_ids_note(
    struct ingest_ids *ids, struct mq_str id, unsigned long line);

/*
 * How many ids noted since the last call had come before, among the first
 * INGEST_IDS_KEPT different ones; *first gets the line of the first.
 */
unsigned long ingest_ids_repeated(struct ingest_ids *ids, unsigned long *first);

void ingest_ids_free(struct ingest_ids *ids);

#endif
