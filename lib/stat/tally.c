#include "minqing/tally.h"

#include <inttypes.h>
#include <stdlib.h>

#include "minqing/hash.h"
#include "minqing/key.h"

#define ABOUT MQ_STR("about")
#define ROWS MQ_STR("rows")
#define FORM MQ_STR("1") /* the version of the written form */

/* What mq_str_int() reads back, so that two of them add up in 64 bits. */
#define MOST INT64_C(999999999999999999)

enum { SECTION, KEY, ITEM, NUMBER, COLUMNS };

static const char *const columns[COLUMNS] = { "tally", "key", "item", "n" };

struct mq_tally {
	struct mq_map map; /* of struct mq_tally_cell */
	struct mq_arena arena;
	struct mq_key made; /* the map's key that is being put together */
	struct mq_tally_cell *sorted; /* those that are not 0, or NULL */
	size_t nsorted;
	size_t nfacts;
	struct {
		int64_t rows;  /* that there are, as its first one says */
		int64_t taken; /* of them so far */
		size_t nfacts; /* among those */
	} piece;               /* the one that is being read */
	size_t npieces;
	size_t agreed; /* facts of the first piece */
};

struct mq_tally *
mq_tally_new(const char *kind)
{
	struct mq_tally *t = mq_xcalloc(1, sizeof(*t));

	mq_tally_fact(t, "form", FORM);
	mq_tally_fact(t, "kind", mq_str(kind));
	return t;
}

static size_t
escape(struct mq_str s, char *out)
{
	static const char byte[] = "\\\t\n\r", code[] = "\\tnr";
	const char *hit;
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		hit = memchr(byte, s.s[i], 4);
		if (hit)
			out[n++] = '\\';
		out[n++] = hit ? code[hit - byte] : s.s[i];
	}
	return n;
}

struct mq_str
mq_tally_key(struct mq_arena *a, const struct mq_str *part, size_t n)
{
	size_t i, room = n + 1, len = 0;
	char *out;

	for (i = 0; i < n; i++)
		room += 2 * part[i].n;
	out = mq_arena_alloc(a, room);
	for (i = 0; i < n; i++) {
		if (i)
			out[len++] = '\t';
		len += escape(part[i], out + len);
	}
	out[len] = '\0';
	return (struct mq_str){ out, len };
}

bool
mq_tally_next(struct mq_arena *a, struct mq_str *key, struct mq_str *part)
{
	struct mq_record r = {
		.cell = part, .ncells = 1, .escape = '\\', .scratch = a
	};

	if (!mq_str_next(key, '\t', part))
		return false;
	*part = mq_field(&r, 0);
	return true;
}

static struct mq_tally_cell *
put(struct mq_tally *t, struct mq_str section, struct mq_str key,
    struct mq_str item)
{
	struct mq_tally_cell *c;

	mq_key_start(&t->made);
	mq_key_push(&t->made, section);
	mq_key_push(&t->made, key);
	mq_key_push(&t->made, item);
	c = mq_map_put(&t->map, mq_key_made(&t->made), sizeof(*c));
	if (!c->section.s) {
		c->section = mq_str_dup(&t->map.arena, section);
		c->key = mq_str_dup(&t->map.arena, key);
		c->item = mq_str_dup(&t->map.arena, item);
	}
	free(t->sorted);
	t->sorted = NULL;
	return c;
}

const char *
mq_tally_add(struct mq_tally *t, struct mq_str section, struct mq_str key,
    struct mq_str item, int64_t n)
{
	struct mq_tally_cell *c = put(t, section, key, item);

	if (n > MOST || n < -MOST || c->n + n > MOST || c->n + n < -MOST)
		return mq_arena_printf(&t->arena,
		    "'%s' of '%s' in '%s' has more than 18 digits", c->item.s,
		    c->key.s, c->section.s);
	c->n += n;
	return NULL;
}

/* The cell of a fact, or NULL. */
static const struct mq_tally_cell *
find_fact(const struct mq_tally *t, struct mq_str name)
{
	const struct mq_tally_cell *c;
	size_t i;

	for (i = 0; i < t->map.n; i++) {
		c = t->map.entry[i]->value;
		if (mq_str_eq(c->section, ABOUT) && mq_str_eq(c->key, name))
			return c;
	}
	return NULL;
}

static const char *
state(struct mq_tally *t, struct mq_str name, struct mq_str value)
{
	const struct mq_tally_cell *c = find_fact(t, name);

	if (c && !mq_str_eq(c->item, value))
		return mq_arena_printf(&t->arena,
		    "tallies that differ cannot be merged: '%.*s' is '%s' in "
		    "one and '%.*s' in another",
		    (int)name.n, name.s, c->item.s, (int)value.n, value.s);
	put(t, ABOUT, name, value)->n = 1;
	t->nfacts += !c;
	return NULL;
}

const char *
mq_tally_fact(struct mq_tally *t, const char *name, struct mq_str value)
{
	return state(t, mq_str(name), value);
}

struct mq_str
mq_tally_known(const struct mq_tally *t, const char *name)
{
	const struct mq_tally_cell *c = find_fact(t, mq_str(name));

	return c ? c->item : MQ_STR("");
}

bool
mq_tally_is(const struct mq_record *header)
{
	size_t i;

	if (header->ncells != COLUMNS)
		return false;
	for (i = 0; i < COLUMNS; i++)
		if (!mq_str_eq(mq_field(header, i), mq_str(columns[i])))
			return false;
	return true;
}

