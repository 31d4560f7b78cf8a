#include "track.h"

static const char *const fixed[TRACK_C_ANSWERS] = { "status",
	"updated_datetime", "closed_datetime", "parent_id",
	"agency_responsible", "assignee", "co_handlers", "expected_datetime",
	"promised_datetime", "owner", "first_response_datetime",
	"resolved_datetime", "feedback_datetime", "worked_minutes",
	"late_minutes", "response_late_minutes", "ladder", "reopened" };

/* Columns that are texts of the case, and those that are moments of it. */
static const enum track_column texts[TRACK_TEXTS] = {
	[TRACK_STATUS] = TRACK_C_STATUS,
	[TRACK_AGENCY] = TRACK_C_AGENCY,
	[TRACK_ASSIGNEE] = TRACK_C_ASSIGNEE,
	[TRACK_CO_HANDLERS] = TRACK_C_CO_HANDLERS,
	[TRACK_OWNER] = TRACK_C_OWNER,
	[TRACK_PARENT] = TRACK_C_PARENT,
};
static const enum track_column moments[TRACK_MOMENTS] = {
	[TRACK_DUE] = TRACK_C_EXPECTED,
	[TRACK_RESPONDED] = TRACK_C_RESPONDED,
	[TRACK_RESOLVED] = TRACK_C_RESOLVED,
	[TRACK_FED_BACK] = TRACK_C_FED_BACK,
	[TRACK_CLOSED] = TRACK_C_CLOSED,
	[TRACK_UPDATED] = TRACK_C_UPDATED,
};

/*
 * Columns of answers are added only where there is one to be told: to
 * mq-score, a column that is there says that the question was asked.
 */
static void
own_answers(struct track *tr, const struct mq_record *header, unsigned told)
{
	int i;

	for (i = 0; i < TRACK_ANSWERS; i++) {
		if (!(told & 1U << i) &&
		    mq_column(header, track_answers[i]) < 0)
			continue;
		tr->answer[tr->nown - TRACK_C_ANSWERS] = (enum track_answer)i;
		tr->own[tr->nown++] = track_answers[i];
		tr->fold.answers |= 1U << i;
	}
}

void
track_bind(struct track *tr, const struct mq_record *header, unsigned told)
{
	size_t i;

	for (tr->nown = 0; tr->nown < TRACK_C_ANSWERS; tr->nown++)
		tr->own[tr->nown] = fixed[tr->nown];
	own_answers(tr, header, told);
	for (i = 0; i < tr->nown; i++)
		tr->at[i] = mq_column(header, tr->own[i]);
	for (i = 0; i < MQ_CASES; i++)
		tr->key[i] = mq_column(header, mq_case_columns[i]);
	tr->requested = mq_column(header, "requested_datetime");
	tr->response_due = mq_column(header, "expected_response_datetime");
	tr->fold.scratch = &tr->scratch;
}

static struct mq_str
field(const struct mq_record *rec, long column)
{
	return column < 0 ? MQ_STR("") : mq_field(rec, (size_t)column);
}

/*
 * Without a column callback_valid, an answer made a callback valid: so it is
 * for those that came where events bring the column in.
 */
static struct mq_str
usual_answer(const struct track *tr, size_t c)
{
	size_t i;

	if (tr->answer[c - TRACK_C_ANSWERS] != TRACK_CALLBACK_VALID ||
	    tr->at[c] >= 0)
		return MQ_STR("");
	for (i = c + 1; i < tr->nown; i++)
		if ((tr->answer[i - TRACK_C_ANSWERS] == TRACK_SOLVED ||
			tr->answer[i - TRACK_C_ANSWERS] == TRACK_SATISFIED) &&
		    tr->value[i].n)
			return MQ_STR("Y");
	return MQ_STR("");
}

static void
read_values(struct track *tr, const struct mq_record *rec)
{
	size_t i;

	for (i = 0; i < tr->nown; i++)
		tr->value[i] = field(rec, tr->at[i]);
}

