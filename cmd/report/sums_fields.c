#include "sums_fields.h"

#include <stddef.h>

#define TALLY(name)                                                            \
	{                                                                      \
#name, offsetof(struct report_tally, name)                     \
	}
#define ANSWER(name)                                                           \
	{                                                                      \
#name, offsetof(struct report_tally, answers.name)             \
	}
#define WHOLE(name)                                                            \
	{                                                                      \
#name, offsetof(struct report, name)                           \
	}

const struct report_field report_tally_fields[] = {
	TALLY(closed),
	TALLY(ended),
	TALLY(open),
	TALLY(timed),
	TALLY(on_time),
	TALLY(due),
	TALLY(overdue),
	TALLY(repeats),
	ANSWER(valid),
	ANSWER(contacted),
	ANSWER(solved),
	ANSWER(answered),
	ANSWER(satisfied),
	ANSWER(basically),
	ANSWER(credit),
	ANSWER(credit2),
	ANSWER(solved_credit),
	ANSWER(points),
	ANSWER(points2),
};

const size_t report_tally_nfields =
    sizeof(report_tally_fields) / sizeof(report_tally_fields[0]);

const struct report_field report_fields[] = {
	WHOLE(undated),
	WHOLE(dated),
	WHOLE(backwards),
	WHOLE(unstamped),
};

const size_t report_nfields = sizeof(report_fields) / sizeof(report_fields[0]);

const struct report_field report_wholes[] = {
	WHOLE(all),
	WHOLE(before),
	WHOLE(year_ago),
	WHOLE(backlog),
};

const size_t report_nwholes = sizeof(report_wholes) / sizeof(report_wholes[0]);

#define RECENT(i)                                                              \
	offsetof(struct report_group, recent) +                                \
	    (i) * sizeof(struct report_tally)

const struct report_field report_parts[] = {
	{ "now", offsetof(struct report_group, tally) },
	{ "before", offsetof(struct report_group, before) },
	{ "day", RECENT(0) },
	{ "week", RECENT(1) },
	{ "month", RECENT(2) },
	{ "quarter", RECENT(3) },
};

const size_t report_nparts = sizeof(report_parts) / sizeof(report_parts[0]);

const struct report_field report_durations[] = {
	WHOLE(minutes),
	WHOLE(minutes_before),
	WHOLE(minutes_year_ago),
	WHOLE(waiting),
};

const size_t report_ndurations =
    sizeof(report_durations) / sizeof(report_durations[0]);

const char *const report_by_names[REPORT_BYS] = {
	[REPORT_BY_AGENCY] = "agency_responsible",
	[REPORT_BY_ASSIGNEE] = "assignee",
	[REPORT_BY_AREA] = "area",
	[REPORT_BY_CATEGORY] = "category",
	[REPORT_BY_SUBCATEGORY] = "subcategory",
	[REPORT_BY_SERVICE] = "service",
	[REPORT_BY_CHANNEL] = "channel",
	[REPORT_BY_URGENCY] = "urgency",
	[REPORT_BY_STREET] = "street",
	[REPORT_BY_PROBLEM] = "problem",
};

const char *const report_list_names[REPORT_LISTS] = {
	[REPORT_LIST_LATE] = "late",
	[REPORT_LIST_LIMITED] = "limited",
	[REPORT_LIST_LINE] = "line",
	[REPORT_LIST_JOINT] = "joint",
	[REPORT_LIST_CARRIED] = "carried",
};
