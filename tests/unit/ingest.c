#include "../../cmd/ingest/plan.h"

#include <stdlib.h>

#include "../tap.h"

static const char aliases[] =
    "header\tcolumn\tform\tzone\n"
    "id\tservice_request_id\t\t\n"
    "when\trequested_datetime\tdate\tAmerica/New_York\n"
    "clock\trequested_datetime\ttime\tAmerica/New_York\n"
    "title\tdescription\ttitle\t\n"
    "text\tdescription\tbody\t\n"
    "answer\tsatisfied\t\t\n"
    "scale\tsatisfied_scale\t\t\n"
    "who\treporter\t\t\n"
    "\tmissing\tNA\t\n";

static const char values[] = "column\tvalue\tcanonical\tsets\n"
			     "satisfied\t满意\t3\tsatisfied_scale=3\n"
			     "satisfied\t未评价\t\t\n"
			     "reporter\t保密\t\tconfidential=Y\n";

static struct mq_table *
table(const char *name, const char *text)
{
	return mq_table_load(
	    mq_input_mem(name, text, strlen(text), strlen(text)));
}

/* One source of one record, converted. */
struct once {
	struct mq_table *aliases, *values;
	struct ingest_aliases a;
	struct ingest_values v;
	struct mq_reader *rd;
	struct ingest_mapping map;
	struct ingest_layout layout;
	struct ingest_plan plan;
	struct mq_record rec;
};

static enum ingest_outcome
convert(struct once *o, const char *csv, const char *channel)
{
	struct ingest_wish wish = { channel, MQ_ORDER_NONE,
		mq_zone_open("Asia/Shanghai") };
	struct mq_record header;

	o->aliases = table("aliases.tsv", aliases);
	o->values = table("values.tsv", values);
	ok(!ingest_aliases_add(&o->a, o->aliases));
	ok(!ingest_values_load(&o->v, o->values));
	o->rd = mq_reader_new(
	    mq_input_mem("in.csv", csv, strlen(csv), strlen(csv)), NULL);
	ok(mq_read(o->rd, &header) == MQ_GOT_RECORD);
	ok(!ingest_mapping_make(&o->map, &o->a, &header, false));
	ingest_layout_add(&o->layout, &o->map, &o->v);
	ingest_layout_settle(&o->layout);
	ok(!ingest_plan_make(&o->plan, &o->layout, &o->map, &o->v, &wish));
	ok(mq_read(o->rd, &o->rec) == MQ_GOT_RECORD);
	return ingest_plan_apply(&o->plan, &o->rec);
}

static void
end(struct once *o)
{
	ingest_plan_free(&o->plan);
	ingest_layout_free(&o->layout);
	ingest_mapping_free(&o->map);
	mq_reader_free(o->rd);
	ingest_values_free(&o->v);
	ingest_aliases_free(&o->a);
	mq_table_free(o->values);
	mq_table_free(o->aliases);
}

/* The record's cells, '|' behind each; or what is wrong with it. */
static const char *
cells(const char *csv, const char *channel)
{
	static char got[512];
	struct once o = { 0 };
	struct mq_str text;
	size_t i;

	switch (convert(&o, csv, channel)) {
	case INGEST_MADE:
		text = ingest_plan_text(&o.plan, &o.rec);
		snprintf(got, sizeof(got), "%.*s", (int)text.n, text.s);
		for (i = 0; got[i]; i++)
			if (got[i] == 0x1f)
				got[i] = '|';
		break;
	case INGEST_REFUSED:
		snprintf(got, sizeof(got), "refused %s", o.plan.why);
		break;
	default:
		snprintf(got, sizeof(got), "no record");
	}
	end(&o);
	return got;
}

static void
cells_are_made(void)
{
	is_str(cells("id,when,x,\n007,2024-07-01 08:00,a b ,c\n", NULL),
	    "007|2024-07-01T08:00:00-04:00|||a b |c|");
	is_str(cells("id,when,clock\n1,1/31/24,3:05 PM\n", "phone"),
	    "1|2024-01-31T15:05:00-05:00|phone||");
	is_str(
	    cells("id,when,clock\n1,2024-01-31,\n", NULL), "1|2024-01-31|||");
	is_str(cells("id,when,clock\n1,,2024-01-31 10:00\n", NULL),
	    "1|2024-01-31T10:00:00-05:00|||");
	is_str(cells("id,when,clock\n1,2024-01-31,2024/2/1 10:00\n", NULL),
	    "1|2024-02-01T10:00:00-05:00|||");
	is_str(cells("id,title,text,x\n1,NA,NA,NA\n", NULL), "1||||NA|");
	is_str(cells("id,x\n, \n", NULL) + 32, "|||| |");
}

static void
title_and_text_join(void)
{
	is_str(cells("id,title,text\n1,a,b c\n", NULL), "1|||a\nb c|");
	is_str(cells("id,title,text\n1,a, \n", NULL), "1|||a|");
	is_str(cells("id,title,text\n1,,b\n", NULL), "1|||b|");
	is_str(cells("id,title,text\n1, ab,\" ab, again\"\n", NULL),
	    "1||| ab, again|");
}

/* Columns: id, three empty ones, reporter, confidential ... */
static void
words_become_values(void)
{
	is_str(cells("id,answer\n1, 满 意\n", NULL), "1||||3|3|");
	is_str(cells("id,answer\n1,未评价\n", NULL), "1||||||");
	is_str(cells("id,answer\n1,还行\n", NULL), "1||||还行||");
	is_str(cells("id,who\n1,保密\n", NULL), "1|||||Y|");
	is_str(cells("id,who\n1,甲\n", NULL), "1||||甲||");
	/* On another scale the word has another meaning. */
	is_str(cells("id,answer,scale\n1,满意,5\n", NULL), "1||||满意|5|");
	is_str(cells("id,answer,scale\n1,满意,3\n", NULL), "1||||3|3|");
}

static void
bad_dates_are_refused(void)
{
	is_str(cells("id,when\n1,2024-02-30\n", NULL),
	    "refused no such date: '2024-02-30'");
	is_str(cells("id,when\n1,tomorrow\a\n", NULL),
	    "refused not a date: 'tomorrow?'");
	is_str(cells("id,when\n1,01/02/2024\n", NULL), "no record");
	is_str(cells("id,when\n,\n", NULL), "no record");
}

/*
 * The ids are what xxhsum -H2 (XXH3-128) gives for the six
 * texts named in the manual, 0x1f behind each.
 */
static void
ids_are_made_of_content(void)
{
	const char *id;

	id = cells("when,who,text,x\n2024-07-01 08:00,Ann,dark,1\n", "phone");
	is_mem(id, 32, "6200d31eab8bcc80d75cff057d77cbd4");
	id = cells("x,id,when,who,title,text\n"
		   "2, ,2024-07-01 08:00,Ann,,dark\n",
	    "phone");
	is_mem(id, 32, "6200d31eab8bcc80d75cff057d77cbd4");
	id = cells("x,y\n1,2\n", NULL);
	is_mem(id, 32, "c4fdc340f15587f9770d9313109dbc59");
}

int
main(void)
{
	cells_are_made();
	title_and_text_join();
	words_become_values();
	bad_dates_are_refused();
	ids_are_made_of_content();
	return done();
}
