#include <strings.h>

#include "holidays.h"
#include "minqing/utf8.h"

/* The longest event; one of more days is a mistake. */
enum { DAYS_MAX = 366 };

/* A content line, unfolded: NAME;PARAMETERS:VALUE. */
struct line {
	struct mq_str name, value;
	unsigned long number;
};

/* An event, as far as it was read. */
struct event {
	bool inside;
	int deeper; /* components inside it, such as alarms */
	unsigned long line;
	struct mq_str start, end, duration, summary;
	bool repeats, cancelled;
};

struct reading {
	const struct mq_holidays *h;
	struct mq_str rest;
	unsigned long next; /* number of the line that comes next */
	struct event event;
};

static bool
is(struct mq_str s, const char *word)
{
	return s.n == strlen(word) && !strncasecmp(s.s, word, s.n);
}

static bool
contains(struct mq_str s, const char *word)
{
	size_t n = strlen(word), i;

	for (i = 0; i + n <= s.n; i++)
		if (!memcmp(s.s + i, word, n))
			return true;
	return false;
}

/* Where the name ends; parameters may hold colons within quotes. */
static void
split(struct mq_str text, struct line *l)
{
	bool quoted = false;
	size_t i;

	l->name.s = text.s;
	l->name.n = 0;
	while (l->name.n < text.n && text.s[l->name.n] != ':' &&
	       text.s[l->name.n] != ';')
		l->name.n++;
	for (i = l->name.n; i < text.n && (quoted || text.s[i] != ':'); i++)
		quoted ^= text.s[i] == '"';
	if (i < text.n)
		i++;
	l->value = (struct mq_str){ text.s + i, text.n - i };
}

/* Take the folds out: a line end and the one blank behind it. */
static struct mq_str
unfold(struct mq_arena *a, struct mq_str raw)
{
	char *text = mq_arena_alloc(a, raw.n);
	struct mq_str part;
	size_t n = 0;

	while (mq_str_next(&raw, '\n', &part)) {
		if (part.n && part.s[part.n - 1] == '\r')
			part.n--;
		if (n && part.n) {
			part.s++;
			part.n--;
		}
		memcpy(text + n, part.s, part.n);
		n += part.n;
	}
	return (struct mq_str){ text, n };
}

/* The next content line, which goes on where the next one begins blank. */
static bool
take_line(struct reading *r, struct line *l)
{
	struct mq_str text = { r->rest.s, 0 }, part;

	if (!mq_str_next(&r->rest, '\n', &part))
		return false;
	l->number = r->next++;
	while (r->rest.n && (*r->rest.s == ' ' || *r->rest.s == '\t')) {
		mq_str_next(&r->rest, '\n', &part);
		r->next++;
	}
	text.n = (size_t)(part.s + part.n - text.s);
	split(unfold(r->h->arena, text), l);
	return true;
}

/* 上班(补春节假期), 补班, [加班], 春节(班): a make-up work day. */
static bool
says_work(struct mq_str summary)
{
	static const char *const words[] = { "上班", "补班", "加班", "(班)",
		"（班）" };
	size_t i;

	if (contains(summary, "不上班"))
		return false;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (contains(summary, words[i]))
			return true;
	return false;
}

/* "\," "\;" "\\" and "\n" of a text value. */
static struct mq_str
unescape(struct mq_arena *a, struct mq_str s)
{
	char *text = mq_arena_alloc(a, s.n + 1);
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] == '\\' && i + 1 < s.n) {
			i++;
			text[n++] =
			    s.s[i] == 'n' || s.s[i] == 'N' ? ' ' : s.s[i];
		} else {
			text[n++] = s.s[i];
		}
	}
	return (struct mq_str){ text, n };
}

/* An all-day event's date: 20241001, or 20241001T000000 of no zone. */
static int
read_date(struct mq_str s, int64_t *day)
{
	if (s.n != 8 && !(s.n == 15 && s.s[8] == 'T'))
		return -1;
	return mq_holidays_date(s, day);
}

/* The number of days of "P1D" or "P2W", or -1. */
static int64_t
read_duration(struct mq_str s)
{
	struct mq_str digits = { s.s + 1, s.n - 2 };
	int64_t n;

	if (s.n < 3 || *s.s != 'P' || mq_str_int(digits, &n) || n < 1 ||
	    n > DAYS_MAX)
		return -1;
	switch (s.s[s.n - 1]) {
	case 'D':
		return n;
	case 'W':
		return n * 7;
	default:
		return -1;
	}
}

/* The days [*from, *to) of an event: NULL, or what is wrong. */
static const char *
read_days(const struct event *e, int64_t *from, int64_t *to)
{
	if (!e->start.s)
		return "an event without DTSTART";
	if (read_date(e->start, from))
		return "DTSTART is no date; only events of whole days are read";
	if (e->duration.s)
		*to = *from + read_duration(e->duration);
	else if (!e->end.s)
		*to = *from + 1;
	else if (read_date(e->end, to))
		return "DTEND is no date; only events of whole days are read";
	if (*to == *from && e->end.s) /* some write the last day itself */
		(*to)++;
	if (*to <= *from || *to - *from > DAYS_MAX)
		return "an event must be 1 to 366 days long";
	if (e->repeats)
		return "an event that repeats; write its days out";
	return NULL;
}

static const char *
add_event(const struct reading *r)
{
	const struct event *e = &r->event;
	const struct mq_holidays *h = r->h;
	struct mq_str name;
	const char *wrong;
	int64_t day, to;

	if (e->cancelled)
		return NULL;
	wrong = read_days(e, &day, &to);
	if (wrong)
		return mq_holidays_wrong(h, e->line, "%s", wrong);
	if (mq_utf8_valid(e->summary.s, e->summary.n) < e->summary.n)
		return mq_holidays_wrong(h, e->line, "SUMMARY is not UTF-8");
	name = unescape(h->arena, e->summary);
	for (; day < to; day++)
		mq_calendar_set_day(
		    h->calendar, day, says_work(name), MQ_STR(""), name);
	return NULL;
}

static void
read_property(struct event *e, const struct line *l)
{
	if (is(l->name, "DTSTART"))
		e->start = l->value;
	else if (is(l->name, "DTEND"))
		e->end = l->value;
	else if (is(l->name, "DURATION"))
		e->duration = l->value;
	else if (is(l->name, "SUMMARY"))
		e->summary = l->value;
	else if (is(l->name, "STATUS"))
		e->cancelled = is(l->value, "CANCELLED");
	else if (is(l->name, "RRULE") || is(l->name, "RDATE"))
		e->repeats = true;
}

static const char *
read_line(struct reading *r, const struct line *l)
{
	struct event *e = &r->event;

	if (!e->inside) {
		if (is(l->name, "BEGIN") && is(l->value, "VEVENT"))
			*e =
			    (struct event){ .inside = true, .line = l->number };
	} else if (is(l->name, "BEGIN")) {
		e->deeper++;
	} else if (is(l->name, "END") && e->deeper) {
		e->deeper--;
	} else if (is(l->name, "END")) {
		e->inside = false;
		return add_event(r);
	} else if (!e->deeper) {
		read_property(e, l);
	}
	return NULL;
}

const char *
mq_holidays_ics(const struct mq_holidays *h)
{
	struct reading r = { .h = h, .rest = h->text, .next = 1 };
	const char *wrong = NULL;
	struct line l;

	while (!wrong && take_line(&r, &l))
		wrong = read_line(&r, &l);
	if (!wrong && r.event.inside)
		wrong = mq_holidays_wrong(
		    h, r.event.line, "an event that does not end");
	return wrong;
}
