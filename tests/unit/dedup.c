#include "../../cmd/dedup/dedup.h"

#include <stdlib.h>

#include "../tap.h"
#include "minqing/reader.h"

/* What became of each record: parent and number, or a word. */
static void
outcome(char *out, enum dedup_fate fate, const struct dedup_result *res)
{
	static const char *const words[] = { "first", NULL, "no date",
		"nothing", "bad date", "disorder" };

	if (fate == DEDUP_REPEAT)
		sprintf(out, "%.*s %d %s", (int)res->root->id.n,
		    res->root->id.s, (int)res->root->repeats,
		    res->why == DEDUP_BY_TEXT ? "text" : "reporter");
	else
		strcpy(out, words[fate]);
}

/* Records as CSV; `want` has the outcome of each, parted by ", ". */
static void
decides(const struct dedup_options *options, const char *csv, const char *want)
{
	struct mq_reader *rd = mq_reader_new(
	    mq_input_mem("in.csv", csv, strlen(csv), strlen(csv)), NULL);
	struct dedup *d = dedup_new(options);
	struct dedup_result res;
	struct mq_record rec;
	char got[1024] = "", *p = got;

	mq_read(rd, &rec);
	is_str(dedup_bind(d, &rec), NULL);
	while (mq_read(rd, &rec) == MQ_GOT_RECORD) {
		if (p > got)
			p = strcpy(p, ", ") + 2;
		outcome(p, dedup_record(d, &rec, &res), &res);
		p += strlen(p);
	}
	if (!is_str(got, want))
		note("%s", csv);
	dedup_free(d);
	mq_reader_free(rd);
}

#define TEXT "service_request_id,requested_datetime,description,area\n"
#define LIFT "电梯一个月坏了三次老人上不去请派人来维修"
#define LAMP "楼道里的路灯坏了一个多星期晚上漆黑一片"

static struct dedup_options
usual(void)
{
	struct dedup_options o = { .window = 7 * 86400,
		.radius = 50,
		.threshold = 0.4,
		.zone = mq_zone_open("Asia/Shanghai") };

	return o;
}

static void
texts_repeat(void)
{
	struct dedup_options o = usual();

	decides(&o,
	    TEXT "a,2026-03-02," LIFT ",C1\n"
		 "b,2026-03-03," LAMP ",C1\n"
		 "c,2026-03-03," LIFT "！,C1\n"
		 "d,2026-03-04,各位领导" LIFT ",C1\n"
		 "e,2026-03-05," LIFT ",C2\n",
	    "first, first, a 1 text, a 2 text, first");
	/* A root's window does not slide with its repeats. */
	decides(&o,
	    TEXT "a,2026-03-02T08:00:00+08:00," LIFT ",C1\n"
		 "b,2026-03-09T08:00:00+08:00," LIFT ",C1\n"
		 "c,2026-03-09T08:00:01+08:00," LIFT ",C1\n"
		 "d,2026-03-09T09:00:00+08:00," LIFT ",C1\n",
	    "first, a 1 text, first, c 1 text");
	/* b is between a and c, which are too different to chain. */
	decides(&o,
	    TEXT "a,2026-03-02,甲乙丙丁戊己庚辛壬癸,C1\n"
		 "b,2026-03-03,丁戊己庚辛壬癸子丑寅,C1\n"
		 "c,2026-03-04,庚辛壬癸子丑寅卯辰巳,C1\n",
	    "first, a 1 text, first");
	/* Of an earlier and a better one the earlier. */
	decides(&o,
	    TEXT "a,2026-03-02,甲乙丙丁戊己庚辛壬癸,C1\n"
		 "b,2026-03-03,庚辛壬癸子丑寅卯辰巳,C1\n"
		 "c,2026-03-04,丁戊己庚辛壬癸子丑寅,C1\n",
	    "first, first, a 1 text");
}

static void
thresholds_rise_where_little_is_known(void)
{
	struct dedup_options o = usual();

	is_near(dedup_match_threshold(0.4, DEDUP_SAME, 3, 300), 0.4, 1e-12);
	is_near(dedup_match_threshold(0.4, DEDUP_UNKNOWN, 40, 90), 0.4, 1e-12);
	is_near(dedup_match_threshold(0.4, DEDUP_UNKNOWN, 90, 20), 0.6, 1e-12);
	is_near(dedup_match_threshold(0.4, DEDUP_NEAR, 10, 90), 0.7, 1e-12);
	is_near(dedup_match_threshold(0.9, DEDUP_NEAR, 10, 90), 1, 0);
	/* 路灯不亮 says the same of any place; its own is told, or is not. */
	decides(&o,
	    TEXT "a,2026-03-02,路灯不亮,C1\n"
		 "b,2026-03-02,路灯不亮,C1\n"
		 "c,2026-03-02,路灯不亮,\n"
		 "d,2026-03-02,路灯不亮,\n"
		 "e,2026-03-02," LIFT ",C1\n"
		 "f,2026-03-02," LIFT ",\n",
	    "first, a 1 text, first, first, first, e 1 text");
	/* 7 of 11 pairs are 0.64, and 0.71 is asked for. */
	decides(&o,
	    TEXT "a,2026-03-02,甲乙丙丁戊己庚辛壬癸,\n"
		 "b,2026-03-03,丙丁戊己庚辛壬癸子丑,\n"
		 "c,2026-03-04,乙丙丁戊己庚辛壬癸子,\n",
	    "first, first, a 1 text");
}

