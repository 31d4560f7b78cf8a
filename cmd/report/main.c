/* mq-report: turn case records into a report that people read */

#include <stdlib.h>
#include <string.h>

#include "form.h"
#include "mime.h"
#include "minqing/office.h"
#include "minqing/preset.h"
#include "minqing/run.h"
#include "sums.h"

static const char *scheme, *since, *until, *targets, *title;
static struct report_ask ask;
static struct mq_list calendars;
static bool tally, unmask;

static const char *
set_cadence(void *dest, const char *arg)
{
	struct report_ask *a = dest;

	if (mq_period_parse(mq_str(arg), &a->cadence))
		return "is day, week, month, quarter or year";
	a->has_cadence = true;
	return NULL;
}

/* Addresses in the form of a header; they live as long as the program. */
static struct mq_arena addresses;
static struct report_mail mail;

static const char *
set_from(void *dest, const char *arg)
{
	const char **from = dest, *why;

	*from = report_mime_address(&addresses, arg, &why);
	return *from ? NULL : why;
}

static const char *
add_to(void *dest, const char *arg)
{
	const char *why, *to = report_mime_address(&addresses, arg, &why);

	return to ? mq_set_list(dest, to) : why;
}

static const struct mq_opt options[] = {
	{ 's', "scheme", "name|file", "weights and credits (three-rates)",
	    mq_set_str, &scheme },
	{ 0, "cadence", "period",
	    "of the last whole day, week, month, quarter or year", set_cadence,
	    &ask },
	{ 'C', "calendar", "file",
	    "days off to mark; 365 is the built-in one; repeatable",
	    mq_set_list, &calendars },
	{ 0, "since", "date", "leave out what was requested before it",
	    mq_set_str, &since },
	{ 0, "tally", NULL, "write counts to be merged, not a report",
	    mq_set_true, &tally },
	{ 0, "targets", "name|file", "what rates should reach (the preset's)",
	    mq_set_str, &targets },
	{ 0, "until", "date", "leave out what was requested at it or later",
	    mq_set_str, &until },
	{ 0, "title", "title", "what the report is called", mq_set_str,
	    &title },
	{ 0, "mail-from", "address", "whom a mail is from", set_from,
	    &mail.from },
	{ 0, "mail-to", "address", "whom a mail is for; may be repeated",
	    add_to, &mail.to },
	{ 0, "unmask", NULL, "show telephone and identity numbers in names",
	    mq_set_true, &unmask },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-report",
	"turn case records into a report that people read",
	"[file ...]",
	options,
};

static struct mq_scheme *
open_scheme(struct mq_run *run)
{
	const char *preset = mq_run_common(run)->preset, *why;
	struct mq_arena a = { 0 };
	struct mq_scheme *sc = mq_scheme_open(preset, scheme, &a, &why);

	if (!sc)
		mq_die("%s", why);
	mq_arena_free(&a);
	return sc;
}

static void
open_tables(struct report_page *p, struct mq_run *run)
{
	const char *preset = mq_run_common(run)->preset;
	struct mq_table *names = mq_preset_table(preset, "categories", NULL);
	struct mq_table *aims = mq_preset_table(preset, "targets", targets);

	report_names_read(&p->names, names);
	report_targets_read(&p->targets, aims);
	mq_run_need_table(run, names);
	mq_run_need_table(run, aims);
	mq_table_free(names);
	mq_table_free(aims);
}

/*
 * The days off to be marked: of the files given, else of the preset where the
 * zone is China's, whose calendar it is.
 */
static struct mq_office *
open_office(struct mq_run *run, struct mq_zone *zone)
{
	const struct mq_common *common = mq_run_common(run);
	struct mq_office_opts opts = {
		.preset = common->preset, .calendars = calendars, .zone = zone
	};
	struct mq_office *o;

	if (!calendars.n && strcmp(mq_zone_name(zone), "Asia/Shanghai"))
		return NULL;
	o = mq_office_open(&opts);
	if (o->error)
		mq_die("%s", o->error);
	return o;
}

static int64_t
read_bound(const char *option, const char *text, struct mq_zone *zone)
{
	struct mq_date d;

	if (mq_date_parse(mq_str(text), zone, &d))
		mq_die("%s %s: not a date such as 2026-06-30 or "
		       "2026-06-30T18:00:00+08:00",
		    option, text);
	return d.t;
}

/* A day alone is its beginning in this zone. */
static void
read_bounds(struct mq_zone *zone)
{
	if ((ask.has_since = since != NULL))
		ask.since = read_bound("--since", since, zone);
	if ((ask.has_until = until != NULL))
		ask.until = read_bound("--until", until, zone);
}

static const struct mq_record *
start(struct report *r, struct mq_run *run)
{
	r->reader.zone = mq_run_common(run)->zone;
	r->reader.now = mq_run_common(run)->now;
	r->reader.scheme = open_scheme(run);
	read_bounds(r->reader.zone);
	report_set_period(r, &ask);
	mq_run_digest(run);
	return mq_run_header(run);
}

static void
start_records(
    struct report *r, struct mq_run *run, const struct mq_record *header)
{
	const char *lacks = report_lacks(header);

	if (lacks)
		mq_die("%s:1: no column '%s': give the records themselves, "
		       "not what mq-score --by makes of them",
		    mq_run_source(run), lacks);
	report_bind(r, header);
}

