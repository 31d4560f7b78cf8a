#include "tile.h"

#include "spark.h"

static struct report_tile
plain(const char *name, enum report_word label, struct report_value value,
    struct mq_str note)
{
	return (struct report_tile){ .name = name,
		.label = label,
		.value = value,
		.note = note,
		.permille = -1,
		.low = -1,
		.high = -1,
		.target = -1,
		.target_text = MQ_STR(""),
		.change_text = MQ_STR("") };
}

/* What it was in a period that this one is compared with. */
static void
compare(struct report_page *p, struct report_tile *t, enum report_span then,
    struct report_value was, struct mq_str by)
{
	bool ago = then == REPORT_YEAR_AGO;
	struct mq_str said = report_say(
	    &p->arena, p->lang, ago ? W_T_YEAR_AGO : W_T_BEFORE, was.text, by);

	*(ago ? &t->year_ago : &t->before) = was;
	t->change_text = t->change_text.n
			     ? report_join(p, t->change_text,
				   report_text(p, W_SEMICOLON), said)
			     : said;
}

/* The cases of that period; NULL where there are none. */
static const struct report_tally *
tally_of(const struct report_page *p, enum report_span then)
{
	const struct report_tally *t =
	    then == REPORT_YEAR_AGO ? &p->r->year_ago : &p->r->before;

	return t->n ? t : NULL;
}

static const enum report_span thens[] = { REPORT_BEFORE, REPORT_YEAR_AGO };

enum { THENS = sizeof(thens) / sizeof(thens[0]) };

static void
aim(struct report_page *p, struct report_tile *t, enum report_measure m)
{
	t->target = p->targets.of[m].target;
	if (t->target < 0 || t->permille < 0)
		return;
	t->aim = m == REPORT_SCORE
		     ? report_value_points(p, (double)t->target / 10)
		     : report_value_rate(p, (double)t->target / 1000, 0);
	t->target_text = report_say(&p->arena, p->lang,
	    t->permille >= t->target ? W_T_MET : W_T_MISSED,
	    report_percent(p, t->target));
}

/* How a rate changed, and if it is better or worse than before. */
static void
compare_rate(struct report_page *p, struct report_tile *t,
    enum report_measure m, enum report_span then)
{
	const struct report_tally *of = tally_of(p, then);
	struct report_rate now = report_rate(p, m, &p->r->all), was;
	bool points = m == REPORT_SCORE;
	struct report_change c;

	if (!of)
		return;
	was = report_rate(p, m, of);
	c = report_change(&now, &was);
	if (!c.known)
		return;
	compare(p, t, then,
	    points ? report_value_points(p, 100 * was.x)
		   : report_value_rate(p, was.x, was.of),
	    report_points_by(p, c.by));
	if (then == REPORT_BEFORE && c.beyond && !points &&
	    m != REPORT_CLOSED_RATE)
		t->change = c.by > 0 ? 1 : -1;
}

/* A rate, its target, its change and its course. */
static struct report_tile
rate(struct report_page *p, enum report_measure m, enum report_word label,
    struct mq_str note)
{
	struct report_rate now = report_rate(p, m, &p->r->all);
	bool points = m == REPORT_SCORE;
	struct report_tile t = plain(report_measure_name(m), label,
	    points ? report_value_points(p, 100 * now.x)
		   : report_value_rate(p, now.x, now.of),
	    note);
	int i;

	t.permille = now.permille;
	aim(p, &t, m);
	for (i = 0; i < THENS; i++)
		compare_rate(p, &t, m, thens[i]);
	t.nsparks = report_spark_rate(p, m, t.spark);
	if (points)
		t.permille = -1;
	return t;
}

/* How a count changed that is now so many. */
static void
compare_count(
    struct report_page *p, struct report_tile *t, int64_t now, bool repeats)
{
	const struct report_tally *of;
	int64_t was;
	int i;

	for (i = 0; i < THENS; i++) {
		of = tally_of(p, thens[i]);
		if (!of)
			continue;
		was = repeats ? of->repeats : of->n;
		compare(p, t, thens[i], report_value_int(p, was),
		    report_percent_by(p, now, was));
	}
}

static struct report_tile
received(struct report_page *p)
{
	const struct report *r = p->r;
	struct mq_str mean =
	    report_mean(p, r->dated, r->last_day - r->first_day + 1);
	struct report_tile t =
	    plain("received", W_T_RECEIVED, report_value_int(p, r->all.n),
		report_say(&p->arena, p->lang,
		    r->undated ? W_T_UNDATED_NOTE : W_T_RECEIVED_NOTE, mean,
		    report_int(p, r->undated)));

	compare_count(p, &t, r->all.n, false);
	t.nsparks = report_spark_count(p, REPORT_SPARK_CASES, t.spark);
	return t;
}

static struct report_tile
closed(struct report_page *p)
{
	const struct report_tally *t = &p->r->all;

	return rate(p, REPORT_CLOSED_RATE, W_T_CLOSED,
	    report_say(&p->arena, p->lang,
		t->ended ? W_T_CLOSED_ENDED_NOTE : W_T_CLOSED_NOTE,
		report_int(p, t->closed), report_int(p, t->n),
		report_int(p, t->open), report_int(p, t->ended)));
}

