#include "convert.h"

/* What is said of a source when it has been read. */
struct tally {
	unsigned long empty, dropped;
};

void
ingest_tell_encoding(struct ingest_source *s)
{
	const char *encoding = ingest_source_guessed(s);

	if (!encoding || s->told)
		return;
	mq_warn(
	    "%s: read as %s (name it with -e to be sure)", s->name, encoding);
	s->told = true;
}

static void
refuse(struct ingest_convert *c, const struct ingest_source *s,
    const struct mq_record *rec, const char *column, const char *code,
    const char *why)
{
	struct mq_place at = { s->name, rec->line, rec->byte, column };

	mq_run_refuse_at(c->run, &at, code, why, rec->raw);
}

static void
deliver(struct ingest_convert *c, struct ingest_plan *p,
    const struct mq_record *rec, struct tally *t)
{
	struct mq_str *id = &p->slot[0].value;

	if (c->unique &&
	    !ingest_set_add(&c->records, ingest_plan_text(p, rec))) {
		mq_run_count_dropped(c->run);
		t->dropped++;
		return;
	}
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
    struct mq_record *rec, struct tally *t)
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

static void
tell(struct ingest_convert *c, struct ingest_source *s, const struct tally *t)
{
	unsigned long first, repeated = ingest_ids_repeated(&c->ids, &first);

	ingest_tell_encoding(s);
	if (t->empty)
		mq_warn("%s: %lu row%s of empty cells left out", s->name,
		    t->empty, t->empty == 1 ? "" : "s");
	if (t->dropped)
		mq_warn("%s: %lu record%s left out that came before", s->name,
		    t->dropped, t->dropped == 1 ? "" : "s");
	if (repeated == 1)
		mq_warn("%s:%lu: an id that came before; both records are kept",
		    s->name, first);
	else if (repeated)
		mq_warn("%s:%lu: the first of %lu records with an id that came "
			"before; all are kept",
		    s->name, first, repeated);
}

const char *
ingest_convert(
    struct ingest_convert *c, struct ingest_source *s, struct ingest_plan *p)
{
	struct tally t = { 0 };
	struct mq_record rec;
	const char *wrong;
	enum mq_got got;

	mq_run_source_header(c->run, s->name, s->header.raw);
	while ((got = ingest_source_next(s, &rec)) > 0) {
		mq_run_count_in(c->run);
		if (got == MQ_GOT_REFUSED)
			refuse(c, s, &rec, NULL, s->code, s->why);
		else if ((wrong = take(c, s, p, &rec, &t)))
			return wrong;
	}
	if (got == MQ_GOT_ERROR)
		return s->error;
	tell(c, s, &t);
	return NULL;
}

void
ingest_convert_free(struct ingest_convert *c)
{
	ingest_ids_free(&c->ids);
	ingest_set_free(&c->records);
	mq_arena_free(&c->arena);
}
