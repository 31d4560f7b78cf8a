#include "event.h"

const char *const track_cells[TRACK_CELLS] = { "service_request_id",
	"event_datetime", "event", "actor", "to", "note" };

static const char *const verbs[TRACK_VERBS] = { "accept", "assign", "transfer",
	"return", "contact", "pause", "resume", "extend", "refer", "resolve",
	"feedback", "rate", "reopen", "close", "merge", "erase" };

int
track_verb_of(struct mq_str name)
{
	int i;

	for (i = 0; i < TRACK_VERBS; i++)
		if (mq_str_eq(name, mq_str(verbs[i])))
			return i;
	return -1;
}

static struct mq_str
cell_of(const struct mq_record *rec, long column)
{
	return column < 0 ? MQ_STR("") : mq_field(rec, (size_t)column);
}

/* Write a cell as TSV: the end of it. */
static char *
put_cell(char *to, struct mq_str cell)
{
	const char *p;

	for (p = cell.s; p < cell.s + cell.n; p++) {
		if (*p == '\\' || *p == '\t' || *p == '\n' || *p == '\r') {
			*to++ = '\\';
			*to++ = *p == '\t'   ? 't'
				: *p == '\n' ? 'n'
				: *p == '\r' ? 'r'
					     : '\\';
		} else {
			*to++ = *p;
		}
	}
	return to;
}

static char
unescape(char c)
{
	return c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
}

/* Room for the six cells and the line, whatever must be escaped. */
static size_t
room_for(const struct mq_record *rec, const long column[TRACK_CELLS])
{
	size_t n = TRACK_CELLS + rec->raw.n;
	int i;

	for (i = 0; i < TRACK_CELLS; i++)
		n += 2 * cell_of(rec, column[i]).n;
	return n;
}

/* Does the line hold the six cells and nothing else, as they are written? */
static bool
is_plain(const struct mq_record *rec, const long column[TRACK_CELLS])
{
	int i;

	if (rec->delim != '\t' || rec->escape || rec->ncells != TRACK_CELLS)
		return false;
	for (i = 0; i < TRACK_CELLS; i++)
		if (column[i] != i)
			return false;
	return true;
}

static void
put_text(struct track_event *e, const struct mq_record *rec,
    const long column[TRACK_CELLS])
{
	char *to = e->text;
	int i;

	for (i = 0; i < TRACK_CELLS; i++) {
		if (i)
			*to++ = '\t';
		to = put_cell(to, cell_of(rec, column[i]));
	}
	e->n = (uint32_t)(to - e->text);
	e->raw_n = 0;
	if (e->n == rec->raw.n && !memcmp(e->text, rec->raw.s, e->n))
		return;
	e->raw_n = (uint32_t)rec->raw.n;
	if (rec->raw.n)
		memcpy(to, rec->raw.s, rec->raw.n);
}

struct track_event *
track_event_new(struct mq_arena *a, const struct mq_record *rec,
    const long column[TRACK_CELLS], const struct track_stamp *stamp)
{
	bool plain = is_plain(rec, column);
	size_t room = plain ? rec->raw.n : room_for(rec, column);
	struct track_event *e = mq_arena_alloc(a, sizeof(*e) + room);

	memset(e, 0, sizeof(*e));
	e->t = stamp->when.t;
	e->day = stamp->when.day;
	e->verb = (uint8_t)stamp->verb;
	e->line = (uint32_t)rec->line;
	e->byte = rec->byte;
	if (plain) {
		e->n = (uint32_t)rec->raw.n;
		memcpy(e->text, rec->raw.s, rec->raw.n);
	} else {
		put_text(e, rec, column);
	}
	return e;
}

struct mq_str
track_event_raw(const struct track_event *e)
{
	if (e->raw_n)
		return (struct mq_str){ e->text + e->n, e->raw_n };
	return (struct mq_str){ e->text, e->n };
}

struct mq_str
track_event_cell(
    const struct track_event *e, enum track_cell c, struct mq_arena *a)
{
	struct mq_str rest = { e->text, e->n }, cell = { "", 0 };
	struct mq_record one = {
		.cell = &cell, .ncells = 1, .escape = '\\', .scratch = a
	};
	int i;

	for (i = 0; i <= (int)c; i++)
		if (!mq_str_next(&rest, '\t', &cell))
			return MQ_STR("");
	return mq_str_trim(mq_field(&one, 0));
}

bool
track_event_is_of(const struct track_event *e, struct mq_str id)
{
	struct mq_str rest = { e->text, e->n }, cell;
	size_t i, j = 0;
	char c;

	mq_str_next(&rest, '\t', &cell);
	if (!memchr(cell.s, '\\', cell.n))
		return mq_str_eq(cell, id);
	for (i = 0; i < cell.n; i++) {
		c = cell.s[i];
		if (c == '\\' && i + 1 < cell.n)
			c = unescape(cell.s[++i]);
		if (j == id.n || id.s[j++] != c)
			return false;
	}
	return j == id.n;
}

int
track_event_cmp(const struct track_event *a, const struct track_event *b)
{
	if (a->t != b->t)
		return a->t < b->t ? -1 : 1;
	if (a->verb != b->verb)
		return a->verb < b->verb ? -1 : 1;
	return mq_str_cmp(
	    (struct mq_str){ a->text, a->n }, (struct mq_str){ b->text, b->n });
}
