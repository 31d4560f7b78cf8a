#ifndef REPORT_FACT_H
#define REPORT_FACT_H

#include "value.h"

/* What a report says of itself, for machines: its head, piece by piece. */
struct report_fact {
	const char *name; /* as in minqing(5) */
	struct report_value value;
};

enum { REPORT_FACTS = 16 };

/* How many there are. */
size_t report_facts(struct report_page *p, struct report_fact *fact);

#endif
