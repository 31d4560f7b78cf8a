#include "../../cmd/ingest/mapping.h"

#include <stdlib.h>

#include "../tap.h"

static struct mq_table *
table(const char *text)
{
	return mq_table_load(
	    mq_input_mem("aliases.tsv", text, strlen(text), strlen(text)));
}

/* What becomes of a header with these names: "a|b|c". */
static const char *
map(const char *tables, const char *names, bool rename)
{
	static char got[512];
	struct mq_str cell[16], rest = mq_str(names), name;
	struct mq_record header = { .cell = cell };
	struct mq_table *t = table(tables);
	struct ingest_aliases a = { 0 };
	struct ingest_mapping m;
	size_t i, n = 0;

	while (mq_str_next(&rest, '|', &name))
		cell[header.ncells++] = name;
	ok(!ingest_aliases_add(&a, t));
	if (ingest_mapping_make(&m, &a, &header, rename)) {
		snprintf(got, sizeof(got), "%s", m.error);
	} else {
		n += (size_t)snprintf(got, sizeof(got),
		    "%.*s:", (int)m.source.n, m.source.n ? m.source.s : "");
		for (i = 0; i < m.n; i++)
			n += (size_t)snprintf(got + n, sizeof(got) - n, "|%.*s",
			    (int)m.field[i].name.n, m.field[i].name.s);
	}
	ingest_mapping_free(&m);
	ingest_aliases_free(&a);
	mq_table_free(t);
	return got;
}

static const char two_cities[] =
    "source\tsign\theader\tcolumn\tform\tzone\n"
    "east\tY\tCase ID\tservice_request_id\t\t\n"
    "east\tY\tOpened\trequested_datetime\tmdy\tAmerica/New_York\n"
    "east\t\tNotes\t-\t\t\n"
    "west\tY\tCase ID\tservice_request_id\t\t\n"
    "west\tY\tOpened\trequested_datetime\tdmy\tUTC\n"
    "west\tY\tTopic\tservice_name\t\t\n"
    "*\t\tTopic\tcategory\t\t\n"
    "*\t\tNotes\tdescription\tbody\t\n"
    "*\t\tSubject\tdescription\ttitle\t\n"
    "*\t\tText\tdescription\t\t\n";

static void
sources_are_recognised(void)
{
	is_str(map(two_cities, "CASE_ID|opened|Topic|Subject", false),
	    "west:|service_request_id|requested_datetime|service_name|"
	    "description");
	is_str(map(two_cities, "case id?|Opened|Notes|Subject", false),
	    "east:|service_request_id|requested_datetime|Notes|description");
	is_str(map(two_cities, "Case ID|Notes|Topic", false),
	    ":|Case ID|description|category");
}

static void
first_row_claims_a_column(void)
{
	is_str(map(two_cities, "Text|Subject|Notes", false),
	    ":|Text|description|description");
	is_str(map("header\tcolumn\nText\tdescription\nNotes\tdescription\n",
		   "Notes|Text", false),
	    ":|Notes|description");
	is_str(map(two_cities, "Case ID|CaseID|Opened", false),
	    "east:|service_request_id|CaseID|requested_datetime");
}

static void
names_stay_apart(void)
{
	is_str(map(two_cities, "status|x||  |source.status", false),
	    ":|source.status_2|x|column_3|column_4|source.status");
	is_str(map(two_cities, "x|y|x", false),
	    "columns 1 and 3 are both called 'x' (--rename-duplicates tells "
	    "them apart)");
	is_str(map(two_cities, "x|x_2|x|x", true), ":|x|x_2|x_3|x_4");
	is_str(map(two_cities, "column_2|", false), ":|column_2|column_2_2");
}

static void
canonical_headers_stand(void)
{
	is_str(map("header\tcolumn\narea\tcategory\n",
		   "service_request_id|requested_datetime|channel|description|"
		   "area|source.area|Text",
		   false),
	    ":|service_request_id|requested_datetime|channel|description|area|"
	    "source.area|Text");
}

static const struct {
	const char *table, *want;
} bad[] = {
	{ "header\tcolumn\nx\tstatuz\n",
	    "aliases.tsv:2: column 'column': 'statuz' is no canonical column "
	    "(minqing(5) lists them)" },
	{ "header\tcolumn\tform\nx\tstatus\ttitle\n",
	    "aliases.tsv:2: column 'form': title and body are for description, "
	    "the others for dates" },
	{ "header\tcolumn\tform\nx\trequested_datetime\tymx\n",
	    "aliases.tsv:2: column 'form': 'ymx' is no form: title, body, "
	    "date, time, ymd, mdy or dmy" },
	{ "header\tcolumn\n_\tstatus\n",
	    "aliases.tsv:2: column 'header': names no header" },
	{ "heder\tcolumn\nx\tstatus\n",
	    "aliases.tsv:1: no column 'header' (did you mean 'heder'?)" },
};

static void
bad_tables_are_told(void)
{
	struct ingest_aliases a;
	struct mq_table *t;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		a = (struct ingest_aliases){ 0 };
		t = table(bad[i].table);
		ok(ingest_aliases_add(&a, t) < 0);
		is_str(t->error, bad[i].want);
		ingest_aliases_free(&a);
		mq_table_free(t);
	}
}

/* Of two tables the one that was added first overrides the other. */
static void
tables_override(void)
{
	struct mq_str cell[] = { MQ_STR("x") };
	struct mq_record header = { .cell = cell, .ncells = 1 };
	struct mq_table *mine = table("header\tcolumn\nX\tstatus\n");
	struct mq_table *theirs = table("header\tcolumn\nx\tkind\n");
	struct ingest_aliases a = { 0 };
	struct ingest_mapping m;

	ok(!ingest_aliases_add(&a, mine));
	ok(!ingest_aliases_add(&a, theirs));
	ok(!ingest_mapping_make(&m, &a, &header, false));
	is_mem(m.field[0].name.s, m.field[0].name.n, "status");
	ingest_mapping_free(&m);
	ingest_aliases_free(&a);
	mq_table_free(mine);
	mq_table_free(theirs);
}

int
main(void)
{
	sources_are_recognised();
	first_row_claims_a_column();
	names_stay_apart();
	canonical_headers_stand();
	bad_tables_are_told();
	tables_override();
	return done();
}
