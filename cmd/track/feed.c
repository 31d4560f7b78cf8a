#include "feed.h"

#include <stdlib.h>

#include "sorted.h"

int
track_feed_fail(struct track_feed *f, const char *error)
{
	f->error = mq_arena_printf(&f->arena, "%s", error);
	return -1;
}

struct track_refused
track_refused_of(const struct track_event *e, const struct track_flaw *flaw)
{
	return (struct track_refused){ e->line, e->byte, track_event_raw(e),
		*flaw };
}

void
track_feed_refuse_line(struct track_feed *f, const struct track_flaw *flaw)
{
	const struct mq_record *rec = &f->log->rec;
	struct track_refused r = { rec->line, rec->byte, rec->raw, *flaw };

	f->opts.refuse(f->opts.ctx, &r);
}

void
track_feed_refuse_unknown(struct track_feed *f, const struct track_event *e)
{
	static const struct track_flaw known[2] = {
		{ "service_request_id", "id", "no record has this id" },
		{ "service_request_id", "id",
		    "the record that this one was merged into is not there" }
	};
	struct track_refused r = track_refused_of(e, &known[e->moved]);

	f->opts.refuse(f->opts.ctx, &r);
}

/* Note what a rating answers: the records need a column for it. */
void
track_feed_note_answers(struct track_feed *f)
{
	struct mq_str value[TRACK_ANSWERS];
	long col = f->log->column[TRACK_NOTE];
	int i;

	if (f->log->stamp.verb != TRACK_RATE || col < 0)
		return;
	for (i = 0; i < TRACK_ANSWERS; i++)
		value[i] = MQ_STR("");
	(void)track_answer_read(
	    mq_field(&f->log->rec, (size_t)col), value, &f->told);
}

struct track_event *
track_feed_keep(struct track_feed *f, struct mq_arena *a)
{
	return track_event_new(a, &f->log->rec, f->log->column, &f->log->stamp);
}

struct track_log *
track_feed_open_log(struct track_feed *f)
{
	struct track_log *log = track_log_open(f->opts.path, f->opts.zone);

	if (log->error)
		track_feed_fail(f, log->error);
	return log;
}

/* Read all events into the store. */
static void
load_all(struct track_feed *f)
{
	struct track_log *log = f->log;
	struct track_event *e;
	int got;

	while ((got = track_log_next(log)) > 0) {
		f->lines++;
		if (log->flaw.why) {
			track_feed_refuse_line(f, &log->flaw);
			continue;
		}
		track_feed_note_answers(f);
		e = track_feed_keep(f, &f->events);
		track_store_put(&f->store, log->id, e);
		if (log->stamp.verb == TRACK_MERGE)
			track_book_page(&f->book, log->id)->merges = true;
	}
	if (got < 0)
		track_feed_fail(f, log->error);
	track_store_ready(&f->store);
}

/* What records that have merges have of events that matter to these. */
static void
fill_book(struct track_feed *f)
{
	struct track_page *page;
	struct track_event *e;
	size_t p, i;

	for (p = 0; p < f->book.page.n; p++) {
		page = f->book.page.entry[p]->value;
		for (i = track_store_first(&f->store, page->id); i < f->store.n;
		     i = track_store_next(&f->store, i, page->id)) {
			e = f->store.entry[i].event;
			if (e->verb == TRACK_MERGE || e->verb == TRACK_REOPEN ||
			    track_is_message(e->verb))
				track_page_add(&f->book, page, e);
		}
	}
}

struct track_feed *
track_feed_open(const struct track_feed_opts *opts)
{
	struct track_feed *f = mq_xcalloc(1, sizeof(*f));

	f->opts = *opts;
	f->seen = &f->own_seen;
	f->log = track_feed_open_log(f);
	f->name = mq_arena_printf(&f->arena, "%s", f->log->name);
	f->header = mq_str_dup(&f->arena, f->log->header);
	return f;
}

int
track_feed_load(struct track_feed *f)
{
	if (!f->opts.sorted) {
		load_all(f);
		fill_book(f);
	} else if (f->log->again) {
		track_sorted_load(f);
	}
	if (!f->error)
		track_book_settle(&f->book);
	return f->error ? -1 : 0;
}

void
track_feed_give(struct track_feed *f, struct track_event *e)
{
	f->event = mq_grow(f->event, f->n, &f->cap, sizeof(*f->event));
	f->event[f->n++] = e;
}

/* Did a message of the page's record go to another one? */
bool
track_page_is_elsewhere(
    struct track_page *page, enum track_verb verb, int64_t t)
{
	return page && track_is_message(verb) && track_page_at(page, t) != page;
}

/* Of the events in the store, those that did not go to another record. */
static void
take_stored(struct track_feed *f, struct mq_str id)
{
	struct track_store *s = &f->store;
	size_t first = track_store_first(s, id), i;
	struct track_event *e;

	f->n = 0;
	f->page = track_book_find(&f->book, id);
	f->own_seen = 0;
	f->seen = f->page        ? &f->page->seen
		  : first < s->n ? &s->seen[first]
				 : &f->own_seen;
	for (i = first; i < s->n; i = track_store_next(s, i, id)) {
		e = s->entry[i].event;
		if (f->page || i > first)
			s->seen[i] = 1;
		if (!e->moved)
			track_feed_give(f, e);
	}
}

long
track_feed_take(struct track_feed *f, struct mq_str id)
{
	struct track_event *e;
	long got;

	if (f->opts.sorted && f->id.s && mq_str_eq(f->id, id))
		return (long)f->n;
	if (!f->opts.sorted)
		take_stored(f, id);
	else if ((got = track_sorted_take(f, id)) < 0)
		return got;
	if (!f->page)
		return (long)f->n;
	f->page->asked = true;
	for (e = f->page->first; e; e = e->next)
		if (e->moved)
			track_feed_give(f, e);
	return (long)f->n;
}

static int
by_line(const void *a, const void *b)
{
	const struct track_event *const *x = a, *const *y = b;

	return (*x)->line < (*y)->line ? -1 : (*x)->line > (*y)->line;
}

/* What was never asked for, in the store and of what moved. */
static void
gather_rest(struct track_feed *f)
{
	const struct track_page *page;
	struct track_event *e;
	size_t i;

	f->n = 0;
	for (i = 0; i < f->store.n; i++)
		if (!f->store.entry[i].event->moved && !f->store.seen[i])
			track_feed_give(f, f->store.entry[i].event);
	for (i = 0; i < f->book.page.n; i++) {
		page = f->book.page.entry[i]->value;
		for (e = page->asked ? NULL : page->first; e; e = e->next)
			if (e->moved)
				track_feed_give(f, e);
	}
}

int
track_feed_end(struct track_feed *f)
{
	size_t i;

	if (f->opts.sorted && track_sorted_end(f))
		return -1;
	gather_rest(f);
	if (f->n)
		qsort(f->event, f->n, sizeof(*f->event), by_line);
	for (i = 0; i < f->n; i++)
		track_feed_refuse_unknown(f, f->event[i]);
	return 0;
}

void
track_feed_close(struct track_feed *f)
{
	if (!f)
		return;
	track_log_close(f->log);
	track_store_free(&f->store);
	track_book_free(&f->book);
	mq_arena_free(&f->events);
	mq_arena_free(&f->group);
	mq_arena_free(&f->arena);
	free(f->event);
	free(f->id_buf);
	free(f->last_buf);
	free(f);
}
