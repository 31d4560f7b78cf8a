#include "minqing/office.h"

#include <errno.h>
#include <stdlib.h>
#include <strings.h>

#include "holidays.h"
#include "minqing/decode.h"
#include "minqing/preset.h"

/* A calendar of more bytes is a mistake: a century of China has 200,000. */
enum { BYTES_MAX = 8 << 20 };

static const char too_large[] = "too large for a calendar";

/* All bytes that `get` gives: 0, or -1 where it fails or they are too many. */
static int
read_all(struct mq_office *o, ssize_t (*get)(void *from, void *buf, size_t n),
    void *from, struct mq_str *text)
{
	size_t size = 64 << 10, n = 0;
	char *buf = mq_arena_alloc(&o->arena, size), *more;
	ssize_t got;

	while ((got = get(from, buf + n, size - n)) > 0) {
		n += (size_t)got;
		if (n < size)
			continue;
		if (size >= BYTES_MAX)
			return -1;
		more = mq_arena_alloc(&o->arena, 2 * size);
		buf = memcpy(more, buf, size);
		size *= 2;
	}
	*text = (struct mq_str){ buf, n };
	return (int)got;
}

static ssize_t
get_raw(void *from, void *buf, size_t n)
{
	return mq_input_read(from, buf, n);
}

static ssize_t
get_decoded(void *from, void *buf, size_t n)
{
	return mq_decoder_read(from, buf, n);
}

/* Bring a text to UTF-8. */
static int
decode(struct mq_office *o, struct mq_str *text)
{
	struct mq_decoder *d =
	    mq_decoder_new(mq_input_mem(o->name, text->s, text->n, text->n),
		NULL, MQ_GUESS_ALL);

	if (read_all(o, get_decoded, d, text)) {
		o->error = mq_decoder_error(d);
		o->error = mq_arena_printf(&o->arena, "%s: %s", o->name,
		    o->error ? o->error : too_large);
	}
	mq_decoder_close(d);
	return o->error ? -1 : 0;
}

/* Set the days of a table, which is freed. */
static void
take_table(struct mq_office *o, struct mq_table *t)
{
	struct mq_holidays h = { .calendar = o->calendar, .arena = &o->arena };

	o->name = mq_arena_printf(&o->arena, "%s", t->name);
	o->error = mq_holidays_table(&h, t);
	mq_table_free(t);
}

/*
 * Tell a calendar's form by how it begins, and set its days.  iCalendar is
 * decoded by its reader: lines may be folded within a character.
 */
static void
read_days(struct mq_office *o, struct mq_str text)
{
	static const char ics[] = "BEGIN:VCALENDAR";
	struct mq_str start = text;
	struct mq_holidays h = { o->calendar, o->name, text, &o->arena };

	if (mq_str_starts(start, MQ_STR("\xEF\xBB\xBF")))
		start = (struct mq_str){ text.s + 3, text.n - 3 };
	start = mq_str_trim(start);
	if (start.n && *start.s == '{') {
		if (decode(o, &h.text) == 0)
			o->error = mq_holidays_json(&h);
	} else if (start.n >= sizeof(ics) - 1 &&
		   !strncasecmp(start.s, ics, sizeof(ics) - 1)) {
		o->error = mq_holidays_ics(&h);
	} else {
		take_table(o, mq_table_load(mq_input_mem(
				  o->name, text.s, text.n, text.n + 1)));
	}
}

/* NULL where it cannot be opened, and where the built-in table is meant. */
static struct mq_input *
open_input(struct mq_office *o, const char *preset, const char *given)
{
	struct mq_input *in;
	const char *why;

	if (!given || !strcmp(given, MQ_PRESET_BUILTIN)) {
		in = mq_preset_open(given ? given : preset, "calendar", &why);
		if (why)
			o->error = mq_arena_printf(&o->arena, "%s", why);
		return in;
	}
	in = mq_input_open(given);
	if (!in)
		o->error = mq_arena_printf(
		    &o->arena, "%s: %s", given, strerror(errno));
	return in;
}

/* Take in one calendar: a file, or the preset's where `given` is NULL. */
static void
take_in(struct mq_office *o, const char *preset, const char *given)
{
	struct mq_input *in = open_input(o, preset, given);
	struct mq_str text;

	if (!in) {
		if (!o->error)
			take_table(o, mq_preset_builtin("calendar"));
		return;
	}
	o->name = mq_arena_printf(&o->arena, "%s", mq_input_name(in));
	if (read_all(o, get_raw, in, &text)) {
		o->error = mq_input_error(in);
		o->error = mq_arena_printf(&o->arena, "%s: %s", o->name,
		    o->error ? o->error : too_large);
	} else {
		read_days(o, text);
	}
	mq_input_close(in);
}

/* The rows of the table as one text: "mon-fri 09:00-17:00; sat ...". */
static const char *
join_hours(struct mq_office *o, struct mq_table *t)
{
	long day = mq_table_column(t, "day");
	long hours = t->error ? -1 : mq_table_column(t, "hours");
	const char *text = "";
	size_t row;

	for (row = 0; row < t->nrows && !t->error; row++)
		text = mq_arena_printf(&o->arena, "%s%s%s %s", text,
		    row ? ";" : "", mq_table_cell(t, row, day).s,
		    mq_table_cell(t, row, hours).s);
	return text;
}

static void
set_hours(struct mq_office *o, const struct mq_office_opts *opts)
{
	struct mq_table *t = NULL;
	const char *text = opts->hours, *name = "--hours", *wrong = NULL;

	if (!text) {
		t = mq_preset_table(opts->preset, "hours", NULL);
		name = t->name;
		text = t->error ? "" : join_hours(o, t);
	}
	if (t && t->error)
		o->error = mq_arena_printf(&o->arena, "%s", t->error);
	else
		wrong = mq_calendar_set_hours(o->calendar, mq_str(text));
	if (wrong)
		o->error = mq_arena_printf(
		    &o->arena, "%s: '%s': %s", name, text, wrong);
	mq_table_free(t);
}

struct mq_office *
mq_office_open(const struct mq_office_opts *opts)
{
	struct mq_office *o = mq_xcalloc(1, sizeof(*o));
	const struct mq_list *given = &opts->calendars;
	size_t i;

	o->calendar = mq_calendar_new(opts->zone, opts->mode);
	if (opts->mode == MQ_CALENDAR_24X7) {
		if (given->n || opts->hours)
			o->error = "mode 24x7 is always open: it takes neither "
				   "a calendar nor hours (--hours 'daily "
				   "09:00-21:00' opens every day)";
		return o;
	}
	set_hours(o, opts);
	if (!o->error && !given->n)
		take_in(o, opts->preset, NULL);
	for (i = 0; i < given->n && !o->error; i++)
		take_in(o, opts->preset, given->item[i]);
	return o;
}

const char *
mq_office_doubt(struct mq_office *o)
{
	int year = mq_calendar_unknown(o->calendar), first, last;
	const char *has = "none";

	if (!year)
		return NULL;
	if (!mq_calendar_known(o->calendar, &first, &last))
		has = first == last
			  ? mq_arena_printf(&o->arena, "%d", first)
			  : mq_arena_printf(&o->arena, "%d to %d", first, last);
	return mq_arena_printf(&o->arena,
	    "%s: has no days of %d (it has %s): weekends alone count there",
	    o->name, year, has);
}

void
mq_office_free(struct mq_office *o)
{
	if (!o)
		return;
	mq_calendar_free(o->calendar);
	mq_arena_free(&o->arena);
	free(o);
}
