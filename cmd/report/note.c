#include "note.h"

#include "inputs.h"

static void
add(struct report_notes *n, struct mq_str sentence)
{
	n->item[n->n++] = sentence;
}

/* A sentence about n things, where there are any. */
static void
add_count(struct report_page *p, struct report_notes *notes, enum report_word w,
    int64_t n)
{
	if (n)
		add(notes, report_say(&p->arena, p->lang, w, report_int(p, n)));
}

/* "Areas (area)" to the end of a list, where the column is not there. */
static void
add_missing(struct report_page *p, struct mq_str *list,
    enum report_word section, enum report_column column)
{
	struct mq_str one;

	if (report_has(p->r, column))
		return;
	one = report_say(&p->arena, p->lang, W_Q_MISSING_ONE,
	    report_text(p, section), mq_str(report_column_name(column)));
	if (list->n)
		one = report_join(p, *list, report_text(p, W_AND), one);
	*list = one;
}

static struct mq_str
list_missing(struct report_page *p)
{
	const struct report *r = p->r;
	struct mq_str list = MQ_STR("");

	if (!report_knows_closed(r))
		add_missing(p, &list, W_T_CLOSED, REPORT_STATUS);
	add_missing(p, &list, W_TIMES, REPORT_CLOSED_AT);
	add_missing(p, &list, W_T_ON_TIME, REPORT_EXPECTED);
	if (!report_knows_callbacks(r))
		add_missing(p, &list, W_C_CALLBACKS, REPORT_VALID);
	if (!report_has(r, REPORT_REPEAT))
		add_missing(p, &list, W_T_REPEATS, REPORT_PARENT);
	if (!report_has(r, report_by_column(r->unit)))
		add_missing(p, &list, W_UNITS, REPORT_AGENCY);
	add_missing(p, &list, W_CATEGORIES, REPORT_CATEGORY);
	add_missing(p, &list, W_SERVICES, REPORT_SERVICE);
	add_missing(p, &list, W_CHANNELS, REPORT_CHANNEL);
	add_missing(p, &list, W_URGENCIES, REPORT_URGENCY);
	add_missing(p, &list, W_AREAS, REPORT_AREA);
	return list;
}

/* When tallies that were put together were counted. */
static void
add_times(struct report_page *p, struct report_notes *n)
{
	const struct report *r = p->r;
	struct mq_date first = { .t = r->counted_from };
	struct mq_date last = { .t = r->reader.now };

	if (first.t && first.t < last.t)
		add(n, report_say(&p->arena, p->lang, W_Q_TIMES,
			   report_moment(p, &first), report_moment(p, &last)));
}

void
report_notes_missing(struct report_page *p, struct report_notes *n)
{
	const struct mq_scheme *scheme = p->r->reader.scheme;
	const char *columns = mq_scheme_missing(scheme);
	struct mq_str list = list_missing(p);
	struct mq_str again = report_inputs_said_again(p);

	n->n = 0;
	if (again.n)
		add(n, report_say(&p->arena, p->lang, W_Q_AGAIN, again));
	add_times(p, n);
	if (list.n)
		add(n, report_say(&p->arena, p->lang, W_Q_MISSING, list));
	if (!report_knows_callbacks(p->r))
		return;
	if (columns)
		add(n, report_say(&p->arena, p->lang, W_Q_MISSING_RATE,
			   mq_str(columns)));
	if (mq_scheme_derives_valid(scheme))
		add(n, report_text(p, W_Q_DERIVED));
}

void
report_notes_left_out(struct report_page *p, struct report_notes *n)
{
	const struct report *r = p->r;

	n->n = 0;
	add_count(p, n, W_X_REJECTED, p->inputs.all.rejected);
	add_count(p, n, W_X_OUTSIDE, p->inputs.all.left_out);
	add_count(p, n, W_X_UNDATED, r->undated);
	add_count(p, n, W_X_BACKWARDS, r->backwards);
	add_count(
	    p, n, W_X_CONFIDENTIAL, r->list[REPORT_LIST_LATE].confidential);
	if (!n->n)
		add(n, report_text(p, W_X_NOTHING));
	add(n, report_text(p, p->unmask ? W_X_UNMASKED : W_X_MASKED));
}

