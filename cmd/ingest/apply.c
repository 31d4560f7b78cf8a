#include "minqing/escape.h"
#include "plan.h"
#include "serial.h"

enum { SHOWN = 40 }; /* bytes of a value that a message shows */

/* The source's cell, empty where it holds a text that means no value. */
static inline struct mq_str
clean(const struct ingest_plan *p, const struct mq_record *rec, size_t from)
{
	struct mq_str cell, none = { "", 0 };
	size_t i;

	if (from == INGEST_NOWHERE)
		return none;
	cell = mq_field(rec, from);
	if (!(p->map->missing_n >> cell.n % 64 & 1))
		return cell;
	for (i = 0; i < p->map->nmissing; i++)
		if (mq_str_eq(cell, p->map->missing[i]))
			return none;
	return cell;
}

/* The value in quotes, made harmless and not too long. */
static const char *
show(const struct mq_record *rec, struct mq_str value)
{
	const char *more = "";

	if (value.n > SHOWN) {
		more = "...";
		value.n = SHOWN;
		while (value.n && (value.s[value.n] & 0xc0) == 0x80)
			value.n--; /* not within a character */
	}
	value = mq_escape_tty(rec->scratch, value);
	return mq_arena_printf(
	    rec->scratch, "'%.*s%s'", (int)value.n, value.s, more);
}

/* The day, a blank, and the time of day from the other cell. */
static struct mq_str
join_clock(const struct mq_record *rec, struct mq_str day, struct mq_str clock)
{
	char *s = mq_arena_alloc(rec->scratch, day.n + 1 + clock.n);

	memcpy(s, day.s, day.n);
	s[day.n] = ' ';
	memcpy(s + day.n + 1, clock.s, clock.n);
	return (struct mq_str){ s, day.n + 1 + clock.n };
}

/*
 * Read a day and the time of day beside it.  A "time" that holds a whole date
 * stands alone.
 */
static int
read_texts(const struct ingest_slot *s, const struct mq_record *rec,
    struct mq_str day, struct mq_str clock, enum mq_order order,
    struct mq_date *date, const char **why)
{
	const char *alone;

	if (!clock.n)
		return mq_date_read(day, order, s->zone, date, why);
	if (!mq_date_read(
		join_clock(rec, day, clock), order, s->zone, date, why))
		return 0;
	return mq_date_read(clock, order, s->zone, date, &alone);
}

/* The same; a number that stands for a date is no text. */
static int
read_joined(const struct ingest_slot *s, const struct mq_record *rec,
    struct mq_str day, struct mq_str clock, enum mq_order order,
    struct mq_date *date, const char **why)
{
	char *text;

	if (!read_texts(s, rec, day, clock, order, date, why))
		return 0;
	if (ingest_serial_read(day, s->zone, date))
		return -1;
	if (!clock.n || !date->day)
		return 0;
	text = mq_arena_alloc(rec->scratch, MQ_DATE_MAX);
	day = (struct mq_str){ text, mq_date_format(date, text) };
	return read_texts(s, rec, day, clock, order, date, why);
}

struct mq_str
ingest_plan_day(const struct ingest_plan *p, const struct ingest_slot *s,
    const struct mq_record *rec)
{
	struct mq_str day = mq_str_trim(clean(p, rec, s->from));

	return day.n ? day : mq_str_trim(clean(p, rec, s->second));
}

/* What is not of the day that came before. */
static enum ingest_outcome
make_new_date(struct ingest_plan *p, struct ingest_slot *s,
    const struct mq_record *rec, struct mq_str day, struct mq_str clock)
{
	struct mq_date date;
	enum mq_order order;
	enum ingest_doubt doubt;
	const char *why = "no such date";

	doubt = ingest_order_look(&s->order, day, rec->line, &order);
	if (doubt == INGEST_CLEAR &&
	    !read_joined(s, rec, day, clock, order, &date, &why)) {
		s->value.n = mq_date_format(&date, s->text);
		if (!clock.n)
			mq_date_note(&s->memo, day, &date, s->zone);
		if (s->value.n)
			return INGEST_MADE;
	}
	p->fault = s;
	p->why = show(rec, day);
	if (doubt != INGEST_CLEAR)
		return doubt == INGEST_UNDECIDED ? INGEST_DOUBTFUL
						 : INGEST_BROKEN;
	p->why = mq_arena_printf(rec->scratch, "%s: %s", why, p->why);
	return INGEST_REFUSED;
}

static enum ingest_outcome
make_date(
    struct ingest_plan *p, struct ingest_slot *s, const struct mq_record *rec)
{
	struct mq_str day = ingest_plan_day(p, s, rec);
	struct mq_str clock = mq_str_trim(clean(p, rec, s->second));

	s->value = (struct mq_str){ s->text, 0 };
	if (!day.n)
		return INGEST_MADE;
	if (day.s == clock.s)
		clock.n = 0; /* there is no day beside it */
	if (!clock.n && (s->value.n = mq_date_again(&s->memo, day, s->text)))
		return INGEST_MADE;
	return make_new_date(p, s, rec, day, clock);
}

