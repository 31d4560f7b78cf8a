#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "elements.h"
#include "json.h"
#include "minqing/hash.h"
#include "rows.h"

enum { KEYS_MAX = 10000, HOLD = 8 << 20 };

/* A value that was read before its turn. */
struct held {
	struct held *next;
	struct mq_record rec;
};

/* JSON objects; their keys, in the order of their coming, are the header. */
struct objects {
	struct ingest_rows rows;
	struct ingest_elements e;
	struct ingest_json json;
	struct mq_map keys; /* name to 1 + its column */
	const struct ingest_form *form;
	bool known; /* the keys, from before */
	bool headed;
	bool partly; /* there may be keys that were not seen */
	struct mq_str *cell;
	struct held *first, **last; /* of a pipe */
	enum mq_got then; /* MQ_GOT_RECORD, or what comes behind them */
	struct mq_arena hold, scratch;
	char why[160];
};

static enum mq_got
fail(struct objects *o, const char *why)
{
	snprintf(o->why, sizeof(o->why), "%s", why);
	o->rows.why = o->why;
	return MQ_GOT_ERROR;
}

/* JSON is UTF-8 (RFC 8259), unless something else is named. */
static struct mq_decoder *
open_decoder(struct mq_input *in, const struct ingest_form *form)
{
	return mq_decoder_new(
	    in, form->encoding ? form->encoding : "UTF-8", form->guess);
}

/* Note the keys of one value: 0, or -1 where there are too many. */
static int
note_keys(struct objects *o, struct mq_str text)
{
	size_t i, *column;

	mq_arena_reset(&o->scratch);
	if (ingest_json_read(&o->json, text, &o->scratch))
		return 0; /* it will be refused in its turn */
	for (i = 0; i < o->json.n; i++) {
		column =
		    mq_map_put(&o->keys, o->json.pair[i].name, sizeof(*column));
		if (!*column)
			*column = o->keys.n;
		if (o->keys.n > KEYS_MAX) {
			fail(o, "more than 10000 different keys; are they "
				"values?");
			return -1;
		}
	}
	return 0;
}

/* All keys of a file, which is read once for them. */
static enum mq_got
survey_file(struct objects *o, const struct mq_input *in, struct mq_record *rec)
{
	const struct ingest_form *f = o->form;
	struct mq_input *again = mq_input_open(mq_input_name(in));
	struct ingest_elements e;
	enum mq_got got;

	if (!again)
		return fail(o, strerror(errno));
	ingest_elements_open(&e, open_decoder(again, f), f->json_lines);
	while ((got = ingest_elements_next(&e, rec)) == MQ_GOT_RECORD)
		if (note_keys(o, rec->raw)) {
			got = MQ_GOT_ERROR;
			break;
		}
	if (got == MQ_GOT_ERROR && !o->rows.why)
		fail(o, e.why);
	ingest_elements_close(&e);
	return got;
}

static void
keep(struct objects *o, const struct mq_record *rec)
{
	struct held *h = mq_arena_zalloc(&o->hold, 1, sizeof(*h));

	h->rec = *rec;
	h->rec.raw = mq_str_dup(&o->hold, rec->raw);
	*o->last = h;
	o->last = &h->next;
}

/* Those of a pipe, as far as it may be held. */
static enum mq_got
survey_pipe(struct objects *o, struct mq_record *rec)
{
	size_t n = 0;

	while (n < HOLD) {
		o->then = ingest_elements_next(&o->e, rec);
		if (o->then == MQ_GOT_ERROR)
			return fail(o, o->e.why);
		if (o->then == MQ_GOT_END)
			return MQ_GOT_END;
		keep(o, rec);
		n += rec->raw.n + sizeof(struct held);
		if (note_keys(o, rec->raw))
			return MQ_GOT_ERROR;
	}
	o->partly = true;
	return MQ_GOT_END;
}

static void
know_keys(struct objects *o, const struct mq_record *header)
{
	size_t i, *column;

	for (i = 0; i < header->ncells; i++) {
		column =
		    mq_map_put(&o->keys, mq_field(header, i), sizeof(*column));
		*column = i + 1;
	}
}

