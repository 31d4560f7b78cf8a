#include "book.h"

#include <stdlib.h>

struct track_page *
track_book_page(struct track_book *b, struct mq_str id)
{
	struct track_page *p = mq_map_put(&b->page, id, sizeof(*p));

	if (!p->id.s)
		p->id = b->page.entry[b->page.n - 1]->key;
	return p;
}

struct track_page *
track_book_find(const struct track_book *b, struct mq_str id)
{
	return mq_map_get(&b->page, id);
}

void
track_page_add(
    struct track_book *b, struct track_page *p, struct track_event *e)
{
	e->next = p->first;
	p->first = e;
	if (e->verb == TRACK_MERGE)
		p->merges = b->merges = true;
}

/* The merge in force at an instant, or NULL. */
static const struct track_merge *
merge_at(const struct track_page *p, int64_t t)
{
	size_t i;

	/* Of one instant messages come first, then a reopening, then a merge.
	 */
	for (i = 0; i < p->nmerges; i++)
		if (p->merge[i].from < t && t <= p->merge[i].until)
			return &p->merge[i];
	return NULL;
}

struct track_page *
track_page_at(struct track_page *p, int64_t t)
{
	const struct track_merge *m;

	while ((m = merge_at(p, t)))
		p = m->parent;
	return p;
}

/* A merge or a reopening, of a record that has merges. */
struct turn {
	struct track_page *page;
	struct track_event *event;
};

struct turns {
	struct turn *v;
	size_t n, cap;
};

static int
by_time(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	if (x->event->t != y->event->t)
		return x->event->t < y->event->t ? -1 : 1;
	if (x->event->verb != y->event->verb)
		return x->event->verb < y->event->verb ? -1 : 1;
	return track_event_cmp(x->event, y->event);
}

static void
add_turns(struct turns *all, struct track_page *p)
{
	struct track_event *e;

	for (e = p->first; e; e = e->next) {
		if (e->verb != TRACK_MERGE && e->verb != TRACK_REOPEN)
			continue;
		all->v = mq_grow(all->v, all->n, &all->cap, sizeof(*all->v));
		all->v[all->n++] = (struct turn){ p, e };
	}
}

static bool
is_merged(const struct track_page *p)
{
	return p->nmerges && p->merge[p->nmerges - 1].until == INT64_MAX;
}

/* Who stands for a record after all that was decided so far. */
static const struct track_page *
last_of(const struct track_page *p)
{
	while (is_merged(p))
		p = p->merge[p->nmerges - 1].parent;
	return p;
}

static void
take_merge(struct track_book *b, const struct turn *turn)
{
	struct track_page *p = turn->page, *parent;
	struct mq_arena scratch = { 0 };
	struct mq_str to = track_event_cell(turn->event, TRACK_TO, &scratch);

	parent = to.n ? track_book_page(b, to) : NULL;
	turn->event->bad_merge =
	    !parent || is_merged(p) || last_of(parent) == p;
	if (!turn->event->bad_merge) {
		p->merge =
		    mq_grow(p->merge, p->nmerges, &p->cap, sizeof(*p->merge));
		p->merge[p->nmerges++] =
		    (struct track_merge){ turn->event->t, INT64_MAX, parent };
	}
	mq_arena_free(&scratch);
}

/* An exact repeat says nothing new. */
static bool
is_repeat(const struct turns *all, size_t i)
{
	return i > 0 && all->v[i].page == all->v[i - 1].page &&
	       !track_event_cmp(all->v[i].event, all->v[i - 1].event);
}

static void
decide(struct track_book *b, const struct turns *all)
{
	struct track_page *p;
	size_t i;

	for (i = 0; i < all->n; i++) {
		p = all->v[i].page;
		if (is_repeat(all, i))
			all->v[i].event->bad_merge =
			    all->v[i - 1].event->bad_merge;
		else if (all->v[i].event->verb == TRACK_MERGE)
			take_merge(b, &all->v[i]);
		else if (is_merged(p))
			p->merge[p->nmerges - 1].until = all->v[i].event->t;
	}
}

/* Move the messages of a page that belong to another one. */
static void
move_messages(struct track_page *p)
{
	struct track_event **at = &p->first, *e;
	struct track_page *to;

	while ((e = *at)) {
		to = p;
		if (track_is_message(e->verb) && !e->moved)
			to = track_page_at(p, e->t);
		if (to == p) {
			at = &e->next;
			continue;
		}
		*at = e->next;
		e->moved = true;
		e->next = to->first;
		to->first = e;
	}
}

void
track_book_settle(struct track_book *b)
{
	struct turns all = { 0 };
	struct track_page *p;
	size_t i, n = b->page.n;

	if (!b->merges)
		return;
	for (i = 0; i < n; i++) {
		p = b->page.entry[i]->value;
		if (p->merges)
			add_turns(&all, p);
	}
	qsort(all.v, all.n, sizeof(*all.v), by_time);
	decide(b, &all);
	for (i = 0; i < n; i++) {
		p = b->page.entry[i]->value;
		if (p->nmerges)
			move_messages(p);
	}
	free(all.v);
}

void
track_book_free(struct track_book *b)
{
	struct track_page *p;
	size_t i;

	for (i = 0; i < b->page.n; i++) {
		p = b->page.entry[i]->value;
		free(p->merge);
	}
	mq_map_free(&b->page);
	mq_arena_free(&b->arena);
}
