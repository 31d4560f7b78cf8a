#include "dedup.h"

#include <stdlib.h>

enum { STORES = 1 << DEDUP_KINDS };

/* Columns; only the first two must be there, and one of the next two. */
enum column {
	ID,
	REQUESTED,
	DESCRIPTION,
	REPORTER,
	CATEGORY,
	CONTACT,
	LAT,
	LONG,
	AREA,
	ADDRESS,
	HOUSEHOLD,
	COLUMNS
};
static const char *const names[COLUMNS] = { "service_request_id",
	"requested_datetime", "description", "reporter", "category", "contact",
	"lat", "long", "area", "address", "household" };

struct dedup {
	struct dedup_options options;
	long column[COLUMNS];
	struct dedup_minhash minhash;
	struct dedup_store store[STORES]; /* by the kinds of place told of */
	struct dedup_shingles *text;
	struct mq_arena arena; /* for the record at hand */
	uint64_t order;        /* records so far */
	int64_t latest;        /* of their times */
	bool any;              /* has one been compared? */

	/* The record at hand. */
	struct dedup_subject subject;
	struct dedup_member *member; /* or NULL */
	struct mq_str id;
	struct dedup_root *best; /* the root it repeats, or NULL */
	enum dedup_why why;
};

struct dedup *
dedup_new(const struct dedup_options *options)
{
	struct dedup *d = mq_xcalloc(1, sizeof(*d));
	unsigned i;

	d->options = *options;
	d->text = dedup_shingles_new();
	d->subject.text = d->text;
	dedup_minhash_init(&d->minhash);
	for (i = 0; i < STORES; i++)
		dedup_store_init(&d->store[i], &d->minhash, options->radius);
	return d;
}

const char *
dedup_bind(struct dedup *d, const struct mq_record *header)
{
	int i;

	for (i = 0; i < COLUMNS; i++)
		d->column[i] = mq_column(header, names[i]);
	for (i = 0; i < DESCRIPTION; i++)
		if (d->column[i] < 0)
			return names[i];
	if (d->column[DESCRIPTION] < 0 && d->column[REPORTER] < 0 &&
	    d->column[CONTACT] < 0)
		return names[DESCRIPTION];
	return NULL;
}

static struct mq_str
cell(const struct dedup *d, const struct mq_record *rec, enum column c)
{
	if (d->column[c] < 0)
		return MQ_STR("");
	return mq_str_trim(mq_field(rec, (size_t)d->column[c]));
}

static void
read_subject(struct dedup *d, const struct mq_record *rec)
{
	struct dedup_place_cells place = { cell(d, rec, LAT),
		cell(d, rec, LONG), cell(d, rec, AREA), cell(d, rec, ADDRESS),
		cell(d, rec, HOUSEHOLD) };

	mq_arena_reset(&d->arena);
	/* As it stands there, for it is looked up by what is written here. */
	d->id = mq_field(rec, (size_t)d->column[ID]);
	dedup_place_read(&d->subject.place, &d->arena, &place);
	dedup_who_read(&d->subject.who, &d->arena, cell(d, rec, CATEGORY),
	    cell(d, rec, REPORTER), cell(d, rec, CONTACT));
	dedup_shingles_take(d->text, cell(d, rec, DESCRIPTION));
	d->member = NULL;
	if (d->options.apart)
		d->member =
		    dedup_apart_of(d->options.apart, mq_str_trim(d->id));
}

/* Is there anything by which it could be compared? */
static bool
has_matter(const struct dedup *d)
{
	const struct dedup_who *who = &d->subject.who;

	return d->text->n > 0 || (who->category && d->subject.place.known &&
				     (who->name || who->contact));
}

/* Does the record repeat this root, rather than a later one? */
static bool
consider(void *ctx, struct dedup_root *root)
{
	struct dedup *d = ctx;
	enum dedup_why why;

	if ((d->best && root->order > d->best->order) ||
	    root->t < d->latest - d->options.window ||
	    mq_str_eq(root->id, d->id) ||
	    !dedup_apart_may(d->member, root->order))
		return false;
	why = dedup_match(
	    &d->subject, root, d->options.threshold, d->options.radius);
	if (why == DEDUP_BY_NOTHING)
		return false;
	d->best = root;
	d->why = why;
	return true;
}

static void
search(struct dedup *d, const uint64_t *band)
{
	struct dedup_query q = { d->order, &d->subject.place, &d->subject.who,
		band };
	unsigned i;

	d->best = NULL;
	for (i = 0; i < STORES; i++) {
		dedup_store_expire(&d->store[i], d->latest - d->options.window);
		if (!dedup_store_empty(&d->store[i]))
			dedup_store_search(&d->store[i], &q,
			    dedup_place_kind(q.place->known, i), consider, d);
	}
}

/* A record without an id cannot be named as a parent. */
static void
add_root(struct dedup *d, int64_t t, const uint64_t *band)
{
	struct dedup_root root = { .order = d->order,
		.t = t,
		.id = d->id,
		.item = d->text->item,
		.nitems = (uint32_t)d->text->n,
		.who = d->subject.who,
		.place = d->subject.place };

	if (mq_str_trim(d->id).n > 0)
		dedup_store_add(&d->store[root.place.known], &root, band);
	dedup_apart_join(d->member, root.order);
}

static enum dedup_fate
settle(struct dedup *d, int64_t t, struct dedup_result *res)
{
	uint64_t all[DEDUP_BANDS];
	const uint64_t *band = NULL;

	if (d->text->n > 0) {
		dedup_minhash_bands(
		    &d->minhash, d->text->item, d->text->n, all);
		band = all;
	}
	search(d, band);
	if (!d->best) {
		add_root(d, t, band);
		return DEDUP_FIRST;
	}
	d->best->repeats++;
	dedup_apart_join(d->member, d->best->order);
	res->root = d->best;
	res->why = d->why;
	res->seconds = t - d->best->t;
	return DEDUP_REPEAT;
}

enum dedup_fate
dedup_record(
    struct dedup *d, const struct mq_record *rec, struct dedup_result *res)
{
	struct mq_str requested = cell(d, rec, REQUESTED);
	struct mq_date date;

	d->order++;
	if (requested.n == 0)
		return DEDUP_NO_DATE;
	if (mq_date_parse(requested, d->options.zone, &date))
		return DEDUP_BAD_DATE;
	if (d->any && date.t < d->latest - d->options.window)
		return DEDUP_DISORDER;
	if (!d->any || date.t > d->latest)
		d->latest = date.t;
	d->any = true;
	read_subject(d, rec);
	if (!has_matter(d))
		return DEDUP_NOTHING;
	return settle(d, date.t, res);
}

void
dedup_figures(const struct dedup *d, const struct dedup_result *res,
    struct dedup_figures *out)
{
	dedup_match_figures(&d->subject, res->root, out);
}

void
dedup_free(struct dedup *d)
{
	unsigned i;

	if (!d)
		return;
	for (i = 0; i < STORES; i++)
		dedup_store_free(&d->store[i]);
	dedup_shingles_free(d->text);
	mq_arena_free(&d->arena);
	free(d);
}
