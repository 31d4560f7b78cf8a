#include "diagnose.h"

#include <inttypes.h>

/* The lines are walked in the order of the file, with the event due next. */
struct walk {
	struct audit_marks m;
	struct audit_report *r;
	int64_t due;
};

/* Line i, of which the header is 0, as people count. */
static uint64_t
line_number(size_t i)
{
	return (uint64_t)i + 1;
}

/*
 * Is line i, of which nothing is known, the last, and behind the last kept
 * head?  Then it is an addition; else it was event `due`.
 */
static bool
is_addition(const struct walk *w, size_t i)
{
	return i == w->m.n && audit_heads_last(w->m.heads) == w->due - 1;
}

/* A line for which nothing speaks but the number that it shows. */
static bool
is_unknown(const struct walk *w, size_t i)
{
	const struct audit_mark *mark = &w->m.mark[i];

	return !mark->seq || (mark->guessed && !mark->linked);
}

/* Could a line be proved by the event before it, if it were as appended? */
static bool
is_provable(const struct walk *w, int64_t seq)
{
	size_t before = seq > 1 ? audit_marks_home(&w->m, seq - 1) : 0;

	return (before || seq == 1) && w->m.mark[before].linked;
}

/* Line i stands where it should: is it as it was appended? */
static void
check_content(struct walk *w, size_t i)
{
	int64_t seq = w->due++;

	if (w->m.mark[i].linked)
		return;
	if (is_provable(w, seq))
		audit_find(w->r, AUDIT_EDITED, line_number(i), seq,
		    "is not what its hash was made of; or the line before it "
		    "is not");
	else
		audit_find(w->r, AUDIT_UNPROVED, line_number(i), seq,
		    "its proof was the event before it, which is damaged");
}

static void
edited_in_place(struct walk *w, size_t i)
{
	audit_find(w->r, AUDIT_EDITED, line_number(i), w->due,
	    "stands where event %" PRId64 " should", w->due);
	w->due++;
}

/* Is line i none of the log's own?  If so, tell. */
static bool
is_stranger(struct walk *w, size_t i)
{
	const struct audit_mark *mark = &w->m.mark[i];
	size_t home = audit_marks_home(&w->m, w->due);

	if (mark->seq && !mark->home) {
		audit_find(w->r, AUDIT_INSERTED, line_number(i), mark->seq,
		    "a second event %" PRId64, mark->seq);
		return true;
	}
	if (!is_unknown(w, i) ||
	    (!(home && home != i) && !(mark->seq && mark->seq < w->due) &&
		!is_addition(w, i)))
		return false;
	audit_find(w->r, AUDIT_INSERTED, line_number(i), 0,
	    "does not belong behind event %" PRId64, w->due - 1);
	return true;
}

/*
 * Line i shows a later number than is due, and no line is the due one.  Was it
 * the due one itself, and its number edited?
 */
static bool
is_renumbered(const struct walk *w, size_t i)
{
	const struct audit_mark *mark = &w->m.mark[i];

	if (mark->linked || !mark->guessed)
		return false;
	if (i < w->m.n)
		return w->m.mark[i + 1].seq == w->due + 1;
	return audit_heads_last(w->m.heads) == w->due;
}

/* The events from the due one to the next that there is are missing. */
static void
skip_deleted(struct walk *w, size_t i)
{
	int64_t from = w->due, next = audit_marks_after(&w->m, from);

	if (next - from == 1)
		audit_find(w->r, AUDIT_DELETED, line_number(i), from,
		    "event %" PRId64 " is missing before this line", from);
	else
		audit_find(w->r, AUDIT_DELETED, line_number(i), from,
		    "events %" PRId64 " to %" PRId64
		    " are missing before this line",
		    from, next - 1);
	w->due = next;
}

/* Line i is believed to be event seq, which is later than the due one. */
static void
judge_early(struct walk *w, size_t i)
{
	const struct audit_mark *mark = &w->m.mark[i];
	size_t home;

	while (w->due < mark->seq) {
		home = audit_marks_home(&w->m, w->due);
		if (home > i) {
			audit_find(w->r, AUDIT_MOVED, line_number(i), mark->seq,
			    "stands where event %" PRId64 " should", w->due);
			return;
		}
		if (home)
			w->due++; /* moved up, and told */
		else if (is_renumbered(w, i)) {
			edited_in_place(w, i);
			return;
		} else
			skip_deleted(w, i);
	}
	check_content(w, i);
}

static void
judge(struct walk *w, size_t i)
{
	const struct audit_mark *mark = &w->m.mark[i];

	if (is_stranger(w, i))
		return;
	if (!mark->seq)
		edited_in_place(w, i);
	else if (mark->seq < w->due)
		audit_find(w->r, AUDIT_MOVED, line_number(i), mark->seq,
		    "stands behind event %" PRId64, w->due - 1);
	else
		judge_early(w, i);
}

/* The header is sound where the first line follows from it. */
static bool
is_sound(const struct audit_marks *m, size_t i)
{
	return m->mark[i].linked && (i || !m->n || m->mark[1].follows);
}

/* Settle a head by the event that it counts up to. */
static void
settle_head(const struct walk *w, struct audit_head *head)
{
	const struct audit_marks *m = &w->m;
	size_t i = head->count ? audit_marks_home(m, head->count) : 0, n;
	char hex[2][MQ_SHA256_HEX + 1];

	if (!i && head->count) {
		head->standing =
		    head->count < w->due ? AUDIT_OPEN : AUDIT_AHEAD;
		return;
	}
	head->standing = is_sound(m, i) ? AUDIT_FAILS : AUDIT_OPEN;
	for (n = audit_marks_hashes(m, i, hex); n--;)
		if (mq_str_eq(head->hash, mq_str(hex[n])))
			head->standing = AUDIT_HOLDS;
}

void
audit_diagnose(
    struct mq_str bytes, struct audit_heads *heads, struct audit_report *r)
{
	struct walk w = { .r = r, .due = 1 };
	size_t i;

	audit_marks_make(&w.m, bytes, heads);
	if (!w.m.mark[0].linked)
		audit_find(r, AUDIT_EDITED, 1, 0,
		    "the header does not end in seq and hash");
	for (i = 1; i <= w.m.n; i++)
		judge(&w, i);
	for (i = 0; i < heads->n; i++)
		settle_head(&w, &heads->head[i]);
	audit_marks_free(&w.m);
}
