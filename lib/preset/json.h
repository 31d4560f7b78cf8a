#ifndef MQ_JSON_H
#define MQ_JSON_H

#include "minqing/record.h"

/*
 * Read JSON (RFC 8259) from memory, from left to right, each value taken when
 * it comes:
 *
 *	mq_json_open(&j, '{');
 *	while (mq_json_key(&j, &key))
 *		if (mq_str_eq(key, MQ_STR("name")))
 *			mq_json_string(&j, &name);
 *		else
 *			mq_json_skip(&j);
 *	if (j.why)
 *		complain(j.line, j.why);
 *
 * The first thing that is wrong is kept in `why`; from then on every function
 * gives false.
 */
struct mq_json {
	const char *p, *end;    /* what has not been read */
	unsigned long line;     /* of p, from 1 */
	struct mq_arena *arena; /* for strings with escapes */
	const char *why;
	bool first; /* nothing of what was opened last has been read */
};

/* Take the beginning of an object '{' or an array '['. */
bool mq_json_open(struct mq_json *j, char bracket);

/*
 * Go to the next member of the object, or item of the array: false at its
 * end, which is taken.
 */
bool mq_json_key(struct mq_json *j, struct mq_str *key);
bool mq_json_item(struct mq_json *j);

bool mq_json_string(struct mq_json *j, struct mq_str *out);
bool mq_json_bool(struct mq_json *j, bool *out);

/* Take a value of any kind. */
bool mq_json_skip(struct mq_json *j);

/* Is nothing left but blanks? */
bool mq_json_end(struct mq_json *j);

#endif
