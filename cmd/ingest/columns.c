#include "columns.h"

struct column {
	struct mq_str name;
	bool date;
};

/* A slice of a literal that may stand in an initialiser. */
#define TEXT(name)                                                             \
	{                                                                      \
		{ name, sizeof(name) - 1 }, false                              \
	}
#define DATE(name)                                                             \
	{                                                                      \
		{ name, sizeof(name) - 1 }, true                               \
	}

static const struct column columns[] = {
	TEXT("service_request_id"),
	DATE("requested_datetime"),
	TEXT("channel"),
	TEXT("description"),
	TEXT("kind"),
	TEXT("address"),
	TEXT("lat"),
	TEXT("long"),
	TEXT("household"),
	TEXT("reporter"),
	TEXT("reporter_group"),
	TEXT("contact"),
	TEXT("confidential"),
	TEXT("status"),
	TEXT("status_notes"),
	DATE("updated_datetime"),
	DATE("closed_datetime"),
	TEXT("service_name"),
	TEXT("service_code"),
	TEXT("service_notice"),
	TEXT("category"),
	TEXT("service"),
	TEXT("urgency"),
	TEXT("mode"),
	TEXT("tags"),
	TEXT("rules"),
	TEXT("margin"),
	TEXT("parent_id"),
	TEXT("repeat_no"),
	TEXT("area"),
	TEXT("team"),
	TEXT("agency_responsible"),
	TEXT("assignee"),
	TEXT("co_handlers"),
	DATE("expected_response_datetime"),
	DATE("expected_datetime"),
	DATE("promised_datetime"),
	TEXT("route_notes"),
	TEXT("owner"),
	DATE("first_response_datetime"),
	DATE("resolved_datetime"),
	DATE("feedback_datetime"),
	TEXT("worked_minutes"),
	TEXT("late_minutes"),
	TEXT("response_late_minutes"),
	TEXT("ladder"),
	TEXT("reopened"),
	TEXT("callback_valid"),
	TEXT("contacted"),
	TEXT("solved"),
	TEXT("satisfied"),
	TEXT("satisfied_scale"),
	TEXT("adopted"),
	TEXT("adopted_note"),
	TEXT("origin_id"),
	TEXT("score"),
};

size_t
ingest_columns(void)
{
	return sizeof(columns) / sizeof(*columns);
}

struct mq_str
ingest_column_name(size_t column)
{
	return columns[column].name;
}

bool
ingest_column_date(size_t column)
{
	return columns[column].date;
}

long
ingest_column_find(struct mq_str name)
{
	size_t i;

	for (i = 0; i < ingest_columns(); i++)
		if (mq_str_eq(columns[i].name, name))
			return (long)i;
	return INGEST_NONE;
}

bool
ingest_columns_begin(const struct mq_record *header)
{
	size_t i;

	if (header->ncells < INGEST_GUARANTEED)
		return false;
	for (i = 0; i < INGEST_GUARANTEED; i++)
		if (!mq_str_eq(mq_field(header, i), columns[i].name))
			return false;
	return true;
}
