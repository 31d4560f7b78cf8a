#include "sorted.h"

/*
 * Of a sorted log merges are looked for before all else, with what may have to
 * go to another record: nothing where there are none.
 */
void
track_sorted_load(struct track_feed *f)
{
	struct track_log *log = f->log;
	struct track_page *page = NULL;
	int got;

	while ((got = track_log_next(log)) > 0) {
		if (log->flaw.why)
			continue;
		track_feed_note_answers(f);
		if (page && !mq_str_eq(page->id, log->id))
			page = NULL;
		if (log->stamp.verb == TRACK_MERGE)
			page = track_book_page(&f->book, log->id);
		else if (!page || (log->stamp.verb != TRACK_REOPEN &&
				      !track_is_message(log->stamp.verb)))
			continue;
		track_page_add(
		    &f->book, page, track_feed_keep(f, &f->book.arena));
	}
	if (got < 0)
		track_feed_fail(f, log->error);
	track_log_close(log);
	f->log = track_feed_open_log(f);
}

static void
copy(struct mq_str *to, char **buf, size_t *cap, struct mq_str s)
{
	if (s.n > *cap) {
		*cap = 2 * s.n;
		*buf = mq_xrealloc(*buf, *cap, 1);
	}
	if (s.n)
		memcpy(*buf, s.s, s.n);
	*to = (struct mq_str){ *buf, s.n };
}

/* Read the next event of a sorted log: 0, at its end too, or -1. */
static int
advance(struct track_feed *f)
{
	struct track_log *log = f->log;
	int got, order;

	while (!f->ahead && !f->ended) {
		got = track_log_next(log);
		if (got < 0)
			return track_feed_fail(f, log->error);
		f->ended = got == 0;
		if (f->ended)
			break;
		f->lines++;
		f->ahead = !log->flaw.why;
		if (!f->ahead)
			track_feed_refuse_line(f, &log->flaw);
	}
	if (f->ended)
		return 0;
	order = f->last.s ? mq_str_cmp(f->last, log->id) : -1;
	if (order > 0 || (order == 0 && f->last_t > log->stamp.when.t))
		return track_feed_fail(f,
		    mq_arena_printf(&f->arena,
			"%s:%lu: not sorted by service_request_id, as LC_ALL=C "
			"sort does, and then by time",
			log->name, log->rec.line));
	if (order)
		copy(&f->last, &f->last_buf, &f->last_cap, log->id);
	f->last_t = log->stamp.when.t;
	return 0;
}

/* Did settling find this merge to be a bad one?  A pipe was not settled. */
static bool
is_bad_merge(struct track_feed *f, struct track_event *e)
{
	const struct track_event *known;
	struct mq_str to;

	if (f->page)
		for (known = f->page->first; known; known = known->next)
			if (known->line == e->line && !known->moved)
				return known->bad_merge;
	to = track_event_cell(e, TRACK_TO, &f->group);
	return !to.n || mq_str_eq(to, f->id);
}

/* Take the event that was read ahead, unless it went to another record. */
static void
take_ahead(struct track_feed *f)
{
	const struct track_stamp *stamp = &f->log->stamp;
	struct track_event *e;

	f->ahead = false;
	if (track_page_is_elsewhere(f->page, stamp->verb, stamp->when.t))
		return;
	e = track_feed_keep(f, &f->group);
	if (e->verb == TRACK_MERGE)
		e->bad_merge = is_bad_merge(f, e);
	track_feed_give(f, e);
}

/* Refuse the event that was read ahead, of a record that is not there. */
static void
pass_over(struct track_feed *f)
{
	const struct track_stamp *stamp = &f->log->stamp;
	struct track_page *page = track_book_find(&f->book, f->log->id);

	f->ahead = false;
	if (!track_page_is_elsewhere(page, stamp->verb, stamp->when.t))
		track_feed_refuse_unknown(f, track_feed_keep(f, &f->group));
}

long
track_sorted_take(struct track_feed *f, struct mq_str id)
{
	int order = f->id.s ? mq_str_cmp(f->id, id) : -1;

	if (order == 0)
		return (long)f->n;
	if (order > 0)
		return -2;
	copy(&f->id, &f->id_buf, &f->id_cap, id);
	f->own_seen = 0;
	mq_arena_reset(&f->group);
	f->n = 0;
	f->page = track_book_find(&f->book, id);
	for (;;) {
		if (advance(f))
			return -1;
		if (f->ended || mq_str_cmp(f->log->id, id) > 0)
			break;
		if (mq_str_eq(f->log->id, id))
			take_ahead(f);
		else
			pass_over(f);
	}
	return (long)f->n;
}

int
track_sorted_end(struct track_feed *f)
{
	for (;;) {
		if (advance(f))
			return -1;
		if (f->ended)
			return 0;
		pass_over(f);
	}
}