static void
read_all(struct report *r, struct mq_run *run)
{
	const char *column, *why;
	struct mq_record rec;

	while (mq_run_next(run, &rec))
		switch (report_add(r, &rec, &column, &why)) {
		case REPORT_TOOK:
			mq_run_count_out(run);
			break;
		case REPORT_TOOK_NOT:
			mq_run_count_dropped(run);
			break;
		default:
			mq_run_refuse(run, &rec, column, "value", why);
		}
}

/* The operands behind the first n, of which the tallies may know some. */
static void
add_inputs(struct report_page *p, struct mq_run *run, size_t n)
{
	char *const *path = mq_run_operands(run) + n;
	const struct mq_source *source = mq_run_sources(run) + n;
	struct report_inputs in = { 0 };

	for (; *path; path++)
		report_inputs_add(&in, *path, source++);
	report_inputs_join(&p->inputs, &in, true);
	report_inputs_free(&in);
}

static size_t
operands(struct mq_run *run)
{
	size_t n = 0;

	while (mq_run_operands(run)[n])
		n++;
	return n;
}

/* Tallies, and records behind them where there is a header. */
static void
take_tallies(struct report_page *p, struct report *r, struct report_sums *s,
    const struct mq_record *header)
{
	const char *why =
	    header ? report_sums_join(r, s, header) : report_sums_know(r, s);

	if (!why) {
		read_bounds(r->reader.zone);
		why = report_sums_bind(r, s, &ask);
	}
	if (!why)
		why = report_sums_take(r, s, &p->inputs);
	if (why)
		mq_die("%s", why);
	if (!r->uncovered)
		return;
	r->uncovered = mq_str_dup(&p->arena, mq_str(r->uncovered)).s;
	mq_warn("not compared with the period before: no tally of %s",
	    r->uncovered);
}

/* What there is to report on: tallies, records, or records behind tallies. */
static void
take_all(struct report_page *p, struct report *r, struct mq_run *run)
{
	size_t part = mq_run_part(run, mq_tally_is), n = operands(run);
	const struct mq_record *header = start(r, run);
	struct report_sums s = { 0 };
	size_t done = 0, of;
	const char *why;

	while (header && mq_tally_is(header)) {
		of = part && !done ? part : n - done;
		if ((why = report_sums_read(&s, run, of)))
			mq_die("%s", why);
		done += of;
		header = done < n ? mq_run_header(run) : NULL;
	}
	if (header)
		start_records(r, run, header);
	if (s.n)
		take_tallies(p, r, &s, header);
	if (header) {
		read_all(r, run);
		add_inputs(p, run, done);
	}
	report_sums_free(&s);
	report_inputs_finish(&p->inputs);
	report_finish(r);
}

static void
write_tally(struct report_page *p, struct report *r, struct mq_run *run)
{
	struct mq_tally *t = mq_tally_new("report");
	struct mq_writer *w = mq_writer_new(mq_run_output(run), MQ_TSV);
	const char *why = report_sums_give(r, &p->inputs, t);

	if (why)
		mq_die("%s", why);
	mq_tally_write(t, w);
	mq_writer_free(w);
	mq_tally_free(t);
}

static void
write_form(
    struct report_page *p, struct mq_run *run, size_t i, const char *path)
{
	struct mq_output *out = mq_run_output_at(run, i);
	const char *why =
	    report_form_of(mq_run_common(run)->to_name, path)->write(p, out);

	if (why)
		mq_die("%s: %s", mq_output_name(out), why);
}

/* Addresses that no output would have in it are a mistake. */
static void
check_mail(const struct mq_run *run)
{
	const struct mq_common *m = mq_run_common(run);
	bool used = report_form_of(m->to_name, NULL)->mail;
	size_t i;

	for (i = 0; i < m->outputs.n; i++)
		used |= report_form_of(m->to_name, m->outputs.item[i])->mail;
	if (!used && (mail.from || mail.to.n))
		mq_die("--mail-%s: no output is a mail; -t eml makes one",
		    mail.to.n ? "to" : "from");
}

static void
write_all(struct report_page *p, struct mq_run *run)
{
	const struct mq_list *outputs = &mq_run_common(run)->outputs;
	size_t i;

	check_mail(run);
	if (!outputs->n)
		write_form(p, run, 0, NULL);
	for (i = 0; i < outputs->n; i++)
		write_form(p, run, i, outputs->item[i]);
}

/* As no-color.org has it, and terminals that know none. */
static bool
wants_no_colour(void)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return (no && *no) || !term || !*term || !strcmp(term, "dumb");
}

int
main(int argc, char **argv)
{
	struct mq_run *run =
	    mq_run_start_formats(&prog, report_form_names, argc, argv);
	struct report r = { .by_assignee = tally };
	struct report_page p = { .r = &r };
	struct mq_office *office;

	take_all(&p, &r, run);
	office = open_office(run, r.reader.zone);
	p.calendar = office ? office->calendar : NULL;
	open_tables(&p, run);
	p.lang = strcmp(mq_run_common(run)->lang, "en") ? REPORT_ZH : REPORT_EN;
	p.title = title;
	p.scheme = scheme ? scheme : MQ_SCHEME_DEFAULT;
	p.version = MQ_VERSION;
	p.unmask = unmask;
	p.plain = wants_no_colour();
	p.mail = mail;
	if (tally)
		write_tally(&p, &r, run);
	else
		write_all(&p, run);
	report_names_free(&p.names);
	report_inputs_free(&p.inputs);
	mq_arena_free(&p.arena);
	mq_arena_free(&addresses);
	free(mail.to.item);
	mq_office_free(office);
	mq_scheme_free(r.reader.scheme);
	report_free(&r);
	return mq_run_finish(run);
}
