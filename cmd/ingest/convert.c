#include "convert.h"

#include "serial.h"
#include "tell.h"

enum { TICK = 4096 }; /* records between two looks at the clock */

static void
refuse(struct ingest_convert *c, const struct ingest_source *s,
    const struct mq_record *rec, const char *column, const char *code,
    const char *why)
{
	struct mq_place at = { s->name, rec->line, rec->byte, column };

	mq_run_refuse_at(c->run, &at, code, why, rec->raw);
}

/* Did it come before?  Then it is left out. */
static bool
is_known(struct ingest_convert *c, struct ingest_plan *p,
    const struct mq_record *rec, struct ingest_tally *t)
{
	struct ingest_key key = { { 0, 0 } };

	if (c->seen) {
		key = ingest_plan_key(p, rec);
		if (ingest_seen_before(c->seen, &key)) {
			t->before++;
			return true;
		}
	}
	if (c->unique &&
	    !ingest_set_add(&c->records, ingest_plan_text(p, rec))) {
		t->same++;
		return true;
	}
	if (c->seen)
		ingest_seen_take(c->seen, &key);
	return false;
}

/* Ids and telephone numbers that went through a spreadsheet as numbers. */
static void
look_for_damage(const struct ingest_plan *p, const struct mq_record *rec,
    struct ingest_tally *t)
{
	const struct ingest_piece *contact = &p->content[INGEST_CONTACT];
	struct mq_str text = ingest_plan_cell(p, contact, rec, contact->from);

	if (!ingest_serial_damaged(text) &&
	    (p->made_id || !ingest_serial_damaged(p->slot[0].value)))
		return;
	if (!t->damaged++)
		t->damaged_line = rec->line;
}

static void
deliver(struct ingest_convert *c, struct ingest_plan *p,
    const struct mq_record *rec, struct ingest_tally *t)
{
	struct mq_str *id = &p->slot[0].value;

	if ((c->unique || c->seen) && is_known(c, p, rec, t)) {
		mq_run_count_dropped(c->run);
		return;
	}
	look_for_damage(p, rec, t);
	if (p->made_id)
		id->n = ingest_ids_number(&c->ids, p->id);
	else
		ingest_ids_note(&c->ids, *id, rec->line);
	ingest_plan_write(p, rec, c->w);
	mq_write_end(c->w);
	mq_run_count_out(c->run);
}

/* A date column that is surveyed. */
struct survey {
	const struct ingest_plan *plan;
	struct ingest_slot *slot;
};

static bool
look(void *arg, const struct mq_record *rec)
{
	struct survey *v = arg;

	return ingest_order_survey(&v->slot->order,
	    ingest_plan_day(v->plan, v->slot, rec), rec->line, v->slot->zone);
}

/* "--date-order mdy or dmy": the orders that are left. */
static const char *
orders_left(struct ingest_convert *c, unsigned candidates)
{
	return mq_arena_printf(&c->arena, "--date-order mdy or dmy%s",
	    candidates & 1U << MQ_YMD ? ", or ymd" : "");
}

/* What ends the program where a column's order cannot be told. */
static const char *
undecided(struct ingest_convert *c, const struct ingest_source *s,
    const char *head, const struct ingest_order *o)
{
	if (!o->candidates)
		return mq_arena_printf(&c->arena,
		    "%s:%lu: column '%s': no one order of day and month fits "
		    "it down to here; say which holds with --date-order",
		    s->name, o->line, head);
	return mq_arena_printf(&c->arena,
	    "%s:%lu: column '%s': '%s' has day and month in either order, and "
	    "nothing %s tells which; say %s",
	    s->name, o->doubt, head, o->value,
	    s->full ? "in the next 8 MiB of a pipe" : "else in the column",
	    orders_left(c, o->candidates));
}

/*
 * The record at hand has a date that can be read in several orders: find out
 * which holds in its column.  NULL, or what ends the program.
 */
static const char *
decide(struct ingest_convert *c, struct ingest_source *s, struct ingest_plan *p,
    struct mq_record *rec)
{
	struct survey v = { p, p->fault };

	if (ingest_source_survey(s, rec, look, &v) < 0)
		return s->error;
	if (ingest_order_settle(&v.slot->order) == INGEST_CLEAR && !s->full)
		return NULL;
	return undecided(c, s, ingest_plan_head(p, v.slot), &v.slot->order);
}

static const char *
broken(struct ingest_convert *c, const struct ingest_source *s,
    const struct ingest_plan *p, const struct mq_record *rec)
{
	return mq_arena_printf(&c->arena,
	    "%s:%lu: column '%s': %s has day and month in another order than "
	    "line %lu; say which holds with --date-order",
	    s->name, rec->line, ingest_plan_head(p, p->fault), p->why,
	    p->fault->order.line);
}

static const char *
take(struct ingest_convert *c, struct ingest_source *s, struct ingest_plan *p,
    struct mq_record *rec, struct ingest_tally *t)
{
	enum ingest_outcome made;
	const char *wrong;

	while ((made = ingest_plan_apply(p, rec)) == INGEST_DOUBTFUL)
		if ((wrong = decide(c, s, p, rec)))
			return wrong;
	if (made == INGEST_BROKEN)
		return broken(c, s, p, rec);
	if (made == INGEST_REFUSED) {
		refuse(
		    c, s, rec, ingest_plan_head(p, p->fault), "date", p->why);
	} else if (made == INGEST_EMPTY) {
		mq_run_count_dropped(c->run);
		t->empty++;
	} else {
		deliver(c, p, rec, t);
	}
	return NULL;
}

const char *
ingest_convert(
    struct ingest_convert *c, struct ingest_source *s, struct ingest_plan *p)
{
	struct ingest_tally t = { 0 };
	struct mq_record rec;
	const char *wrong;
	enum mq_got got;
	unsigned long n = 0;

	mq_run_source_how(c->run, s->name, s->how, s->header.raw);
	while ((got = ingest_source_next(s, &rec)) > 0) {
		mq_run_count_in(c->run);
		if (++n % TICK == 0)
			mq_run_tick(
			    c->run, c->taken + ingest_source_taken(s), c->size);
		if (got == MQ_GOT_REFUSED)
			refuse(c, s, &rec, NULL, s->code, s->why);
		else if ((wrong = take(c, s, p, &rec, &t)))
			return wrong;
	}
	if (got == MQ_GOT_ERROR)
		return s->error;
	ingest_tell_encoding(s);
	ingest_tell_remarks(s);
	ingest_tell_tally(s, &t, &c->ids);
	c->taken += ingest_source_taken(s);
	return NULL;
}

void
ingest_convert_free(struct ingest_convert *c)
{
	ingest_ids_free(&c->ids);
	ingest_set_free(&c->records);
	mq_arena_free(&c->arena);
}
