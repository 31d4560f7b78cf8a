#include "../../cmd/route/area.h"

#include <stdlib.h>

#include "../tap.h"

static struct mq_table *
table(const char *text)
{
	return mq_table_load(
	    mq_input_mem("areas.tsv", text, strlen(text), strlen(text)));
}

static const char streets[] = "area\thousehold\taddress\tworker\tmember\n"
			      "A1\tHC-1\t栎木巷1\t甲\t\n"
			      "A19\tHC-19-\t栎木巷19幢\t乙\t丙\n"
			      "B\t\t荷花路\t丁\t\n"
			      "B88\t\t荷花路88弄\t戊\t\n"
			      "A1\t\t桨声里\t\t己\n"
			      "C\t\tElm Street\t庚\t\n"
			      "D\t\t桨声里\t辛\t\n"
			      "E\t\t中心路\t壬\t\n"
			      "F\t\t南门街\t癸\t\n";

static const struct {
	const char *address, *area;
} finds[] = {
	{ "栎木巷 １９ 幢", "A19" },
	{ "海曙区望春街道栎木巷19幢302室", "A19" },
	{ "栎木巷1", "A1" },
	{ "栎木巷1号", "A1" },
	{ "栎木巷1 9", "A1" },
	{ "栎木巷11号", NULL },
	{ "栎木巷19号", NULL },
	{ "荷花路88弄3号", "B88" },
	{ "荷花路8号", "B" },
	{ "荷花路888弄", "B" },
	{ "荷花", NULL },
	{ "桨声里", "A1" },        /* A1's row stands before D's */
	{ "南门街口中心路", "E" }, /* as long as F's, whose row is behind */
	{ "12 ELM STREET", "C" },
	{ "12 Helm Street", NULL },
	{ "Elm Streets", NULL },
	{ "", NULL },
};

static void
is_area(const struct route_area *got, const char *want, const char *text)
{
	if (!is_str(got ? got->name.s : NULL, want))
		note("\"%s\"", text);
}

static void
areas_are_found(void)
{
	struct mq_table *t = table(streets);
	struct route_areas areas = { 0 };
	const struct route_area *a;
	size_t i;

	route_areas_add(&areas, t);
	is_str(t->error, NULL);
	route_areas_ready(&areas);
	for (i = 0; i < sizeof(finds) / sizeof(*finds); i++)
		is_area(route_area_of_address(&areas, mq_str(finds[i].address)),
		    finds[i].area, finds[i].address);
	a = route_area_of_household(&areas, MQ_STR("ＨＣ-19-002"));
	is_area(a, "A19", "HC-19-002");
	is_str(a->place.s, "areas.tsv:3");
	a = route_area_of_household(&areas, MQ_STR("hc-12-001"));
	is_area(a, "A1", "HC-12-001");
	ok(!route_area_of_household(&areas, MQ_STR("H")));
	ok(!route_area_of_household(&areas, MQ_STR("")));
	/* The two rows of A1 share their people. */
	a = route_area_of_address(&areas, MQ_STR("桨声里"));
	is_mem(a->person[ROUTE_WORKER].s, a->person[ROUTE_WORKER].n, "甲");
	a = route_area_of_name(&areas, MQ_STR("A1"));
	is_mem(a->person[ROUTE_MEMBER].s, a->person[ROUTE_MEMBER].n, "己");
	ok(!route_area_of_name(&areas, MQ_STR("Z")));
	route_areas_free(&areas);
	mq_table_free(t);
}

static const struct {
	const char *text, *error;
} faults[] = {
	{ "area\taddress\nA\tx\n", "areas.tsv:1: no column 'worker'" },
	{ "area\tworker\nA\tw\n", "areas.tsv:1: no column 'address'" },
	{ "area\taddress\tworkers\nA\tx\tw\n",
	    "areas.tsv:1: no column 'worker' (did you mean 'workers'?)" },
	{ "area\taddress\tworker\nA\tx\tw\n\ty\tw\n",
	    "areas.tsv:3: column 'area': no area is named" },
};

static void
faults_are_told(void)
{
	struct route_areas areas = { 0 };
	struct mq_table *t;
	size_t i;

	for (i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		t = table(faults[i].text);
		route_areas_add(&areas, t);
		is_str(t->error, faults[i].error);
		mq_table_free(t);
	}
	route_areas_free(&areas);
}

static size_t
characters(const char *s)
{
	size_t n = 0;

	while (*s)
		n += (*s++ & 0xC0) != 0x80;
	return n;
}

/* The rule told anew, key by key: 1 + the row, or 0. */
static size_t
naive(const struct mq_table *t, const char *text)
{
	size_t row, best = 0, best_length = 0, n;
	const char *at, *key;

	for (row = 0; row < t->nrows; row++) {
		key = mq_table_cell(t, row, 1).s;
		n = strlen(key);
		for (at = text; (at = strstr(at, key)) != NULL; at++)
			if ((at == text || !mq_address_joined(at[-1], *at)) &&
			    (!at[n] || !mq_address_joined(at[n - 1], at[n])))
				break;
		if (at && characters(key) > best_length) {
			best = row + 1;
			best_length = characters(key);
		}
	}
	return best;
}

/* A few letters make many near misses; 1 to `most` of them. */
static void
scribble(char *out, unsigned most)
{
	static const char *const letter[] = { "a", "b", "1", "2", "栎", "巷",
		"-" };
	unsigned n = 1 + (unsigned)rand() % most;

	for (*out = '\0'; n; n--)
		strcat(out, letter[rand() % 7]);
}

static void
search_agrees_with_the_naive_one(unsigned seed)
{
	char text[16384] = "area\taddress\tworker\n", key[64];
	struct route_areas areas = { 0 };
	struct mq_table *t;
	const struct route_area *a;
	size_t i, differ = 0;

	srand(seed);
	for (i = 0; i < 100; i++) {
		scribble(key, 5);
		sprintf(text + strlen(text), "%zu\t%s\tw\n", i + 1, key);
	}
	t = table(text);
	route_areas_add(&areas, t);
	route_areas_ready(&areas);
	for (i = 0; i < 2000; i++) {
		scribble(key, 12);
		a = route_area_of_address(&areas, mq_str(key));
		differ += (a ? (size_t)atoi(a->name.s) : 0) != naive(t, key);
	}
	is_int(differ, 0);
	route_areas_free(&areas);
	mq_table_free(t);
}

int
main(void)
{
	unsigned seed;

	areas_are_found();
	faults_are_told();
	for (seed = 1; seed <= 5; seed++)
		search_agrees_with_the_naive_one(seed);
	return done();
}
