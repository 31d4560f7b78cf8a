/* When and of what tallies were counted */

#include "chain.h"
#include "sums_take.h"

/* "from..to", either of which may be empty; "-" is off. */
static const char *
take_window(struct report_window *w, struct mq_str text)
{
	struct mq_str from, none;

	w->on = !mq_str_eq(text, MQ_STR("-"));
	w->from = INT64_MIN;
	w->to = INT64_MAX;
	if (!w->on)
		return NULL;
	if (!mq_str_next(&text, '.', &from) ||
	    !mq_str_next(&text, '.', &none) ||
	    (from.n && mq_str_int(from, &w->from)) ||
	    (text.n && mq_str_int(text, &w->to)))
		return REPORT_NO_TALLY;
	return NULL;
}

/* "asked from..to - ..." */
static const char *
take_spans(struct report_spans *s, struct mq_str text)
{
	struct mq_str one;
	int i;

	mq_str_next(&text, ' ', &one);
	s->asked = mq_str_eq(one, MQ_STR("asked"));
	for (i = 0; i < REPORT_SPANS; i++)
		if (!mq_str_next(&text, ' ', &one) ||
		    take_window(&s->at[i], one))
			return REPORT_NO_TALLY;
	return NULL;
}

/* A header with the columns that the records had. */
static void
bind(struct report *r, struct mq_str names)
{
	struct mq_arena a = { 0 };
	struct mq_str cell[REPORT_COLUMNS + 1];
	struct mq_record header = { .cell = cell, .scratch = &a };

	while (header.ncells < REPORT_COLUMNS &&
	       mq_str_next(&names, ' ', &cell[header.ncells]))
		header.ncells++;
	report_bind(r, &header);
	mq_arena_free(&a);
}

/* A fact that all tallies must state alike, or NULL. */
static const char *
differs(const struct report_sums *s, struct mq_arena *a)
{
	static const char *const facts[] = { "form", "kind", "columns",
		"scheme", "zone" };
	struct mq_str one, other;
	size_t i, f;

	for (i = 1; i < s->n; i++)
		for (f = 0; f < sizeof(facts) / sizeof(facts[0]); f++) {
			one = mq_tally_known(s->item[0].facts, facts[f]);
			other = mq_tally_known(s->item[i].facts, facts[f]);
			if (!mq_str_eq(one, other))
				return mq_arena_printf(a,
				    "%s: tallies that differ cannot be merged: "
				    "'%s' is '%.*s' in %s and '%.*s' here",
				    s->item[i].source, facts[f], (int)one.n,
				    one.s, s->item[0].source, (int)other.n,
				    other.s);
		}
	return NULL;
}

static const char *
know_common(struct report *r, const struct mq_tally *t)
{
	struct mq_str zone = mq_tally_known(t, "zone");
	struct mq_arena a = { 0 };

	if (!mq_str_eq(mq_tally_known(t, "scheme"),
		mq_str(mq_scheme_id(r->reader.scheme))))
		return "counted by another scheme: give it with --scheme";
	r->reader.zone = mq_zone_open(mq_str_dup(&a, zone).s);
	mq_arena_free(&a);
	if (!r->reader.zone)
		return REPORT_NO_TALLY;
	bind(r, mq_tally_known(t, "columns"));
	return NULL;
}

static const char *
know_own(struct report_piece *p)
{
	if (mq_str_int(mq_tally_known(p->facts, "now"), &p->now))
		return REPORT_NO_TALLY;
	return take_spans(&p->spans, mq_tally_known(p->facts, "spans"));
}

const char *
report_sums_know(struct report *r, struct report_sums *s)
{
	const char *why = differs(s, &s->arena);
	size_t i = 0;

	if (why)
		return why;
	r->reader.now = INT64_MIN;
	why = know_common(r, s->item[0].facts);
	for (; i < s->n && !why; i++) {
		why = know_own(&s->item[i]);
		if (s->item[i].now > r->reader.now)
			r->reader.now = s->item[i].now;
	}
	return why ? mq_arena_printf(&s->arena, "%s: %s",
			 s->item[i ? i - 1 : 0].source, why)
		   : NULL;
}

const char *
report_sums_join(
    struct report *r, struct report_sums *s, const struct mq_record *header)
{
	struct mq_zone *zone = r->reader.zone;
	int64_t now = r->reader.now;
	bool had[REPORT_COLUMNS];
	const char *why = report_sums_know(r, s);
	int c;

	if (why)
		return why;
	if (strcmp(mq_zone_name(zone), mq_zone_name(r->reader.zone)))
		return mq_arena_printf(&s->arena,
		    "%s: counted in the zone %s: give it with --tz",
		    s->item[0].source, mq_zone_name(r->reader.zone));
	for (c = 0; c < REPORT_COLUMNS; c++)
		had[c] = report_has(r, c);
	report_bind(r, header);
	for (c = 0; c < REPORT_COLUMNS; c++)
		if (had[c] != report_has(r, c))
			return mq_arena_printf(&s->arena,
			    "%s: made of records %s the column '%s', which "
			    "these %s",
			    s->item[0].source, had[c] ? "with" : "without",
			    report_column_name(c), had[c] ? "lack" : "have");
	r->reader.now = now;
	s->records = true;
	return NULL;
}

static bool
same_spans(const struct report_spans *a, const struct report_spans *b)
{
	int i;

	for (i = 0; i < REPORT_SPANS; i++)
		if (a->at[i].on != b->at[i].on ||
		    (a->at[i].on && (a->at[i].from != b->at[i].from ||
					a->at[i].to != b->at[i].to)))
			return false;
	return a->asked == b->asked;
}

/* Are all of one period, and is that the one asked for? */
static bool
are_whole(
    struct report *r, const struct report_sums *s, const struct report_ask *ask)
{
	struct report_spans want = s->item[0].spans;
	size_t i;

	if (ask->has_since || ask->has_until || ask->has_cadence)
		report_spans_make(&want, ask, r->reader.now, r->reader.zone);
	for (i = 0; i < s->n; i++)
		if (!same_spans(&want, &s->item[i].spans))
			return false;
	return true;
}

/* The sheet that all tallies were made for, if it is one. */
static const char *
take_sheet(struct report *r, const struct report_sums *s)
{
	struct mq_str sheet = mq_tally_known(s->item[0].facts, "sheet");
	size_t i;

	for (i = 1; i < s->n; i++)
		if (!mq_str_eq(
			sheet, mq_tally_known(s->item[i].facts, "sheet")))
			return NULL;
	r->sheet = sheet.n > 0;
	return r->sheet && mq_period_parse(sheet, &r->cadence) ? REPORT_NO_TALLY
							       : NULL;
}

const char *
report_sums_bind(
    struct report *r, struct report_sums *s, const struct report_ask *ask)
{
	s->apart = s->records || !are_whole(r, s, ask);
	if (s->apart)
		return report_chain_bind(r, s, ask);
	report_chain_times(r, s);
	r->reader.spans = s->item[0].spans;
	r->sheet = ask->has_cadence;
	r->cadence = ask->cadence;
	return r->sheet ? NULL : take_sheet(r, s);
}
