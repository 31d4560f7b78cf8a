/* mq-audit: keep a log of events that shows when it was changed */

#include <sys/stat.h>

#include "erase.h"
#include "minqing/date.h"
#include "minqing/run.h"
#include "secret.h"
#include "show.h"
#include "spool.h"

static const char *actor = "", *head_file, *reason = "";
static struct mq_list private;
static bool public, sync_once;

static const struct mq_opt options[] = {
	{ 0, "actor", "name", "erase: who erases, for the log", mq_set_str,
	    &actor },
	{ 0, "head", "file", "verify: hold the log to the heads kept in file",
	    mq_set_str, &head_file },
	{ 0, "private", "column",
	    "append: log commitments to its texts; repeatable", mq_set_list,
	    &private },
	{ 0, "public", NULL, "verify: do not look at the private texts",
	    mq_set_true, &public },
	{ 0, "reason", "text", "erase: why, for the log", mq_set_str, &reason },
	{ 0, "sync-once", NULL, "append: sync after the last line only",
	    mq_set_true, &sync_once },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-audit",
	"keep a log of events in which every change shows",
	"append log [file ...] | erase log id ... | verify|head|recover log",
	options,
};

/* One run; main() fills it in. */
struct audit {
	struct mq_run *run;
	const char *path;
	struct audit_log log;
	struct audit_end end;
	bool failed; /* a check did */
};

static void
need(const char *wrong)
{
	if (wrong)
		mq_die("%s", wrong);
}

/* The same of what does not name the log. */
static void
need_of(const struct audit *a, const char *wrong)
{
	if (wrong)
		mq_die("%s: %s", a->path, wrong);
}

static struct mq_str
now(const struct audit *a, char text[MQ_DATE_MAX])
{
	const struct mq_common *m = mq_run_common(a->run);
	struct mq_date date = mq_date_at(m->now, m->zone);

	return (struct mq_str){ text, mq_date_format(&date, text) };
}

static void
show_head(struct audit *a)
{
	char text[MQ_DATE_MAX];

	audit_show_head(
	    mq_run_writer(a->run), a->failed ? NULL : &a->end, now(a, text));
}

/* Open the log to write to it, and find where it ends. */
static void
open_end(struct audit *a, enum audit_mode mode)
{
	need(audit_log_open(&a->log, a->path, mode));
	if (a->log.bytes.n)
		need_of(a, audit_check_end(a->log.bytes, &a->end));
}

static void
append_lines(struct audit *a, const struct audit_spool *sp)
{
	struct mq_str header = audit_text_str(&sp->header), there;
	struct audit_secrets secrets = { 0 };

	open_end(a, AUDIT_CREATE);
	there = audit_log_header(&a->log);
	if (there.n && !mq_str_eq(there, header))
		mq_die(
		    "%s: was begun by another meanwhile; try again", a->path);
	if (sp->secrets.n) {
		need(audit_secrets_load(&secrets, a->log.secrets));
		need(audit_secrets_append(
		    &secrets, audit_text_str(&sp->secrets)));
		audit_secrets_free(&secrets);
	}
	need(audit_log_append(
	    &a->log, header, audit_text_str(&sp->lines), sync_once, &a->end));
}

/* The header of the log as it stands, or "" of a new one. */
static struct mq_str
look_at_header(struct audit *a, struct mq_arena *arena)
{
	struct mq_str header;

	need(audit_log_open(&a->log, a->path, AUDIT_LOOK));
	header = mq_str_dup(arena, audit_log_header(&a->log));
	if (a->log.bytes.n && !header.n)
		need_of(a, "ends in a torn line; mq-audit recover mends it");
	if (header.n && !audit_is_header(header))
		need_of(a, "no audited log: its last columns are not seq and "
			   "hash; append it to a new one");
	audit_log_close(&a->log);
	return header;
}

/*
 * Nothing is appended before all was read: input that turns out truncated, or
 * of which too much is refused, leaves the log alone, and one that is slow does
 * not keep others waiting.
 */
static void
append(struct audit *a)
{
	const struct mq_record *input = mq_run_header(a->run);
	struct audit_spool sp = { 0 };
	struct mq_record rec;
	const char *wrong, *column = NULL;

	wrong = audit_spool_begin(
	    &sp, look_at_header(a, &sp.arena), input, &private);
	if (wrong)
		mq_die("%s: %s", mq_run_source(a->run), wrong);
	while (mq_run_next(a->run, &rec)) {
		wrong = audit_spool_add(&sp, &rec, &column);
		if (wrong)
			mq_run_refuse(
			    a->run, &rec, column, "commitment", wrong);
		else
			mq_run_count_out(a->run);
	}
	(void)mq_run_writer(a->run); /* what cannot be opened stops it here */
	a->failed = mq_run_too_many(a->run);
	if (a->failed)
		mq_warn("%s: nothing was appended", a->path);
	else
		append_lines(a, &sp);
	audit_spool_free(&sp);
	show_head(a);
}

