/* The table of ranks, movements and ratios to the target */

#include "ranking.h"
#include "table.h"

static void
heads(
    const struct report_page *p, struct report_table *t, enum report_measure by)
{
	static const struct {
		const char *name;
		enum report_word head;
	} recent[REPORT_RECENT] = {
		{ "day_ratio", W_C_LAST_DAY },
		{ "week_ratio", W_C_LAST_WEEK },
		{ "month_ratio", W_C_LAST_MONTH },
		{ "quarter_ratio", W_C_LAST_QUARTER },
	};
	int i;

	*t = (struct report_table){ .name = "ranking", .title = W_RANKING };
	report_table_head(t, REPORT_NAME, "unit", W_C_UNIT, W_NONE);
	report_table_head(t, REPORT_NUMBER, "rank", W_C_RANK, W_C_PLACE);
	if (report_compares(p->r)) {
		report_table_head(
		    t, REPORT_NUMBER, "movement", W_C_MOVEMENT, W_C_PLACE);
		report_table_head(
		    t, REPORT_NUMBER, "change", W_C_CHANGE, W_C_PLACE);
	}
	report_table_head(t, REPORT_NUMBER, report_measure_name(by),
	    by == REPORT_SATISFACTION ? W_C_SCORE : W_T_ON_TIME, W_C_AIM);
	t->head[t->ncols - 1].name =
	    by == REPORT_SATISFACTION ? "score" : "on_time_rate";
	report_table_head(t, REPORT_BULLET, NULL, W_C_BULLET, W_C_AIM);
	for (i = 0; i < REPORT_RECENT; i++)
		report_table_head(t, REPORT_NUMBER, recent[i].name,
		    recent[i].head, W_C_RATIO);
}

/* What ratios are of: the score, or without callbacks what was on time. */
static enum report_measure
aim_of(const struct report_ranking *k)
{
	return k->by == REPORT_ON_TIME ? REPORT_ON_TIME : REPORT_SCORE;
}

static struct report_value
ratio(
    struct report_page *p, enum report_measure m, const struct report_tally *t)
{
	struct report_rate r = report_rate(p, m, t);
	int64_t target = p->targets.of[m].target;
	struct report_value v = report_value_na();

	if (r.permille < 0 || target <= 0)
		return v;
	v.type = REPORT_DECIMAL;
	v.x = 1000 * r.x / (double)target;
	v.digits = 4;
	v.text = report_percent(p, report_permille(v.x));
	return v;
}

static struct report_value
movement(struct report_page *p, const struct report_place *u)
{
	int64_t by = u->before - u->rank;
	struct report_value v = report_value_na();

	if (!u->rank || !u->before)
		return v;
	v = report_value_int(p, by);
	v.text = by ? report_join(p, mq_str(by > 0 ? "▲" : "▼"),
			  report_int(p, by > 0 ? by : -by), MQ_STR(""))
		    : MQ_STR("=");
	return v;
}

static struct report_value
change(struct report_page *p, const struct report_tally *now,
    const struct report_tally *before)
{
	struct report_value v = report_value_na();

	if (!before->n)
		return v;
	v.type = REPORT_DECIMAL;
	v.x = (double)(now->n - before->n) / (double)before->n;
	v.digits = 4;
	v.text = report_percent_by(p, now->n, before->n);
	return v;
}

static void
row(struct report_page *p, struct report_table *t, enum report_measure m,
    const struct report_place *u)
{
	struct report_row *r = report_table_row(t);
	struct report_value *cell = r->cell;
	const struct report_group *g = u->group;
	struct report_rate rate = report_rate(p, m, &g->tally);
	int i;

	*cell++ = report_value_name(p, p->r->unit, g);
	*cell++ = u->rank ? report_value_int(p, u->rank) : report_value_na();
	if (report_compares(p->r)) {
		*cell++ = movement(p, u);
		*cell++ = change(p, &g->tally, &g->before);
	}
	*cell++ = m == REPORT_SCORE ? report_value_points(p, 100 * rate.x)
				    : report_value_rate(p, rate.x, rate.of);
	cell++;
	for (i = 0; i < REPORT_RECENT; i++)
		*cell++ = ratio(p, m, &g->recent[i]);
	r->low = p->targets.of[m].floor;
	r->at = rate.permille;
	r->high = p->targets.of[m].target;
}

static struct mq_str
finding(struct report_page *p, const struct report_ranking *k)
{
	struct mq_str aim = report_percent(p, p->targets.of[aim_of(k)].target);
	struct mq_str first, last;

	if (!k->ranked)
		return report_say(&p->arena, p->lang, W_F_UNRANKED,
		    report_int(p, REPORT_LEAST));
	first = report_name(p, p->r->unit, k->place[0].group);
	last = report_name(p, p->r->unit, k->place[k->ranked - 1].group);
	return report_say(&p->arena, p->lang,
	    k->ranked == 1 ? W_F_RANKED_ONE : W_F_RANKED,
	    report_int(p, (int64_t)k->ranked), first, last, aim);
}

struct report_table
report_table_ranking(struct report_page *p, const struct report_room *room)
{
	struct report_ranking k;
	struct report_table t;
	size_t i;

	report_ranking_make(p, &k);
	heads(p, &t, k.by);
	t.finding = finding(p, &k);
	for (i = 0; i < k.n && i < room->groups; i++)
		row(p, &t, aim_of(&k), &k.place[i]);
	if (i < k.n) {
		struct report_row *r = report_table_row(&t);

		r->cell[0] =
		    report_value_code(report_say(&p->arena, p->lang, W_REST,
					  report_int(p, (int64_t)(k.n - i))),
			MQ_STR(""));
		r->rest = true;
	}
	report_ranking_free(&k);
	return t;
}