/* The keys as a record. */
static void
make_header(struct objects *o, struct mq_record *rec)
{
	size_t i;

	o->cell = mq_xcalloc(o->keys.n + 1, sizeof(*o->cell));
	for (i = 0; i < o->keys.n; i++)
		o->cell[i] = o->keys.entry[i]->key;
	*rec = (struct mq_record){
		.raw = { "", 0 },
		.cell = o->cell,
		.ncells = o->keys.n,
		.line = 1,
		.scratch = &o->scratch,
	};
	o->headed = true;
}

static enum mq_got
refuse(struct objects *o, struct mq_record *rec, const char *why)
{
	snprintf(o->why, sizeof(o->why), "%s", why);
	o->rows.code = "json";
	o->rows.why = o->why;
	rec->cell = NULL;
	rec->ncells = 0;
	return MQ_GOT_REFUSED;
}

/* Put the values under their keys. */
static enum mq_got
make_record(struct objects *o, struct mq_record *rec)
{
	const struct ingest_pair *p = o->json.pair;
	const size_t *column;
	size_t i;

	for (i = 0; i < o->keys.n; i++)
		o->cell[i] = (struct mq_str){ NULL, 0 };
	for (i = 0; i < o->json.n; i++) {
		column = mq_map_get(&o->keys, p[i].name);
		if (!column)
			return fail(o,
			    o->partly
				? "a key that the first 8 MiB of a pipe do not "
				  "have; give the file itself"
				: "changed while it was read");
		if (o->cell[*column - 1].s)
			return refuse(o, rec, "a key stands there twice");
		o->cell[*column - 1] = p[i].value;
		if (!p[i].value.s)
			o->cell[*column - 1].s = "";
	}
	for (i = 0; i < o->keys.n; i++)
		if (!o->cell[i].s)
			o->cell[i].s = "";
	rec->cell = o->cell;
	rec->ncells = o->keys.n;
	rec->scratch = &o->scratch;
	return MQ_GOT_RECORD;
}

static enum mq_got
take(struct objects *o, struct mq_record *rec)
{
	enum mq_got got = o->then;

	if (o->first) {
		*rec = o->first->rec;
		o->first = o->first->next;
		return MQ_GOT_RECORD;
	}
	if (got == MQ_GOT_RECORD)
		got = ingest_elements_next(&o->e, rec);
	return got == MQ_GOT_ERROR ? fail(o, o->e.why) : got;
}

/* Have all keys that can be had. */
static enum mq_got
survey(struct objects *o, struct mq_record *rec)
{
	const struct mq_input *in = mq_decoder_input(o->e.decoder);

	if (o->known)
		return MQ_GOT_END;
	return mq_input_again(in) ? survey_file(o, in, rec)
				  : survey_pipe(o, rec);
}

static enum mq_got
next(struct ingest_rows *rows, struct mq_record *rec)
{
	struct objects *o = (struct objects *)rows;
	enum mq_got got;

	if (!o->headed) {
		if (survey(o, rec) == MQ_GOT_ERROR)
			return MQ_GOT_ERROR;
		make_header(o, rec);
		return MQ_GOT_RECORD;
	}
	got = take(o, rec);
	if (got != MQ_GOT_RECORD)
		return got;
	mq_arena_reset(&o->scratch);
	if (ingest_json_read(&o->json, rec->raw, &o->scratch))
		return refuse(o, rec, o->json.why);
	return make_record(o, rec);
}

static void
free_objects(struct ingest_rows *rows)
{
	struct objects *o = (struct objects *)rows;

	ingest_elements_close(&o->e);
	ingest_json_free(&o->json);
	mq_map_free(&o->keys);
	mq_arena_free(&o->hold);
	mq_arena_free(&o->scratch);
	free(o->cell);
	free(o);
}

struct ingest_rows *
ingest_json_open(struct mq_input *in, const struct ingest_form *form,
    const struct mq_record *header)
{
	struct objects *o = mq_xcalloc(1, sizeof(*o));

	o->rows.next = next;
	o->rows.free = free_objects;
	o->rows.how = "json";
	o->form = form;
	o->last = &o->first;
	o->then = MQ_GOT_RECORD;
	ingest_elements_open(&o->e, open_decoder(in, form), form->json_lines);
	o->rows.decoder = o->e.decoder;
	o->known = header != NULL;
	if (header)
		know_keys(o, header);
	return &o->rows;
}
