#include "log.h"

#include <errno.h>
#include <stdlib.h>

static int
fail(struct track_log *log, unsigned long line, const char *what)
{
	log->error =
	    line ? mq_arena_printf(
		       &log->arena, "%s:%lu: %s", log->name, line, what)
		 : mq_arena_printf(&log->arena, "%s: %s", log->name, what);
	return -1;
}

/* The first three columns are needed. */
static void
find_columns(struct track_log *log, const struct mq_record *header)
{
	const char *near;
	size_t i, j;

	for (i = 0; i < header->ncells; i++)
		for (j = 0; j < i; j++)
			if (mq_str_eq(mq_field(header, i), mq_field(header, j)))
				fail(log, 1, "two columns have one name");
	for (i = 0; i < TRACK_CELLS; i++) {
		log->column[i] = mq_column(header, track_cells[i]);
		if (log->column[i] >= 0 || i > TRACK_EVENT || log->error)
			continue;
		near = mq_nearest(&log->arena, header, mq_str(track_cells[i]));
		fail(log, 1,
		    mq_arena_printf(&log->arena, "no column '%s'%s%s%s",
			track_cells[i], *near ? " (did you mean " : "", near,
			*near ? "?)" : ""));
	}
}

static void
take_header(struct track_log *log)
{
	struct mq_record header;
	enum mq_got got = mq_read(log->rd, &header);

	if (got == MQ_GOT_END)
		fail(log, 0, "empty: not even a header line");
	else if (got == MQ_GOT_ERROR)
		fail(log, header.line, mq_reader_error(log->rd));
	else if (got == MQ_GOT_REFUSED)
		fail(log, 1, mq_reader_error(log->rd));
	if (log->error)
		return;
	mq_reader_expect(log->rd, header.ncells);
	log->header = mq_str_dup(&log->arena, header.raw);
	find_columns(log, &header);
}

struct track_log *
track_log_open(const char *path, struct mq_zone *zone)
{
	struct track_log *log = mq_xcalloc(1, sizeof(*log));
	struct mq_input *in = mq_input_open(path);

	log->name = path;
	log->zone = zone;
	if (!in) {
		fail(log, 0, strerror(errno));
		return log;
	}
	log->name = mq_arena_printf(&log->arena, "%s", mq_input_name(in));
	log->again = mq_input_again(in);
	log->rd = mq_reader_new(in, NULL);
	take_header(log);
	return log;
}

static struct mq_str
cell_of(const struct track_log *log, enum track_cell c)
{
	return mq_str_trim(mq_field(&log->rec, (size_t)log->column[c]));
}

static struct track_flaw
read_event(struct track_log *log)
{
	int verb = track_verb_of(cell_of(log, TRACK_EVENT));

	log->id = mq_field(&log->rec, (size_t)log->column[TRACK_ID]);
	if (!log->id.n)
		return (
		    struct track_flaw){ track_cells[TRACK_ID], "id", "no id" };
	if (verb < 0)
		return (struct track_flaw){ track_cells[TRACK_EVENT], "event",
			"not an event that is known" };
	if (mq_date_parse(
		cell_of(log, TRACK_DATETIME), log->zone, &log->stamp.when))
		return (struct track_flaw){ track_cells[TRACK_DATETIME], "date",
			"neither RFC 3339 nor a day alone" };
	log->stamp.verb = (enum track_verb)verb;
	return (struct track_flaw){ 0 };
}

int
track_log_next(struct track_log *log)
{
	enum mq_got got = mq_read(log->rd, &log->rec);

	if (got == MQ_GOT_END)
		return 0;
	if (got == MQ_GOT_ERROR)
		return fail(log, log->rec.line, mq_reader_error(log->rd));
	if (got == MQ_GOT_REFUSED)
		log->flaw = (struct track_flaw){ NULL, mq_reader_code(log->rd),
			mq_reader_error(log->rd) };
	else
		log->flaw = read_event(log);
	return 1;
}

void
track_log_close(struct track_log *log)
{
	if (!log)
		return;
	mq_reader_free(log->rd);
	mq_arena_free(&log->arena);
	free(log);
}
