#ifndef REPORT_TARGET_H
#define REPORT_TARGET_H

#include "minqing/table.h"

/*
 * What a rate should reach, and the floor below which it should not fall, as
 * the table `targets` has it (measure, target, floor: percentages).
 */
enum report_measure {
	REPORT_RESPONSE,
	REPORT_RESOLUTION,
	REPORT_SATISFACTION,
	REPORT_ON_TIME,
	REPORT_CLOSED_RATE,
	REPORT_SCORE,
	REPORT_MEASURES
};

struct report_target {
	int64_t target, floor; /* thousandths, -1: none */
};

struct report_targets {
	struct report_target of[REPORT_MEASURES];
};

/* The measure's name in the table: "on_time_rate". */
const char *report_measure_name(enum report_measure m);

/* Take in the table; -1, with its `error` set, where a row is wrong. */
int report_targets_read(struct report_targets *out, struct mq_table *t);

#endif