static void
erase(struct audit *a)
{
	struct audit_order order = { mq_run_operands(a->run), { 0 }, actor,
		reason };
	char text[MQ_DATE_MAX];

	order.time = now(a, text);
	if (!strcmp(order.id[0], "-"))
		mq_die("erase: want the ids whose private texts are to go");
	open_end(a, AUDIT_WRITE);
	need(audit_erase(&a->log, &order, &a->end));
	show_head(a);
}

static void
verify(struct audit *a)
{
	struct audit_secrets secrets = { 0 };
	struct audit_heads heads = { 0 };
	struct audit_report r = { 0 };
	size_t held = 0;

	if (head_file && audit_heads_load(&heads, head_file))
		mq_die("%s", heads.error);
	need(audit_log_open(&a->log, a->path, AUDIT_READ));
	need_of(a, audit_check(a->log.bytes, &heads, &r, &a->end));
	if (!public) {
		need(audit_secrets_load(&secrets, a->log.secrets));
		held = audit_secrets_check(&secrets, a->log.bytes, &r);
	}
	audit_show_check(mq_run_writer(a->run), &r, &a->end, &heads, held);
	a->failed = audit_faults(&r) > 0;
	if (a->failed)
		mq_warn("%s: is not as it was appended: findings: %zu", a->path,
		    audit_faults(&r));
	audit_secrets_free(&secrets);
	audit_heads_free(&heads);
	audit_report_free(&r);
}

/* A head is kept for years: none is given of a log that is not sound. */
static void
head(struct audit *a)
{
	struct audit_heads none = { 0 };
	struct audit_report r = { 0 };

	need(audit_log_open(&a->log, a->path, AUDIT_READ));
	need_of(a, audit_check(a->log.bytes, &none, &r, &a->end));
	a->failed = audit_faults(&r) > 0;
	if (a->failed)
		mq_warn("%s: is not as it was appended; see mq-audit verify",
		    a->path);
	audit_report_free(&r);
	show_head(a);
}

static void
recover(struct audit *a)
{
	const char *done;

	need(audit_log_open(&a->log, a->path, AUDIT_WRITE));
	need(audit_log_mend(&a->log, &done));
	if (done)
		mq_warn("%s", done);
	need(audit_log_remap(&a->log));
	need(audit_purge(&a->log));
	if (a->log.bytes.n)
		need_of(a, audit_check_end(a->log.bytes, &a->end));
	show_head(a);
}

static const struct verb {
	const char *name;
	void (*act)(struct audit *a);
	bool operands; /* behind the log */
} verbs[] = {
	{ "append", append, true },
	{ "erase", erase, true },
	{ "head", head, false },
	{ "recover", recover, false },
	{ "verify", verify, false },
};

static const struct verb *
find_verb(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (!strcmp(verbs[i].name, name))
			return &verbs[i];
	return NULL;
}

/* What is published by -o or -r would take the place of the log. */
static void
check_path(const struct audit *a, const char *path)
{
	struct stat out, log;

	if (path && strcmp(path, "-") && !stat(path, &out) &&
	    !stat(a->path, &log) && out.st_ino == log.st_ino &&
	    out.st_dev == log.st_dev)
		mq_die("%s: is the log; write to another file", path);
}

static void
act(struct audit *a, const struct verb *verb)
{
	const struct mq_common *m = mq_run_common(a->run);
	const char *first = mq_run_operands(a->run)[0];

	if (!verb)
		mq_die("want append, erase, verify, head or recover first; see "
		       "%s --help",
		    mq_prog());
	if (!a->path)
		mq_die("%s: want the log right behind it", verb->name);
	if (!verb->operands && strcmp(first, "-"))
		mq_die("%s: one log at a time, not %s too", verb->name, first);
	check_path(a, m->outputs.n ? m->outputs.item[0] : NULL);
	check_path(a, m->rejects);
	verb->act(a);
}

int
main(int argc, char **argv)
{
	const struct verb *verb = argc > 1 ? find_verb(argv[1]) : NULL;
	struct audit a = { 0 };
	int skip = !!verb, status;

	/* Verb and log come first; the rest is as in other commands. */
	if (verb && argc > 2 && *argv[2] != '-') {
		a.path = argv[2];
		skip++;
	}
	a.run = mq_run_start(&prog, argc - skip, argv + skip);
	act(&a, verb);
	audit_log_close(&a.log);
	status = mq_run_finish(a.run);
	return status == MQ_OK && a.failed ? MQ_REFUSED : status;
}
