#include "../../cmd/score/score.h"

#include "../../cmd/score/group.h"
#include "../tap.h"

static void
test_bounds(void)
{
	struct score_window w = { .zone = mq_zone_open("Asia/Shanghai") };

	is_str(score_window_read(&w, NULL, NULL), NULL);
	ok(!score_window_given(&w));
	is_str(score_window_read(&w, "2026-07-01", NULL), NULL);
	ok(score_window_given(&w));
	is_int(w.since, 1782835200); /* date -d 2026-07-01T00:00+08:00 +%s */
	is_str(score_window_read(&w, "2026-02-30", NULL),
	    "--since: not a day or RFC 3339 time");
	is_str(score_window_read(&w, NULL, "soon"),
	    "--until: not a day or RFC 3339 time");
	is_str(score_window_read(&w, "2026-07-01", "2026-07-01"),
	    "--until: not after --since");
}

/* Half-open, and a bound is an instant, however it is written. */
static void
test_window(void)
{
	static const struct {
		const char *date;
		enum score_place want;
	} dates[] = {
		{ "2026-06-30", SCORE_OUTSIDE },
		{ "2026-06-30T23:59:59+08:00", SCORE_OUTSIDE },
		{ "2026-07-01", SCORE_INSIDE },
		{ "2026-07-01T00:00:00+08:00", SCORE_INSIDE },
		{ "2026-06-30T16:00:00Z", SCORE_INSIDE },
		{ "2026-07-31T15:59:59Z", SCORE_INSIDE },
		{ "2026-07-31T16:00:00Z", SCORE_OUTSIDE },
		{ "2026-08-01", SCORE_OUTSIDE },
		{ "", SCORE_UNKNOWN },
		{ "July", SCORE_UNKNOWN },
	};
	struct score_window w = { .zone = mq_zone_open("Asia/Shanghai") };
	size_t i;

	score_window_read(&w, "2026-07-01", "2026-07-31T16:00:00Z");
	for (i = 0; i < sizeof(dates) / sizeof(*dates); i++)
		if (!ok(score_window_place(&w, mq_str(dates[i].date)) ==
			dates[i].want))
			note("%s", dates[i].date);
}

static const struct {
	const char *list, *wrong;
} lists[] = {
	{ "area", NULL },
	{ "area,team", NULL },
	{ "requested_datetime:month,closed_datetime:month,month", NULL },
	{ "", "an empty column name" },
	{ "area,", "an empty column name" },
	{ "area,area", "a column is named twice" },
	{ "area,score", "the result has a column of that name itself" },
	{ "valid", "the result has a column of that name itself" },
};

static void
test_lists(void)
{
	struct score_groups g;
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		g = (struct score_groups){ 0 };
		if (!is_str(
			score_groups_parse(&g, lists[i].list), lists[i].wrong))
			note("%s", lists[i].list);
		score_groups_free(&g);
	}
}

/* A column's name goes before a period's. */
static void
test_bind(void)
{
	struct mq_str names[] = { MQ_STR("requested_datetime"), MQ_STR("week"),
		MQ_STR("a:b"), MQ_STR("closed") };
	struct mq_record header = { .cell = names, .ncells = 4 };
	struct score_groups g = { 0 };

	score_groups_parse(&g, "month,week,a:b,closed:year");
	is_str(score_groups_bind(&g, &header), NULL);
	ok(g.key[0].is_period && g.key[0].period == MQ_MONTH);
	is_int(g.key[0].column, 0);
	ok(!g.key[1].is_period);
	is_int(g.key[1].column, 1);
	ok(!g.key[2].is_period);
	is_int(g.key[2].column, 2);
	ok(g.key[3].is_period && g.key[3].period == MQ_YEAR);
	is_int(g.key[3].column, 3);
	header.ncells = 3;
	is_str(score_groups_bind(&g, &header), "closed");
	names[0] = MQ_STR("id");
	is_str(score_groups_bind(&g, &header), "requested_datetime");
	score_groups_free(&g);

	score_groups_parse(&g, "closed:decade");
	is_str(score_groups_bind(&g, &header), "closed:decade");
	score_groups_free(&g);
}

static const char *
add(struct score_groups *g, const char *area, const char *date)
{
	struct mq_str cell[] = { mq_str(area), mq_str(date) };
	struct mq_record rec = { .cell = cell, .ncells = 2 };
	struct mq_answers one = { .n = 1 };
	const char *column;

	return score_groups_add(g, &rec, &one, &column);
}

static void
test_groups(void)
{
	struct mq_str names[] = { MQ_STR("area"),
		MQ_STR("requested_datetime") };
	struct mq_record header = { .cell = names, .ncells = 2 };
	struct score_groups g = { .zone = mq_zone_open("Asia/Shanghai") };
	const struct mq_answers *sum;

	score_groups_parse(&g, "area,week");
	score_groups_bind(&g, &header);
	is_str(add(&g, "A1", "2026-06-28T16:00:00Z"), NULL); /* Monday there */
	is_str(add(&g, "A1", "2026-07-05"), NULL);
	is_str(add(&g, "A1", "2026-07-06"), NULL);
	is_str(add(&g, "A", "2026-07-06"), NULL);
	is_str(add(&g, "A1", ""), NULL);
	is_str(add(&g, "A1", "soon"),
	    "not a date, and it is to be grouped by week");
	is_int(g.sums.n, 4);
	sum = g.sums.entry[0]->value;
	is_int(sum->n, 2);
	score_groups_free(&g);
}

int
main(void)
{
	test_bounds();
	test_window();
	test_lists();
	test_bind();
	test_groups();
	return done();
}