static void
fill_answers(struct track *tr)
{
	size_t i;

	for (i = TRACK_C_ANSWERS; i < tr->nown; i++)
		if (!tr->value[i].n)
			tr->value[i] = usual_answer(tr, i);
}

/* A date that came: 0, or -1 where it is none. */
static int
read_time(const struct track *tr, struct mq_str s, struct track_time *out)
{
	struct mq_date date;

	s = mq_str_trim(s);
	*out = (struct track_time){ false, 0 };
	if (!s.n)
		return 0;
	if (mq_date_parse(s, tr->fold.zone, &date))
		return -1;
	*out = (struct track_time){ true, date.t };
	return 0;
}

/* The case as it came: NULL, or the column that is wrong. */
static const char *
read_case(struct track *tr, const struct mq_record *rec, struct track_case *c)
{
	const struct mq_deadline *target;
	struct track_time promised;
	struct mq_str is[MQ_CASES];
	int i;

	for (i = 0; i < MQ_CASES; i++)
		is[i] = mq_str_trim(field(rec, tr->key[i]));
	c->watch.calendar = tr->calendar;
	target = mq_deadline_of(&tr->deadlines, is);
	c->watch.clock = mq_deadline_clock(target, MQ_RESOLVE);
	c->response_clock = mq_deadline_clock(target, MQ_RESPOND);
	for (i = 0; i < TRACK_TEXTS; i++)
		c->text[i] = tr->value[texts[i]];
	for (i = TRACK_REQUESTED + 1; i < TRACK_MOMENTS; i++)
		if (read_time(tr, tr->value[moments[i]], &c->at[i]))
			return fixed[moments[i]];
	if (read_time(tr, field(rec, tr->requested), &c->at[TRACK_REQUESTED]))
		return "requested_datetime";
	if (read_time(tr, field(rec, tr->response_due), &c->response_due))
		return "expected_response_datetime";
	if (read_time(tr, tr->value[TRACK_C_PROMISED], &promised))
		return fixed[TRACK_C_PROMISED];
	if (promised.known)
		c->at[TRACK_DUE] = promised;
	for (i = TRACK_C_ANSWERS; i < (int)tr->nown; i++)
		c->answer[tr->answer[i - TRACK_C_ANSWERS]] = tr->value[i];
	return NULL;
}

/* Write a moment, unless it is the one that came. */
static void
put_time(struct track *tr, enum track_column c, struct track_time time)
{
	struct track_time came;
	struct mq_date date;

	if (read_time(tr, tr->value[c], &came) == 0 &&
	    came.known == time.known && came.t == time.t)
		return;
	tr->value[c] = MQ_STR("");
	if (!time.known)
		return;
	date = mq_date_at(time.t, tr->fold.zone);
	tr->value[c] =
	    (struct mq_str){ tr->text[c], mq_date_format(&date, tr->text[c]) };
}

static void
put_count(struct track *tr, enum track_column c, int64_t n)
{
	char *p = tr->text[c] + MQ_DATE_MAX;

	do
		*--p = (char)('0' + n % 10);
	while (n /= 10);
	tr->value[c] =
	    (struct mq_str){ p, (size_t)(tr->text[c] + MQ_DATE_MAX - p) };
}

/*
 * Minutes and the ladder.  A minute that was not full does not count as
 * worked, and one that was begun counts as late: 0 is on time.
 */
static void
put_clocks(struct track *tr, const struct mq_record *rec, struct track_case *c)
{
	const struct track_watch *w = &c->watch;
	enum track_level level = TRACK_NONE;
	bool known = w->started && !c->unknown_end;
	int64_t response_late = track_response_late(&tr->fold, c);
	struct mq_str is[MQ_CASES];
	int i;

	for (i = TRACK_C_WORKED; i <= TRACK_C_RESPONSE_LATE; i++)
		tr->value[i] = MQ_STR("");
	if (response_late >= 0)
		put_count(tr, TRACK_C_RESPONSE_LATE, (response_late + 59) / 60);
	if (known)
		put_count(tr, TRACK_C_WORKED, w->spent[TRACK_RUNNING] / 60);
	if (known && w->has_due)
		put_count(tr, TRACK_C_LATE,
		    (track_watch_late(w, tr->fold.now) + 59) / 60);
	if (known && w->has_due && w->state != TRACK_ENDED) {
		for (i = 0; i < MQ_CASES; i++)
			is[i] = mq_str_trim(field(rec, tr->key[i]));
		level = track_policy_level(
		    &tr->policy, is, tr->calendar, w->held_due, w->held_at);
	}
	tr->value[TRACK_C_LADDER] = mq_str(track_levels[level]);
}

