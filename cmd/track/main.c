/* mq-track: fold the log of events into the records */

#include <inttypes.h>
#include <stdlib.h>

#include "feed.h"
#include "hours.h"
#include "minqing/preset.h"
#include "minqing/run.h"
#include "track.h"

static const char *events, *policy;
static struct mq_list deadlines;
static struct mq_office_opts office_opts;
static bool sorted;
static struct track track;
static struct track_hours hours;

static struct track_feed *feed;
static struct mq_run *run;
static uint64_t refused;       /* events */
static const char *odd_source; /* of the first odd status */
static bool again; /* the record came before, and all was said then */

static const char *
set_reopen(void *dest, const char *arg)
{
	static const char *const words[] = { "count", "reset", "ignore" };
	enum track_reopen *r = dest;
	int i;

	for (i = 0; i < 3; i++)
		if (!strcmp(arg, words[i])) {
			*r = (enum track_reopen)i;
			return NULL;
		}
	return "want count, reset or ignore";
}

static const struct mq_opt options[] = {
	{ 'C', "calendar", "file", "days: a table, .json or .ics; repeatable",
	    mq_set_list, &office_opts.calendars },
	{ 'e', "events", "file", "the log of events (needed)", mq_set_str,
	    &events },
	{ 'L', "deadlines", "file", "deadlines table; repeatable", mq_set_list,
	    &deadlines },
	{ 'P', "policy", "file", "ladder policy table", mq_set_str, &policy },
	{ 0, "reopen", "how", "clocks after a reopening: count, reset, ignore",
	    set_reopen, &track.fold.reopen },
	{ 0, "sorted", NULL, "records and events are sorted by their id",
	    mq_set_true, &sorted },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-track",
	"fold the log of events into the records",
	"[file ...]",
	options,
};

/* An event that is refused counts as one more that came in. */
static void
refuse(void *ctx, const struct track_refused *r)
{
	struct mq_place at = { feed->name, r->line, r->byte, r->flaw.column };

	(void)ctx;
	if (again)
		return;
	mq_run_source_header(run, feed->name, feed->header);
	mq_run_count_in(run);
	mq_run_refuse_at(run, &at, r->flaw.code, r->flaw.why, r->raw);
	refused++;
}

static void
refuse_event(
    void *ctx, const struct track_event *e, const struct track_flaw *flaw)
{
	struct track_refused r = track_refused_of(e, flaw);

	refuse(ctx, &r);
}

static void
check_events(void)
{
	char *const *operand = mq_run_operands(run);

	if (!events)
		mq_die("want -e EVENTS, the log of events; see %s --help",
		    mq_prog());
	for (; *operand; operand++)
		if (!strcmp(*operand, events))
			mq_die("%s: is both the records and the events",
			    strcmp(events, "-") ? events : "<stdin>");
}

static struct mq_table *
take_policy(void)
{
	struct mq_table *t =
	    mq_preset_table(mq_run_common(run)->preset, "policy", policy);

	track_policy_add(&track.policy, t);
	mq_run_need_table(run, t);
	return t;
}

/* As mq-route takes them in: what was given last goes first. */
static struct mq_table **
take_deadlines(size_t *n)
{
	struct mq_table **t = mq_xcalloc(deadlines.n + 1, sizeof(*t));
	size_t i;

	*n = mq_preset_tables(
	    mq_run_common(run)->preset, "deadlines", &deadlines, t);
	for (i = *n; i-- > 0;) {
		mq_deadlines_add(&track.deadlines, t[i]);
		mq_run_need_table(run, t[i]);
	}
	return t;
}

static struct mq_office *
open_office(void)
{
	struct mq_office *office;

	office_opts.preset = mq_run_common(run)->preset;
	office_opts.zone = mq_run_common(run)->zone;
	office = mq_office_open(&office_opts);
	if (office->error)
		mq_die("%s", office->error);
	track.calendar = office->calendar;
	if (track_hours_open(&hours, &track.policy, &office_opts))
		mq_die("%s", hours.error);
	return office;
}

