#include "tile.h"

static struct report_tile
plain(const char *name, enum report_word label, struct report_value value,
    struct mq_str note)
{
	return (
	    struct report_tile){ name, label, value, note, -1, -1, -1, false };
}

static struct report_tile
share(struct report_page *p, const char *name, enum report_word label,
    int64_t n, int64_t of, struct mq_str note)
{
	struct report_tile t =
	    plain(name, label, report_value_share(p, n, of), note);

	t.permille = of ? (2000 * n + of) / (2 * of) : -1;
	return t;
}

static struct report_tile
received(struct report_page *p)
{
	const struct report *r = p->r;
	struct mq_str mean =
	    report_mean(p, r->dated, r->last_day - r->first_day + 1);
	struct mq_str note = report_say(&p->arena, p->lang,
	    r->undated ? W_T_UNDATED_NOTE : W_T_RECEIVED_NOTE, mean,
	    report_int(p, r->undated));

	return plain(
	    "received", W_T_RECEIVED, report_value_int(p, r->all.n), note);
}

static struct report_tile
closed(struct report_page *p)
{
	const struct report_tally *t = &p->r->all;

	return share(p, "closed_rate", W_T_CLOSED, t->closed, t->n,
	    report_say(&p->arena, p->lang,
		t->ended ? W_T_CLOSED_ENDED_NOTE : W_T_CLOSED_NOTE,
		report_int(p, t->closed), report_int(p, t->n),
		report_int(p, t->open), report_int(p, t->ended)));
}

static struct report_tile
on_time(struct report_page *p)
{
	const struct report_tally *t = &p->r->all;

	return share(p, "on_time_rate", W_T_ON_TIME, t->on_time, t->timed,
	    report_say(&p->arena, p->lang, W_T_ON_TIME_NOTE,
		report_int(p, t->on_time), report_int(p, t->timed)));
}

static size_t
callbacks(struct report_page *p, struct report_tile *tile)
{
	struct report_rates r = report_rates(p, &p->r->all);
	int64_t n = p->r->all.answers.valid;
	struct mq_str valid = report_int(p, n);
	struct mq_str note =
	    report_say(&p->arena, p->lang, W_T_VALID_NOTE, valid);

	tile[0] = plain("response_rate", W_T_RESPONSE,
	    report_value_rate(p, r.exact.response, n), note);
	tile[0].permille = r.response;
	tile[1] = plain("resolution_rate", W_T_RESOLUTION,
	    report_value_rate(p, r.exact.resolution, n), note);
	tile[1].permille = r.resolution;
	tile[2] = plain("satisfaction_rate", W_T_SATISFACTION,
	    report_value_rate(p, r.exact.satisfaction, n),
	    report_say(&p->arena, p->lang, W_T_INTERVAL_NOTE, valid,
		report_interval(p, r.low, r.high)));
	tile[2].permille = r.satisfaction;
	tile[2].low = r.low;
	tile[2].high = r.high;
	tile[3] =
	    plain("score", W_T_SCORE, report_value_points(p, r.exact.score),
		report_say(&p->arena, p->lang, W_T_SCORE_NOTE, valid,
		    mq_str(p->scheme)));
	return 4;
}

static size_t
times(struct report_page *p, struct report_tile *tile)
{
	const struct report_counts *m = &p->r->minutes;
	struct mq_str note = report_say(&p->arena, p->lang, W_T_TIMES_NOTE,
	    report_int(p, m->total), report_int(p, p->r->all.open));
	struct report_value median = report_value_na(), ninth = median;

	if (m->total) {
		median = report_value_span(p, report_counts_quantile(m, 5));
		ninth = report_value_span(p, report_counts_quantile(m, 9));
	}
	tile[0] = plain("median_minutes", W_T_MEDIAN, median, note);
	tile[1] = plain("p90_minutes", W_T_NINTH, ninth, note);
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
	return tile;
}

static struct report_tile
repeats(struct report_page *p)
{
	const struct report_tally *t = &p->r->all;

	return plain("repeats", W_T_REPEATS, report_value_int(p, t->repeats),
	    report_say(&p->arena, p->lang, W_T_REPEATS_NOTE,
		report_share(p, t->repeats, t->n), report_int(p, t->n)));
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
