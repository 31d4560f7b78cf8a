/* When and of what tallies were counted */

#include "sums.h"

#define WRONG "not as mq-report --tally writes it"

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
		return WRONG;
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
			return WRONG;
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
	static const char *const facts[] = { "form", "kind", "columns", "now",
		"scheme", "sheet", "spans", "zone" };
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
bind_one(struct report *r, const struct report_piece *piece)
{
	const struct mq_tally *t = piece->facts;
	struct mq_str zone = mq_tally_known(t, "zone");
	struct mq_str sheet = mq_tally_known(t, "sheet");
	struct mq_arena a = { 0 };
	const char *why;

	if (!mq_str_eq(mq_tally_known(t, "scheme"),
		mq_str(mq_scheme_id(r->reader.scheme))))
		return "counted by another scheme: give it with --scheme";
	r->reader.zone = mq_zone_open(mq_str_dup(&a, zone).s);
	mq_arena_free(&a);
	if (!r->reader.zone ||
	    mq_str_int(mq_tally_known(t, "now"), &r->reader.now))
		return WRONG;
	r->sheet = sheet.n > 0;
	if (r->sheet && mq_period_parse(sheet, &r->cadence))
		return WRONG;
	why = take_spans(&r->reader.spans, mq_tally_known(t, "spans"));
	if (!why)
		bind(r, mq_tally_known(t, "columns"));
	return why;
}

const char *
report_sums_bind(struct report *r, struct report_sums *s)
{
	const char *why = differs(s, &s->arena);

	if (!why && (why = bind_one(r, &s->item[0])))
		why = mq_arena_printf(
		    &s->arena, "%s: %s", s->item[0].source, why);
	return why;
}
