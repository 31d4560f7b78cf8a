#ifndef MATCH_MODEL_PARTS_H
#define MATCH_MODEL_PARTS_H

#include "minqing/hash.h"
#include "minqing/model.h"

/* What a model is made of: model_read.c fills it in, model.c uses it. */

struct mq_model_slot {
	uint64_t key; /* 0: nothing here */
	uint32_t row;
};

struct mq_model {
	const char *name;
	char *error;
	struct mq_map words; /* of the head: key to struct mq_str */
	size_t nlabels;
	struct mq_str *label;
	float *bias;
	double temperature;
	double rule_share;
	double records;
	size_t nrows, nrules;
	size_t stride; /* floats of a row: the IDF, the weights times it, and
			* zeros up to a multiple of four */
	float *row;
	struct mq_model_slot *slot; /* open addressing; half of them empty */
	unsigned shift;             /* 64 less the bits of a slot's number */
	struct mq_map rules;        /* key of a rule to its id, a mq_str */
	struct mq_arena arena;      /* holds the texts */
	/* For one record: */
	float *sum[2];       /* of each row's place, of runs and rules */
	size_t *home;        /* the slot to begin at, of each gram */
	const float **known; /* the row of each gram, or NULL */
	size_t cap;          /* of those two */
	struct mq_arena reasons;
};

/* Put a row under its key: false where there is one. */
bool mq_model_put(struct mq_model *m, uint64_t key, uint32_t row);

/* Make a table for n rows. */
void mq_model_make_slots(struct mq_model *m, size_t n);

#endif