static void
put_case(struct track *tr, const struct mq_record *rec, struct track_case *c)
{
	struct mq_str expected = tr->value[TRACK_C_EXPECTED];
	int i;

	c->at[TRACK_DUE] =
	    (struct track_time){ c->watch.has_due, c->watch.due };
	for (i = 0; i < TRACK_TEXTS; i++)
		tr->value[texts[i]] = c->text[i];
	for (i = TRACK_REQUESTED + 1; i < TRACK_MOMENTS; i++)
		put_time(tr, moments[i], c->at[i]);
	if (!tr->value[TRACK_C_PROMISED].n &&
	    !mq_str_eq(tr->value[TRACK_C_EXPECTED], expected))
		tr->value[TRACK_C_PROMISED] = expected;
	if (c->reopenings)
		put_count(tr, TRACK_C_REOPENED, c->reopened);
	else if (!tr->value[TRACK_C_REOPENED].n)
		tr->value[TRACK_C_REOPENED] = MQ_STR("0");
	put_clocks(tr, rec, c);
	for (i = TRACK_C_ANSWERS; i < (int)tr->nown; i++)
		tr->value[i] = c->answer[tr->answer[i - TRACK_C_ANSWERS]];
	fill_answers(tr);
}

static bool
has_end(const struct track *tr)
{
	return mq_str_trim(tr->value[TRACK_C_RESOLVED]).n ||
	       mq_str_trim(tr->value[TRACK_C_CLOSED]).n;
}

/* Where no date tells of an end either, an odd status may be a slip. */
static enum track_standing
read_status(struct track *tr, const struct mq_record *rec)
{
	enum track_standing standing =
	    track_standing_of(mq_str_trim(tr->value[TRACK_C_STATUS]));

	if (standing == TRACK_STANDS_ODD && !has_end(tr) && !tr->odd++)
		tr->odd_line = rec->line;
	return standing;
}

/* Nothing tells when a pending one was paused, so its clocks are not known. */
static bool
is_running(const struct track *tr, enum track_standing standing)
{
	return standing == TRACK_STANDS_OPEN && !has_end(tr) &&
	       !mq_str_eq(
		   mq_str_trim(tr->value[TRACK_C_STATUS]), MQ_STR("pending"));
}

void
track_untouched(struct track *tr, const struct mq_record *rec)
{
	struct track_case c = { .phase = TRACK_IS_OPEN };

	mq_arena_reset(&tr->scratch);
	read_values(tr, rec);
	if (is_running(tr, read_status(tr, rec)) && !read_case(tr, rec, &c)) {
		track_fold(&tr->fold, &c, NULL, 0);
		put_clocks(tr, rec, &c);
	}
	fill_answers(tr);
}

const char *
track_record(struct track *tr, const struct mq_record *rec,
    struct track_event **event, size_t n, const char **column)
{
	struct track_case c = { .phase = TRACK_IS_OPEN };

	mq_arena_reset(&tr->scratch);
	read_values(tr, rec);
	*column = read_case(tr, rec, &c);
	if (*column)
		return "neither RFC 3339 nor a day alone; mq-ingest converts "
		       "dates";
	read_status(tr, rec);
	track_fold(&tr->fold, &c, event, n);
	put_case(tr, rec, &c);
	return NULL;
}

void
track_free(struct track *tr)
{
	track_policy_free(&tr->policy);
	mq_deadlines_free(&tr->deadlines);
	mq_arena_free(&tr->scratch);
}