static void
reporters_repeat(void)
{
	struct dedup_options o = usual();

	decides(&o,
	    "service_request_id,requested_datetime,reporter,category,area\n"
	    "a,2026-03-02,赵女士,lift,C1\n"
	    "b,2026-03-03,赵女士,lift,C1\n"
	    "c,2026-03-03,赵女士,lift,C2\n"
	    "d,2026-03-03,赵女士,noise,C1\n"
	    "e,2026-03-03,赵女士,,C1\n"
	    "f,2026-03-03,钱先生,lift,C1\n"
	    "g,2026-03-03,赵女士,lift,\n",
	    "first, a 1 reporter, first, first, nothing, first, nothing");
}

/* What cannot be compared, or not be named. */
static void
gaps_are_seen(void)
{
	struct dedup_options o = usual();

	decides(&o,
	    TEXT "a,," LIFT ",C1\n"
		 "b,2026-03-02,,C1\n"
		 ",2026-03-02," LIFT ",C1\n"
		 "d,2026-03-02," LIFT ",C1\n"
		 "d,2026-03-02," LIFT ",C1\n"
		 "e,soon," LIFT ",C1\n"
		 "f,2026-03-02," LIFT ",C1\n",
	    "no date, nothing, first, first, first, bad date, d 1 text");
}

static void
disorder_is_forgiven_within_the_window(void)
{
	struct dedup_options o = usual();

	decides(&o,
	    TEXT "a,2026-03-09," LIFT ",C1\n"
		 "b,2026-03-02," LIFT ",C1\n"
		 "c,2026-03-10," LIFT ",C1\n"
		 "d,2026-03-02," LIFT ",C1\n",
	    "first, a 1 text, a 2 text, disorder");
	/* What is forgotten stays so, although it would be in reach again. */
	decides(&o,
	    TEXT "a,2026-03-02," LIFT ",C1\n"
		 "b,2026-03-12," LAMP ",C1\n"
		 "c,2026-03-06," LIFT ",C1\n",
	    "first, first, first");
}

static void
pairs_stay_apart(void)
{
	static const char pairs[] = "service_request_id,parent_id\n"
				    "b,a\nx,y\nd,c\n";
	struct mq_table *t = mq_table_load(
	    mq_input_mem("p.csv", pairs, strlen(pairs), strlen(pairs)));
	struct dedup_apart apart = { 0 };
	struct dedup_options o = usual();

	dedup_apart_add(&apart, t);
	is_str(t->error, NULL);
	mq_table_free(t);
	o.apart = &apart;
	/* c joins a, the earliest; so d must not, and joins b. */
	decides(&o,
	    TEXT "a,2026-03-02," LIFT ",C1\n"
		 "b,2026-03-02," LIFT ",C1\n"
		 "c,2026-03-02," LIFT ",C1\n"
		 "d,2026-03-02," LIFT ",C1\n"
		 "e,2026-03-02," LIFT ",C1\n",
	    "first, first, a 1 text, b 1 text, a 2 text");
	dedup_apart_free(&apart);
}

static void
needed_columns_are_named(void)
{
	static const struct {
		const char *header, *missing;
	} headers[] = {
		{ "requested_datetime,description\n", "service_request_id" },
		{ "service_request_id,description\n", "requested_datetime" },
		{ "service_request_id,requested_datetime\n", "description" },
		{ "service_request_id,requested_datetime,contact\n", NULL },
	};
	struct dedup_options o = usual();
	struct mq_reader *rd;
	struct mq_record rec;
	struct dedup *d;
	size_t i, n;

	for (i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		n = strlen(headers[i].header);
		rd = mq_reader_new(
		    mq_input_mem("in", headers[i].header, n, n), NULL);
		mq_read(rd, &rec);
		d = dedup_new(&o);
		is_str(dedup_bind(d, &rec), headers[i].missing);
		dedup_free(d);
		mq_reader_free(rd);
	}
}

int
main(void)
{
	texts_repeat();
	thresholds_rise_where_little_is_known();
	reporters_repeat();
	gaps_are_seen();
	disorder_is_forgiven_within_the_window();
	pairs_stay_apart();
	needed_columns_are_named();
	return done();
}
