#include "case.h"

static const char *const names[FEEDBACK_COLUMNS] = {
	[FEEDBACK_ID] = "service_request_id",
	[FEEDBACK_REQUESTED] = "requested_datetime",
	[FEEDBACK_DESCRIPTION] = "description",
	[FEEDBACK_KIND] = "kind",
	[FEEDBACK_CATEGORY] = "category",
	[FEEDBACK_AREA] = "area",
	[FEEDBACK_AGENCY] = "agency_responsible",
	[FEEDBACK_STATUS] = "status",
	[FEEDBACK_NOTES] = "status_notes",
	[FEEDBACK_NOTICE] = "service_notice",
	[FEEDBACK_EXPECTED] = "expected_datetime",
	[FEEDBACK_PROMISED] = "promised_datetime",
	[FEEDBACK_RESOLVED] = "resolved_datetime",
	[FEEDBACK_CLOSED] = "closed_datetime",
	[FEEDBACK_TOLD] = "feedback_datetime",
	[FEEDBACK_ADOPTED] = "adopted",
	[FEEDBACK_ADOPTED_NOTE] = "adopted_note",
	[FEEDBACK_CONFIDENTIAL] = "confidential",
	[FEEDBACK_HOUSEHOLD] = "household",
	[FEEDBACK_CONTACT] = "contact",
	[FEEDBACK_REPORTER] = "reporter",
	[FEEDBACK_ADDRESS] = "address",
};

const char *
feedback_column_name(enum feedback_column c)
{
	return names[c];
}

void
feedback_reader_bind(struct feedback_reader *rd, const struct mq_record *header)
{
	int c;

	for (c = 0; c < FEEDBACK_COLUMNS; c++)
		rd->at[c] = mq_column(header, names[c]);
}

struct mq_str
feedback_cell(const struct feedback_reader *rd, const struct mq_record *r,
    enum feedback_column c)
{
	if (rd->at[c] < 0)
		return MQ_STR("");
	return mq_str_trim(mq_field(r, (size_t)rd->at[c]));
}

/* One date: 0, or -1 where the cell holds something else. */
static int
read_time(const struct feedback_reader *rd, const struct mq_record *r,
    enum feedback_column c, struct feedback_time *out)
{
	struct mq_str s = feedback_cell(rd, r, c);

	*out = (struct feedback_time){ .known = s.n > 0 };
	return s.n ? mq_date_parse(s, rd->zone, &out->at) : 0;
}

const char *
feedback_case_read(const struct feedback_reader *rd, const struct mq_record *r,
    struct feedback_case *c, const char **column)
{
	struct feedback_time closed;
	const struct {
		enum feedback_column column;
		struct feedback_time *time;
	} dates[] = {
		{ FEEDBACK_REQUESTED, &c->requested },
		{ FEEDBACK_EXPECTED, &c->due },
		{ FEEDBACK_PROMISED, &c->promised },
		{ FEEDBACK_RESOLVED, &c->done },
		{ FEEDBACK_CLOSED, &closed },
		{ FEEDBACK_TOLD, &c->told },
	};
	size_t i;

	for (i = 0; i < sizeof(dates) / sizeof(*dates); i++)
		if (read_time(rd, r, dates[i].column, dates[i].time)) {
			*column = names[dates[i].column];
			return "neither RFC 3339 nor a day alone; mq-ingest "
			       "converts dates";
		}
	if (!c->promised.known)
		c->promised = c->due;
	if (!c->done.known)
		c->done = closed;
	c->state =
	    mq_state_of(feedback_cell(rd, r, FEEDBACK_STATUS), c->done.known);
	return NULL;
}