static struct report_tile
on_time(struct report_page *p)
{
	const struct report_tally *t = &p->r->all;

	return rate(p, REPORT_ON_TIME, W_T_ON_TIME,
	    report_say(&p->arena, p->lang, W_T_ON_TIME_NOTE,
		report_int(p, t->on_time), report_int(p, t->timed)));
}

static size_t
callbacks(struct report_page *p, struct report_tile *tile)
{
	struct report_rates r = report_rates(p, &p->r->all);
	struct mq_str valid = report_int(p, p->r->all.answers.valid);
	struct mq_str note =
	    report_say(&p->arena, p->lang, W_T_VALID_NOTE, valid);

	tile[0] = rate(p, REPORT_RESPONSE, W_T_RESPONSE, note);
	tile[1] = rate(p, REPORT_RESOLUTION, W_T_RESOLUTION, note);
	tile[2] = rate(p, REPORT_SATISFACTION, W_T_SATISFACTION,
	    report_say(&p->arena, p->lang, W_T_INTERVAL_NOTE, valid,
		report_interval(p, r.low, r.high)));
	tile[2].low = r.low;
	tile[2].high = r.high;
	tile[3] = rate(p, REPORT_SCORE, W_T_SCORE,
	    report_say(
		&p->arena, p->lang, W_T_SCORE_NOTE, valid, mq_str(p->scheme)));
	return 4;
}

static void
compare_time(struct report_page *p, struct report_tile *t, int tenths,
    enum report_span then)
{
	const struct report_counts *was = then == REPORT_YEAR_AGO
					      ? &p->r->minutes_year_ago
					      : &p->r->minutes_before;
	int64_t now = report_counts_quantile(&p->r->minutes, tenths), old;

	if (!was->total)
		return;
	old = report_counts_quantile(was, tenths);
	compare(p, t, then, report_value_span(p, old),
	    old ? report_percent_by(p, now, old) : MQ_STR("NA"));
}

static struct report_tile
time_tile(struct report_page *p, const char *name, enum report_word label,
    int tenths, struct mq_str note)
{
	const struct report_counts *now = &p->r->minutes;
	struct report_tile t = plain(name, label, report_value_na(), note);
	int i;

	if (now->total)
		t.value =
		    report_value_span(p, report_counts_quantile(now, tenths));
	for (i = 0; i < THENS && now->total; i++)
		compare_time(p, &t, tenths, thens[i]);
	t.nsparks = report_spark_took(p, tenths, t.spark);
	return t;
}

static size_t
times(struct report_page *p, struct report_tile *tile)
{
	struct mq_str note = report_say(&p->arena, p->lang, W_T_TIMES_NOTE,
	    report_int(p, p->r->minutes.total), report_int(p, p->r->all.open));

	tile[0] = time_tile(p, "median_minutes", W_T_MEDIAN, 5, note);
	tile[1] = time_tile(p, "p90_minutes", W_T_NINTH, 9, note);
	return 2;
}

static struct report_tile
overdue(struct report_page *p)
{
	const struct report_tally *t = &p->r->backlog;
	struct report_tile tile =
	    plain("overdue", W_T_OVERDUE, report_value_int(p, t->overdue),
		report_say(&p->arena, p->lang, W_T_OVERDUE_NOTE,
		    report_int(p, t->due)));

	tile.warn = t->overdue > 0;
	tile.nsparks = report_spark_overdue(p, tile.spark);
	return tile;
}

static struct report_tile
repeats(struct report_page *p)
{
	const struct report_tally *t = &p->r->all;
	struct report_tile tile =
	    plain("repeats", W_T_REPEATS, report_value_int(p, t->repeats),
		report_say(&p->arena, p->lang, W_T_REPEATS_NOTE,
		    report_share(p, t->repeats, t->n), report_int(p, t->n)));

	compare_count(p, &tile, t->repeats, true);
	tile.nsparks = report_spark_count(p, REPORT_SPARK_REPEATS, tile.spark);
	return tile;
}

size_t
report_tiles(struct report_page *p, struct report_tile *tile)
{
	const struct report *r = p->r;
	bool ends = report_knows_closed(r);
	bool due = report_has(r, REPORT_EXPECTED);
	size_t n = 0;

	tile[n++] = received(p);
	if (ends)
		tile[n++] = closed(p);
	if (ends && due)
		tile[n++] = on_time(p);
	if (ends && due)
		tile[n++] = overdue(p);
	if (report_knows_callbacks(r))
		n += callbacks(p, tile + n);
	if (report_has(r, REPORT_CLOSED_AT))
		n += times(p, tile + n);
	if (report_has(r, REPORT_PARENT) || report_has(r, REPORT_REPEAT))
		tile[n++] = repeats(p);
	return n;
}

struct mq_str
report_tile_note(struct report_page *p, const struct report_tile *tile)
{
	struct mq_str s = tile->note, semi = report_text(p, W_SEMICOLON);

	if (tile->target_text.n)
		s = report_join(p, s, semi, tile->target_text);
	if (tile->change_text.n)
		s = report_join(p, s, semi, tile->change_text);
	return s;
}
