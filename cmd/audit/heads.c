#include "heads.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

static int
read_row(struct audit_heads *h, size_t row, const long col[3])
{
	struct mq_str count = mq_table_cell(h->table, row, col[0]);
	struct audit_head head = { .hash =
				       mq_table_cell(h->table, row, col[1]) };

	if (mq_str_eq(count, MQ_STR("count")))
		return 0;
	if (mq_str_int(count, &head.count) || head.count < 0)
		return mq_table_fail(h->table, row, col[0], "no count");
	if (!mq_sha256_is_hex(head.hash))
		return mq_table_fail(
		    h->table, row, col[1], "not 64 lower-case hex digits");
	head.time = mq_table_cell(h->table, row, col[2]);
	audit_heads_add(h, &head);
	return 0;
}

static int
read_rows(struct audit_heads *h)
{
	static const char *const names[] = { "count", "hash", "head_datetime" };
	long col[3];
	size_t i;

	for (i = 0; i < 3; i++)
		if ((col[i] = mq_table_column(h->table, names[i])) < 0)
			return -1;
	for (i = 0; i < h->table->nrows; i++)
		if (read_row(h, i, col))
			return -1;
	return 0;
}

int
audit_heads_load(struct audit_heads *h, const char *path)
{
	struct mq_input *in = mq_input_open(path);

	if (!in) {
		h->error =
		    mq_arena_printf(&h->arena, "%s: %s", path, strerror(errno));
		return -1;
	}
	h->table = mq_table_load(in);
	if (h->table->error || read_rows(h)) {
		h->error = h->table->error;
		return -1;
	}
	if (!h->n) {
		h->error =
		    mq_arena_printf(&h->arena, "%s: no head in it", path);
		return -1;
	}
	audit_heads_sort(h);
	return 0;
}

void
audit_heads_add(struct audit_heads *h, const struct audit_head *head)
{
	h->head = mq_grow(h->head, h->n, &h->cap, sizeof(*h->head));
	h->head[h->n++] = *head;
}

static int
by_count(const void *a, const void *b)
{
	const struct audit_head *x = a, *y = b;

	return (x->count > y->count) - (x->count < y->count);
}

void
audit_heads_sort(struct audit_heads *h)
{
	if (h->n)
		qsort(h->head, h->n, sizeof(*h->head), by_count);
}

void
audit_heads_meet(struct audit_heads *h, int64_t seq, struct mq_str hash)
{
	struct audit_head *head;

	for (; h->at < h->n && h->head[h->at].count <= seq; h->at++) {
		head = &h->head[h->at];
		if (head->count == seq)
			head->standing = mq_str_eq(head->hash, hash)
					     ? AUDIT_HOLDS
					     : AUDIT_FAILS;
	}
}

void
audit_heads_reset(struct audit_heads *h)
{
	size_t i;

	h->at = 0;
	for (i = 0; i < h->n; i++)
		h->head[i].standing = AUDIT_AHEAD;
}

int64_t
audit_heads_count(const struct audit_heads *h, struct mq_str hash)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (mq_str_eq(h->head[i].hash, hash))
			return h->head[i].count;
	return -1;
}

int64_t
audit_heads_last(const struct audit_heads *h)
{
	return h->n ? h->head[h->n - 1].count : -1;
}

void
audit_heads_report(const struct audit_heads *h, struct audit_report *r,
    const struct audit_end *end)
{
	const struct audit_head *head, *fails = NULL, *ahead = NULL;
	int64_t sound = 0;
	size_t i;

	for (i = 0; i < h->n; i++) {
		head = &h->head[i];
		if (head->standing == AUDIT_HOLDS && !fails)
			sound = head->count;
		if (head->standing == AUDIT_FAILS && !fails)
			fails = head;
		if (head->standing == AUDIT_AHEAD)
			ahead = head;
	}
	if (fails)
		audit_find(r, AUDIT_REWRITTEN, (uint64_t)fails->count + 1,
		    fails->count,
		    "the head of %.*s has another hash: rewritten from event "
		    "%" PRId64 " on, or later",
		    (int)fails->time.n, fails->time.s, sound + 1);
	if (ahead)
		audit_find(r, AUDIT_CUT, 0, ahead->count,
		    "the head of %.*s counts %" PRId64 " events, the log has "
		    "%" PRId64 ": the end was cut off",
		    (int)ahead->time.n, ahead->time.s, ahead->count,
		    end->events);
}

void
audit_heads_free(struct audit_heads *h)
{
	free(h->head);
	mq_table_free(h->table);
	mq_arena_free(&h->arena);
	*h = (struct audit_heads){ 0 };
}