static size_t
define(struct report_definition *d, size_t n, enum report_word term,
    enum report_word meaning)
{
	d[n] = (struct report_definition){ term, meaning };
	return n + 1;
}

static size_t
define_callbacks(struct report_definition *d, size_t n)
{
	n = define(d, n, W_C_VALID, W_D_VALID);
	n = define(d, n, W_T_RESPONSE, W_D_RESPONSE);
	n = define(d, n, W_T_RESOLUTION, W_D_RESOLUTION);
	n = define(d, n, W_T_SATISFACTION, W_D_SATISFACTION);
	n = define(d, n, W_C_INTERVAL, W_D_INTERVAL);
	return define(d, n, W_T_SCORE, W_D_SCORE);
}

size_t
report_definitions(const struct report_page *p, struct report_definition *d)
{
	const struct report *r = p->r;
	size_t n = define(d, 0, W_T_RECEIVED, W_D_RECEIVED);

	n = define(d, n, W_VOLUME, W_D_VOLUME);
	if (report_knows_closed(r)) {
		n = define(d, n, W_T_CLOSED, W_D_CLOSED);
		n = define(d, n, W_C_OPEN, W_D_OPEN);
	}
	if (report_knows_closed(r) && report_has(r, REPORT_EXPECTED)) {
		n = define(d, n, W_T_ON_TIME, W_D_ON_TIME);
		n = define(d, n, W_T_OVERDUE, W_D_OVERDUE);
	}
	if (report_has(r, REPORT_CLOSED_AT))
		n = define(d, n, W_TIMES, W_D_TIMES);
	if (report_knows_callbacks(r))
		n = define_callbacks(d, n);
	if (report_has(r, REPORT_PARENT) || report_has(r, REPORT_REPEAT))
		n = define(d, n, W_T_REPEATS, W_D_REPEATS);
	if (r->has_unit)
		n = define(d, n, W_UNITS, W_D_UNIT);
	if (report_has(r, REPORT_CATEGORY))
		n = define(d, n, W_CATEGORIES, W_D_CATEGORY);
	return define(d, n, W_NA, W_D_NA);
}

struct mq_str
report_title(struct report_page *p)
{
	static const enum report_word sheet[] = {
		[MQ_DAY] = W_SHEET_DAY,
		[MQ_WEEK] = W_SHEET_WEEK,
		[MQ_MONTH] = W_SHEET_MONTH,
		[MQ_QUARTER] = W_SHEET_QUARTER,
		[MQ_YEAR] = W_SHEET_YEAR,
	};

	if (p->title)
		return mq_str(p->title);
	return report_text(p, p->r->sheet ? sheet[p->r->cadence] : W_TITLE);
}

struct mq_str
report_period(struct report_page *p)
{
	const struct report *r = p->r;

	if (!r->dated && !r->reader.spans.asked)
		return report_text(p, W_PERIOD_NONE);
	return report_say(&p->arena, p->lang, W_PERIOD,
	    report_bucket(p, MQ_DAY, r->first_day),
	    report_bucket(p, MQ_DAY, r->last_day),
	    report_int(p, r->last_day - r->first_day + 1));
}

struct mq_str
report_records(struct report_page *p)
{
	const struct report_input *all = &p->inputs.all;

	return report_say(&p->arena, p->lang, W_COUNTS,
	    report_int(p, report_input_read(all)), report_int(p, all->used),
	    report_int(p, all->left_out), report_int(p, all->rejected));
}

struct mq_str
report_as_of(struct report_page *p)
{
	struct mq_date now = { p->r->reader.now, 0, false };

	return report_say(&p->arena, p->lang, W_AS_OF, report_moment(p, &now),
	    mq_str(mq_zone_name(p->r->reader.zone)));
}

struct mq_str
report_made_by(struct report_page *p)
{
	return report_say(&p->arena, p->lang, W_MADE_BY, mq_str(p->version));
}
