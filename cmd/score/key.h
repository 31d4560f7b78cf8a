#ifndef KEY_H
#define KEY_H

#include "clock.h"
#include "minqing/key.h"

/*
 * What records are grouped by.
 *
 *	struct score_keys k = { .clock = &clock };
 *
 *	if ((why = score_keys_parse(&k, "area,requested_datetime:month")))
 *		complain(why);
 *	missing = score_keys_bind(&k, header);
 *	...
 *	why = score_keys_make(&k, &rec, &key, &column);
 *	...
 *	score_keys_free(&k);
 *
 * A key has a part for each name: the value of a column, a period of a date, or
 * whether the record is a repeat.
 */
enum score_kind { SCORE_VALUE, SCORE_PERIOD, SCORE_REPEAT };

struct score_key {
	struct mq_str name; /* as it was asked for: "requested_datetime:month",
			     * "month" */
	enum score_kind kind;
	const char *source; /* the column that it is made of, once bound */
	long column;
	long parent; /* SCORE_REPEAT: the column parent_id, or -1 */
	enum mq_period period;
	const char *no_date; /* what to say of one that cannot be read */
};

struct score_keys {
	const struct score_clock *clock;
	struct mq_arena arena;
	struct score_key *key;
	size_t n, cap;
	size_t shown;       /* the first ones; behind them those that only part
			     * groups for what is weighed */
	struct mq_key made; /* the key that is being put together */
};

/*
 * Read a list of columns, separated by commas: NULL, or what is wrong with it
 * (an empty name, or one that comes twice).
 */
const char *score_keys_parse(struct score_keys *k, const char *list);

/* One more, behind the last that is shown, unless it is there already. */
void score_keys_period(struct score_keys *k, enum mq_period p);

/* One more that is not shown. */
void score_keys_hide(struct score_keys *k, struct mq_str name);

/*
 * Find the columns in a header: NULL, or the name of one that is not there.
 * COLUMN:PERIOD is a period of that column, a period's name alone one of the
 * clock's column, and `repeat` whether parent_id or repeat_no tell of an
 * earlier record, unless the header has a column of that very name.
 */
const char *score_keys_bind(
    struct score_keys *k, const struct mq_record *header);

/*
 * What each is, as a text, and back from that without a header: for tallies.
 * Taking gives NULL, or what is wrong.
 */
struct mq_str score_keys_kinds(const struct score_keys *k, struct mq_arena *a);
const char *score_keys_take_kinds(struct score_keys *k, struct mq_str kinds);

/* The first of the shown keys that is a period, or -1. */
long score_keys_first_period(const struct score_keys *k);

/*
 * The key of a record, as minqing/key.h has it: NULL, or what is
 * wrong with a date, in *column, that a period is asked of.  An empty one makes
 * an empty period.  The key lives until the next call.
 */
const char *score_keys_make(struct score_keys *k, const struct mq_record *r,
    struct mq_str *key, const char **column);

/* Take the first n parts off the front, as a key of their own. */
struct mq_str score_key_head(struct mq_str *key, size_t n);

/*
 * The key of the total that a key with n parts goes into: the parts that are
 * shown are "*", but for periods where there are other keys too.  Lives until
 * the next key is put together.
 */
struct mq_str score_key_total(
    struct score_keys *k, struct mq_str key, size_t n);

/* The parts for a message, "C03 / 2026-07"; lives as long as the arena. */
const char *score_key_text(struct mq_arena *a, struct mq_str key);

/* Give the memory back; only the clock is kept. */
void score_keys_free(struct score_keys *k);

#endif
