/*
 * events cases|log|sorted-cases|sorted-log ROWS: made-up routed cases, and five
 * events for each, as TSV; the same bytes for the same ROWS.  The log is not in
 * the order of the cases, as nobody's is; the sorted ones are in that of their
 * ids.  The people do not exist.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS = 5 };

static const char *const verbs[EVENTS] = { "accept", "assign", "contact",
	"resolve", "close" };
static const char *const names[] = { "林知夏", "苏晚", "齐一帆", "尹万里",
	"何青", "宋远", "白芷" };
static const char *const texts[] = {
	"楼道灯坏了一个多星期，晚上漆黑一片，老人上下楼不方便，已经等了一个月",
	"工地半夜还在打桩，孩子没法睡觉，已经连续三天了，打电话也没有人管",
	"the street light has been out for a week and nobody has come to look"
};

static const char *
name(uint64_t i)
{
	return names[i % (sizeof(names) / sizeof(*names))];
}

static void
put_case(uint64_t id, uint64_t unused)
{
	unsigned day = (unsigned)(id % 28) + 1;

	(void)unused;
	printf("R%09llu\t2026-06-%02uT%02u:%02u:00+08:00\tphone\t%s\t"
	       "幸福里%u幢\tpublic/lighting\t%u\tline\tassigned\t"
	       "2026-07-%02uT09:00:00+08:00\n",
	    (unsigned long long)id, day, (unsigned)(id % 10),
	    (unsigned)(id % 60), texts[id % 3], (unsigned)(id % 90),
	    (unsigned)(id % 4), day);
}

static void
put_event(uint64_t id, uint64_t which)
{
	printf("R%09llu\t2026-06-%02uT%02u:%02u:00+08:00\t%s\t%s\t%s\t\n",
	    (unsigned long long)id, (unsigned)(id % 28) + 1,
	    (unsigned)(10 + which + id % 3), (unsigned)(id % 60), verbs[which],
	    name(id), which == 1 ? name(id / 7) : "");
}

/* Each of n numbers once, in an order that has none, for 1e9 + 7 is a prime. */
static void
put_all(uint64_t rows, unsigned each, int sorted,
    void (*put)(uint64_t id, uint64_t which))
{
	uint64_t n = rows * each, i, k;

	for (i = 0; i < n; i++) {
		k = sorted ? i : i * 1000000007 % n;
		put(k / each, k % each);
	}
}

int
main(int argc, char **argv)
{
	const char *what = argc == 3 ? argv[1] : "";
	int sorted = !strncmp(what, "sorted-", 7);
	uint64_t rows = argc == 3 ? strtoull(argv[2], NULL, 10) : 0;

	what += sorted ? 7 : 0;
	if (!rows || rows > 100000000 ||
	    (strcmp(what, "cases") && strcmp(what, "log"))) {
		fputs(
		    "usage: events [sorted-]cases|[sorted-]log rows\n", stderr);
		return 2;
	}
	if (!strcmp(what, "cases")) {
		puts("service_request_id\trequested_datetime\tchannel\t"
		     "description\taddress\tcategory\turgency\tmode\tstatus\t"
		     "expected_datetime");
		put_all(rows, 1, sorted, put_case);
	} else {
		puts("service_request_id\tevent_datetime\tevent\tactor\tto\t"
		     "note");
		put_all(rows, EVENTS, sorted, put_event);
	}
	return ferror(stdout) || fflush(stdout);
}
