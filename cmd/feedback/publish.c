#include "publish.h"

#include "minqing/mask.h"
#include "minqing/reporter.h"

enum { WORD_MIN = 4 /* bytes: two Chinese characters have six */ };

const char *const feedback_public_names[FEEDBACK_P_COLUMNS] = {
	[FEEDBACK_P_ID] = "service_request_id",
	[FEEDBACK_P_KIND] = "kind",
	[FEEDBACK_P_CATEGORY] = "category",
	[FEEDBACK_P_AREA] = "area",
	[FEEDBACK_P_AGENCY] = "agency_responsible",
	[FEEDBACK_P_REQUESTED] = "requested_datetime",
	[FEEDBACK_P_DESCRIPTION] = "description",
	[FEEDBACK_P_NOTICE] = "service_notice",
	[FEEDBACK_P_PROMISED] = "promised_datetime",
	[FEEDBACK_P_EXPECTED] = "expected_datetime",
	[FEEDBACK_P_STATUS] = "status",
	[FEEDBACK_P_RESOLVED] = "resolved_datetime",
	[FEEDBACK_P_PROMISE] = "promise",
	[FEEDBACK_P_NOTES] = "status_notes",
	[FEEDBACK_P_ADOPTED] = "adopted",
	[FEEDBACK_P_ADOPTED_NOTE] = "adopted_note",
};

/* Whose text each is; a moment's is written anew. */
static const struct {
	enum feedback_column from;
	bool masked;
} source[FEEDBACK_P_COLUMNS] = {
	[FEEDBACK_P_ID] = { FEEDBACK_ID, false },
	[FEEDBACK_P_KIND] = { FEEDBACK_KIND, false },
	[FEEDBACK_P_CATEGORY] = { FEEDBACK_CATEGORY, false },
	[FEEDBACK_P_AREA] = { FEEDBACK_AREA, false },
	[FEEDBACK_P_AGENCY] = { FEEDBACK_AGENCY, false },
	[FEEDBACK_P_REQUESTED] = { FEEDBACK_REQUESTED, false },
	[FEEDBACK_P_DESCRIPTION] = { FEEDBACK_DESCRIPTION, true },
	[FEEDBACK_P_NOTICE] = { FEEDBACK_NOTICE, true },
	[FEEDBACK_P_PROMISED] = { FEEDBACK_PROMISED, false },
	[FEEDBACK_P_EXPECTED] = { FEEDBACK_EXPECTED, false },
	[FEEDBACK_P_STATUS] = { FEEDBACK_STATUS, false },
	[FEEDBACK_P_RESOLVED] = { FEEDBACK_RESOLVED, false },
	[FEEDBACK_P_PROMISE] = { FEEDBACK_COLUMNS, false },
	[FEEDBACK_P_NOTES] = { FEEDBACK_NOTES, true },
	[FEEDBACK_P_ADOPTED] = { FEEDBACK_ADOPTED, false },
	[FEEDBACK_P_ADOPTED_NOTE] = { FEEDBACK_ADOPTED_NOTE, true },
};

bool
feedback_is_confidential(
    const struct feedback_reader *rd, const struct mq_record *rec)
{
	struct mq_str s = feedback_cell(rd, rec, FEEDBACK_CONFIDENTIAL);

	return s.n && !mq_str_eq(s, MQ_STR("N"));
}

const char *
feedback_promise(
    const struct feedback_case *c, struct mq_zone *zone, int64_t now)
{
	bool done = c->done.known && c->done.at.t <= now;

	if (!c->promised.known || c->state == MQ_STATE_ENDED)
		return "";
	if (c->state == MQ_STATE_DONE && done) {
		if (mq_date_by(&c->done.at, &c->promised.at, zone))
			return "kept";
		if (c->due.known && mq_date_by(&c->done.at, &c->due.at, zone))
			return "extended";
		return "missed";
	}
	if (c->state == MQ_STATE_DONE && !c->done.known)
		return "";
	return now > mq_date_last(
			 c->due.known ? &c->due.at : &c->promised.at, zone)
		   ? "missed"
		   : "open";
}

/* Where `word` stands in s, or NULL. */
static const char *
find(struct mq_str s, struct mq_str word)
{
	const char *p = s.s, *end = s.s + s.n;

	while ((size_t)(end - p) >= word.n &&
	       (p = memchr(p, *word.s, (size_t)(end - p) - word.n + 1))) {
		if (!memcmp(p, word.s, word.n))
			return p;
		p++;
	}
	return NULL;
}

/* s with `mask` for every `word`. */
static struct mq_str
replace(
    struct mq_arena *a, struct mq_str s, struct mq_str word, struct mq_str mask)
{
	struct mq_str before, rest = s, out = { "", 0 };
	const char *at;

	if (word.n < WORD_MIN)
		return s;
	while (rest.n && (at = find(rest, word))) {
		before = (struct mq_str){ rest.s, (size_t)(at - rest.s) };
		rest.s = at + word.n;
		rest.n -= before.n + word.n;
		out = mq_str(mq_arena_printf(a, "%s%s%s", mq_str_dup(a, out).s,
		    mq_str_dup(a, before).s, mq_str_dup(a, mask).s));
	}
	if (rest.s == s.s)
		return s;
	return mq_str(mq_arena_printf(
	    a, "%s%s", mq_str_dup(a, out).s, mq_str_dup(a, rest).s));
}

static struct mq_str
mask(const struct feedback_reader *rd, const struct mq_record *rec,
    struct mq_arena *a, struct mq_str s)
{
	static const enum feedback_column hidden[] = { FEEDBACK_HOUSEHOLD,
		FEEDBACK_ADDRESS, FEEDBACK_CONTACT };
	struct mq_str name = feedback_cell(rd, rec, FEEDBACK_REPORTER);
	size_t i;

	for (i = 0; i < sizeof(hidden) / sizeof(*hidden); i++)
		s = replace(
		    a, s, feedback_cell(rd, rec, hidden[i]), MQ_STR("***"));
	if (mq_reporter_name(a, name).n)
		s = replace(a, s, name, mq_mask_name(a, name));
	return mq_mask_text(a, s);
}

/* Of a case that was closed and not said to be resolved: that date. */
static struct mq_str
done_text(const struct feedback_case *c, struct mq_arena *a)
{
	char text[MQ_DATE_MAX];
	size_t n;

	if (!c->done.known)
		return MQ_STR("");
	n = mq_date_format(&c->done.at, text);
	return mq_str_dup(a, (struct mq_str){ text, n });
}

void
feedback_publish(const struct feedback_reader *rd, const struct mq_record *rec,
    const struct feedback_case *c, int64_t now, struct mq_arena *a,
    struct mq_str value[FEEDBACK_P_COLUMNS])
{
	int i;

	for (i = 0; i < FEEDBACK_P_COLUMNS; i++) {
		if (source[i].from == FEEDBACK_COLUMNS)
			continue;
		value[i] = feedback_cell(rd, rec, source[i].from);
		if (source[i].masked && value[i].n)
			value[i] = mask(rd, rec, a, value[i]);
	}
	if (!value[FEEDBACK_P_PROMISED].n)
		value[FEEDBACK_P_PROMISED] = value[FEEDBACK_P_EXPECTED];
	if (!value[FEEDBACK_P_RESOLVED].n)
		value[FEEDBACK_P_RESOLVED] = done_text(c, a);
	value[FEEDBACK_P_PROMISE] = mq_str(feedback_promise(c, rd->zone, now));
}