/*
 * Title and body as two lines, byte for byte; a body that begins with the
 * title says it all.
 */
static struct mq_str
make_text(struct mq_str title, struct mq_str body, struct mq_arena *a)
{
	char *s;

	if (!mq_str_trim(body).n)
		return title;
	if (mq_str_starts(mq_str_trim(body), mq_str_trim(title)))
		return body;
	s = mq_arena_alloc(a, title.n + 1 + body.n);
	memcpy(s, title.s, title.n);
	s[title.n] = '\n';
	memcpy(s + title.n + 1, body.s, body.n);
	return (struct mq_str){ s, title.n + 1 + body.n };
}

static void
make_value(
    struct ingest_plan *p, struct ingest_slot *s, const struct mq_record *rec)
{
	const struct ingest_value *v;

	s->value = clean(p, rec, s->from);
	v = ingest_values_find(s->words, s->value);
	if (v && v->sets != INGEST_NONE)
		p->pending[p->npending++] = (struct ingest_pending){ s, v };
	else if (v)
		s->value = v->canonical;
}

static struct ingest_slot *
slot_of(struct ingest_plan *p, long column)
{
	size_t i;

	for (i = 0; i < p->nslots; i++)
		if (p->slot[i].column == column)
			return &p->slot[i];
	return NULL;
}

/*
 * Words that set another column: not where that column says otherwise, for
 * then the word has another meaning there (a scale of its own).
 */
static void
set_others(struct ingest_plan *p)
{
	const struct ingest_value *v;
	struct ingest_slot *other;
	size_t i;

	for (i = 0; i < p->npending; i++) {
		v = p->pending[i].value;
		other = slot_of(p, v->sets);
		if (!other ||
		    (other->value.n && !mq_str_eq(other->value, v->to)))
			continue;
		other->value = v->to;
		p->pending[i].said->value = v->canonical;
	}
}

/* An id made of what identifies a record that has none. */
static void
make_id(struct ingest_plan *p, const struct mq_record *rec)
{
	struct ingest_slot *s = &p->slot[0];
	const struct ingest_piece *c;
	struct mq_str text;
	size_t n = 0;
	int i;

	s->value = clean(p, rec, s->from);
	p->made_id = !mq_str_trim(s->value).n;
	if (!p->made_id)
		return;
	s->value.n = 0;
	for (i = 0; i < INGEST_CONTENT; i++) {
		c = &p->content[i];
		n = ingest_plan_append(
		    p, n, ingest_plan_cell(p, c, rec, c->from));
	}
	text = (struct mq_str){ p->buf, n };
	if (n == INGEST_CONTENT) /* all are empty: take what there is */
		text = ingest_plan_text(p, rec);
	mq_hash_hex(text.s, text.n, p->id);
	s->value = (struct mq_str){ p->id, 32 };
}

static bool
is_empty(const struct mq_record *rec)
{
	size_t i;

	for (i = 0; i < rec->ncells; i++)
		if (mq_cell(rec, i).n)
			return false;
	return true;
}

static enum ingest_outcome
make_cell(
    struct ingest_plan *p, struct ingest_slot *s, const struct mq_record *rec)
{
	switch (s->op) {
	case INGEST_MAKE_ID:
		break; /* when all others are there */
	case INGEST_MAKE_DATE:
		return make_date(p, s, rec);
	case INGEST_MAKE_VALUE:
		make_value(p, s, rec);
		break;
	case INGEST_MAKE_TEXT:
		s->value = make_text(clean(p, rec, s->from),
		    clean(p, rec, s->second), rec->scratch);
		break;
	case INGEST_MAKE_CLEAN:
		s->value = clean(p, rec, s->from);
		break;
	}
	if (s->otherwise.n && !s->value.n)
		s->value = s->otherwise;
	return INGEST_MADE;
}

enum ingest_outcome
ingest_plan_apply(struct ingest_plan *p, const struct mq_record *rec)
{
	enum ingest_outcome made;
	size_t i;

	if (is_empty(rec))
		return INGEST_EMPTY;
	p->npending = 0;
	for (i = 0; i < p->nslots; i++)
		if ((made = make_cell(p, &p->slot[i], rec)) != INGEST_MADE)
			return made;
	set_others(p);
	make_id(p, rec);
	return INGEST_MADE;
}

void
ingest_plan_write(const struct ingest_plan *p, const struct mq_record *rec,
    struct mq_writer *w)
{
	const struct ingest_piece *piece = p->piece;
	const struct ingest_piece *end = piece + p->npieces;

	for (; piece < end; piece++)
		if (piece->kind == INGEST_COPY)
			mq_write_cells(w, rec, piece->from, piece->to);
		else
			mq_write_cell(w, ingest_plan_cell(p, piece, rec, 0));
}
