#ifndef REPORT_SUMS_FIELDS_H
#define REPORT_SUMS_FIELDS_H

#include "model.h"

/* The numbers of a report by their names in a tally. */
struct report_field {
	const char *name;
	size_t at; /* where the int64_t stands */
};

/*
 * Of struct report_tally, but for the number of cases, and of struct report
 * apart from its groups.
 */
extern const struct report_field report_tally_fields[];
extern const size_t report_tally_nfields;
extern const struct report_field report_fields[];
extern const size_t report_nfields;

/* Tallies of the whole report, and those of a group. */
extern const struct report_field report_wholes[];
extern const size_t report_nwholes;
extern const struct report_field report_parts[];
extern const size_t report_nparts;

/* Counts of durations. */
extern const struct report_field report_durations[];
extern const size_t report_ndurations;

/* The names of kinds of groups, and of lists. */
extern const char *const report_by_names[REPORT_BYS];
extern const char *const report_list_names[REPORT_LISTS];

#endif