const char *
mq_tally_end(struct mq_tally *t)
{
	if (!t->npieces)
		return "a tally without a row";
	if (t->piece.taken != t->piece.rows)
		return mq_arena_printf(&t->arena,
		    "a tally of %" PRId64 " rows has %" PRId64
		    ": it was cut short, or rows were added",
		    t->piece.rows, t->piece.taken);
	if (t->npieces == 1)
		t->agreed = t->nfacts;
	if (t->piece.nfacts != t->nfacts || t->nfacts != t->agreed)
		return "tallies that differ cannot be merged: one says less "
		       "about itself than another";
	return NULL;
}

/* The row that says how many others follow begins a piece. */
static const char *
begin(struct mq_tally *t, int64_t rows)
{
	const char *why = t->npieces ? mq_tally_end(t) : NULL;

	t->npieces++;
	t->piece.rows = rows;
	t->piece.taken = 0;
	t->piece.nfacts = 0;
	return why;
}

bool
mq_tally_begins(const struct mq_record *rec)
{
	return mq_str_eq(mq_field(rec, SECTION), ABOUT) &&
	       !mq_field(rec, KEY).n && mq_str_eq(mq_field(rec, ITEM), ROWS);
}

const char *
mq_tally_row(
    struct mq_tally *t, const struct mq_record *rec, struct mq_tally_cell *c)
{
	int64_t n;
	bool about;

	*c = (struct mq_tally_cell){ mq_field(rec, SECTION), mq_field(rec, KEY),
		mq_field(rec, ITEM), 0 };
	if (mq_str_int(mq_field(rec, NUMBER), &n))
		return "n: not a whole number of at most 18 digits";
	if (mq_tally_begins(rec))
		return begin(t, n);
	if (!t->npieces)
		return "not a tally's first row, which says how many follow";
	about = mq_str_eq(c->section, ABOUT);
	t->piece.taken++;
	t->piece.nfacts += about;
	if (about)
		return state(t, c->key, c->item);
	c->n = n;
	return NULL;
}

const char *
mq_tally_take(struct mq_tally *t, const struct mq_record *rec)
{
	struct mq_tally_cell c;
	const char *why = mq_tally_row(t, rec, &c);

	return why || !c.n ? why
			   : mq_tally_add(t, c.section, c.key, c.item, c.n);
}

/* Does every operand hold one?  What is empty but for a header was cut. */
static const char *
check_operands(const struct mq_tally *t, struct mq_run *run)
{
	char *const *operand = mq_run_operands(run);
	size_t n = 0;

	while (operand[n])
		n++;
	return t->npieces < n ? "a tally without a row among the operands"
			      : NULL;
}

const char *
mq_tally_read(struct mq_tally *t, struct mq_run *run)
{
	struct mq_record rec;
	const char *why;

	while (mq_run_next(run, &rec)) {
		mq_run_count_out(run);
		if ((why = mq_tally_take(t, &rec)))
			return mq_arena_printf(&t->arena, "%s:%lu: %s",
			    mq_run_source(run), rec.line, why);
	}
	if ((why = mq_tally_end(t)))
		return mq_arena_printf(
		    &t->arena, "%s: %s", mq_run_source(run), why);
	return check_operands(t, run);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct mq_tally_cell *x = a, *y = b;
	int order = mq_str_cmp(x->section, y->section);

	if (!order)
		order = mq_str_cmp(x->key, y->key);
	return order ? order : mq_str_cmp(x->item, y->item);
}

static void
sort(struct mq_tally *t)
{
	const struct mq_tally_cell *c;
	size_t i;

	if (t->sorted)
		return;
	t->sorted = mq_xcalloc(t->map.n + 1, sizeof(*t->sorted));
	t->nsorted = 0;
	for (i = 0; i < t->map.n; i++) {
		c = t->map.entry[i]->value;
		if (c->n)
			t->sorted[t->nsorted++] = *c;
	}
	qsort(t->sorted, t->nsorted, sizeof(*t->sorted), by_bytes);
}

/* The first cell whose section is not before this one. */
static size_t
first_of(const struct mq_tally *t, struct mq_str section)
{
	size_t low = 0, high = t->nsorted, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (mq_str_cmp(t->sorted[mid].section, section) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct mq_tally_cell *
mq_tally_section(struct mq_tally *t, const char *section, size_t *n)
{
	size_t from, to;

	sort(t);
	from = to = first_of(t, mq_str(section));
	while (to < t->nsorted &&
	       mq_str_eq(t->sorted[to].section, mq_str(section)))
		to++;
	*n = to - from;
	return t->sorted + from;
}

static void
write_row(struct mq_writer *w, struct mq_str section, struct mq_str key,
    struct mq_str item, int64_t n)
{
	mq_write_cell(w, section);
	mq_write_cell(w, key);
	mq_write_cell(w, item);
	mq_write_int(w, n);
	mq_write_end(w);
}

void
mq_tally_write(struct mq_tally *t, struct mq_writer *w)
{
	const struct mq_tally_cell *c;
	size_t i;

	sort(t);
	for (i = 0; i < COLUMNS; i++)
		mq_write_cell(w, mq_str(columns[i]));
	mq_write_end(w);
	write_row(w, ABOUT, MQ_STR(""), ROWS, (int64_t)t->nsorted);
	for (c = t->sorted; c < t->sorted + t->nsorted; c++)
		write_row(w, c->section, c->key, c->item, c->n);
}

void
mq_tally_free(struct mq_tally *t)
{
	if (!t)
		return;
	mq_map_free(&t->map);
	mq_arena_free(&t->arena);
	free(t->sorted);
	mq_key_free(&t->made);
	free(t);
}
