#include <inttypes.h>

#include "secret.h"

/* The log's columns that matter for erasure, and where the check stands. */
struct scan {
	struct audit_secrets *s;
	struct audit_report *r;
	size_t id, event; /* columns; n where there is none */
	size_t n;
	size_t line;
	int64_t seq;
	size_t sound;
};

static struct scan
begin(struct audit_secrets *s, struct mq_str *log, struct audit_report *r)
{
	struct scan sc = { .s = s, .r = r };
	struct mq_str header = { "", 0 }, name;
	size_t i;

	(void)audit_next(log, &header);
	sc.id = sc.event = SIZE_MAX;
	for (i = 0; mq_str_next(&header, '\t', &name); i++) {
		if (mq_str_eq(name, MQ_STR("service_request_id")))
			sc.id = i;
		if (mq_str_eq(name, MQ_STR("event")))
			sc.event = i;
	}
	sc.n = i;
	return sc;
}

static struct mq_str
cell_at(struct mq_str raw, size_t column)
{
	struct mq_str cell = { "", 0 };
	size_t i;

	for (i = 0; i <= column; i++)
		if (!mq_str_next(&raw, '\t', &cell))
			return (struct mq_str){ "", 0 };
	return cell;
}

/* Which ids were erased, and by which line last? */
static void
find_erasures(struct scan *sc, struct mq_str log)
{
	struct audit_erasure *e;
	struct mq_str raw, id;
	size_t line;

	for (line = 2; audit_next(&log, &raw); line++) {
		if (sc->id >= sc->n || sc->event >= sc->n)
			return;
		id = cell_at(raw, sc->id);
		if (mq_str_eq(cell_at(raw, sc->event), MQ_STR("erase"))) {
			e = mq_map_put(&sc->s->ids, id, sizeof(*e));
			e->line = line;
		} else
			e = mq_map_get(&sc->s->ids, id);
		if (e)
			e->found = true;
	}
}

static bool
fits(const struct audit_secret *row, struct mq_str commitment)
{
	char hex[MQ_SHA256_HEX + 1];

	audit_link(row->salt, row->text, hex);
	return !memcmp(
	    commitment.s + commitment.n - MQ_SHA256_HEX, hex, MQ_SHA256_HEX);
}

static void
tell(struct scan *sc, enum audit_verdict verdict, const char *detail)
{
	if (sc->r)
		audit_find(sc->r, verdict, sc->line, sc->seq, "private text %s",
		    detail);
}

static void
check_erased(struct scan *sc, struct audit_secret *row)
{
	if (row)
		tell(sc, AUDIT_KEPT,
		    "was erased by a later event and is there; erase again");
	else
		tell(sc, AUDIT_ERASED, "was erased by a later event");
}

static void
check_commitment(
    struct scan *sc, struct mq_str commitment, struct audit_erasure *e)
{
	struct audit_secret *row = mq_map_get(&sc->s->map, commitment);

	if (row)
		row->met = true;
	if (e && e->line > sc->line) {
		check_erased(sc, row);
		return;
	}
	if (e)
		e->private ++;
	if (row)
		row->due = true;
	if (!row)
		tell(sc, AUDIT_MISSING, "is gone, and no event erased it");
	else if (!fits(row, commitment))
		tell(sc, AUDIT_FALSIFIED, "is not what was committed to");
	else
		sc->sound++;
}

static void
check_line(struct scan *sc, struct mq_str raw)
{
	struct mq_str rest = raw, cell;
	struct audit_erasure *e = NULL;
	struct audit_line line;

	if (!memchr(raw.s, ':', raw.n))
		return;
	audit_line_read(raw, &line);
	sc->seq = line.seq;
	if (sc->id < sc->n)
		e = mq_map_get(&sc->s->ids, cell_at(raw, sc->id));
	while (mq_str_next(&rest, '\t', &cell))
		if (audit_is_commitment(cell))
			check_commitment(sc, cell, e);
}

size_t
audit_secrets_check(
    struct audit_secrets *s, struct mq_str log, struct audit_report *r)
{
	struct scan sc = begin(s, &log, r);
	struct mq_str raw;
	size_t i;

	find_erasures(&sc, log);
	for (sc.line = 2; audit_next(&log, &raw); sc.line++)
		check_line(&sc, raw);
	for (i = 0; r && i < s->map.n; i++)
		if (!((const struct audit_secret *)s->map.entry[i]->value)->met)
			audit_find(r, AUDIT_ORPHAN, 0, 0,
			    "%s: row %zu belongs to no event; mq-audit recover "
			    "takes it out",
			    s->path, i + 2);
	if (r && s->torn)
		audit_find(r, AUDIT_TORN, 0, 0,
		    "%s: ends in a torn line; mq-audit recover mends it",
		    s->path);
	return sc.sound;
}