static void
open_feed(void)
{
	const struct mq_common *common = mq_run_common(run);
	struct track_feed_opts opts = { .path = events,
		.zone = common->zone,
		.sorted = sorted,
		.refuse = refuse };

	track.fold.now = common->now;
	track.fold.zone = common->zone;
	track.fold.refuse = refuse_event;
	feed = track_feed_open(&opts);
	if (feed->error || track_feed_load(feed))
		mq_die("%s", feed->error);
}

/* Did another record come with this id?  The same may come again. */
static bool
is_other(const struct mq_record *rec)
{
	uint64_t hash = mq_hash(rec->raw.s, rec->raw.n, 0) | 1;

	again = *feed->seen != 0;
	if (!again)
		*feed->seen = hash;
	return *feed->seen != hash;
}

static void
fold_record(const struct mq_pass *pass, const struct mq_record *rec, size_t n)
{
	struct track_fold before = track.fold;
	const char *column, *why;

	if (is_other(rec)) {
		mq_run_refuse(run, rec, "service_request_id", "id",
		    "not the same as the record before that has this id");
		return;
	}
	why = track_record(&track, rec, feed->event, n, &column);
	if (again)
		track.fold = before;
	if (why)
		mq_run_refuse(run, rec, column, "date", why);
	else
		mq_run_pass(run, pass, rec, track.value);
}

static void
note_odd(void)
{
	if (track.odd && !odd_source)
		odd_source = mq_run_source(run);
}

static void
track_all(void)
{
	const struct mq_record *header = mq_run_header(run);
	size_t id = mq_run_column(run, "service_request_id");
	struct mq_pass *pass;
	struct mq_record rec;
	long n;

	track_bind(&track, header, feed->told);
	pass = mq_pass_new(header, track.own, track.nown);
	mq_pass_header(pass, mq_run_writer(run));
	while (mq_run_next(run, &rec)) {
		n = track_feed_take(feed, mq_field(&rec, id));
		if (n == -2)
			mq_die("%s:%lu: not sorted by service_request_id, as "
			       "LC_ALL=C sort does",
			    mq_run_source(run), rec.line);
		if (n < 0)
			mq_die("%s", feed->error);
		if (n > 0) {
			fold_record(pass, &rec, (size_t)n);
			note_odd();
			continue;
		}
		track_untouched(&track, &rec);
		mq_run_pass(run, pass, &rec, track.value);
		note_odd();
	}
	again = false;
	if (track_feed_end(feed))
		mq_die("%s", feed->error);
	mq_pass_free(pass);
}

/* Silent where every event was folded. */
static void
tell_counts(void)
{
	const struct track_fold *f = &track.fold;
	uint64_t other =
	    feed->lines - f->folded - f->repeated - f->later - refused;

	if (f->folded < feed->lines)
		mq_warn("%s: of %" PRIu64 " events %" PRIu64 " folded, %" PRIu64
			" repeats left out, %" PRIu64 " later than now, "
			"%" PRIu64 " refused, %" PRIu64 " of refused records",
		    feed->name, feed->lines, f->folded, f->repeated, f->later,
		    refused, other);
}

/* A status that means nothing leaves a record open, which may be a slip. */
static void
tell_odd(void)
{
	if (track.odd)
		mq_warn(
		    "%s:%lu: column 'status': no known word, and no date of "
		    "an end; records of this kind: %" PRIu64,
		    odd_source, track.odd_line, track.odd);
}

int
main(int argc, char **argv)
{
	struct mq_table *ladder, **targets;
	struct mq_office *office;
	const char *doubt;
	size_t n;

	run = mq_run_start(&prog, argc, argv);
	check_events();
	ladder = take_policy();
	targets = take_deadlines(&n);
	office = open_office();
	open_feed();
	track_all();
	tell_counts();
	tell_odd();
	if ((doubt = mq_office_doubt(office)) ||
	    (doubt = track_hours_doubt(&hours)))
		mq_warn("%s", doubt);
	track_hours_free(&hours);
	track_feed_close(feed);
	track_free(&track);
	mq_office_free(office);
	mq_table_free(ladder);
	while (n > 0)
		mq_table_free(targets[--n]);
	free(targets);
	return mq_run_finish(run);
}
