#include "raw.h"

#include "tell.h"

enum { TICK = 4096 }; /* rows between two looks at the clock */

static void
put(struct mq_run *run, const struct mq_record *rec)
{
	struct mq_writer *w = mq_run_writer(run);

	mq_run_count_in(run);
	mq_run_count_out(run);
	mq_write_record(w, rec);
	mq_write_end(w);
}

const char *
ingest_raw(struct mq_run *run, struct ingest_source *s, const char *path,
    const struct ingest_form *form)
{
	struct mq_place at;
	struct mq_record rec;
	enum mq_got got;
	unsigned long n = 0;

	if (ingest_source_open(s, path, form))
		return s->error;
	while ((got = ingest_source_next(s, &rec)) > 0) {
		if (++n % TICK == 0)
			mq_run_tick(run, ingest_source_taken(s), s->size);
		if (got == MQ_GOT_RECORD) {
			put(run, &rec);
			continue;
		}
		at = (struct mq_place){ s->name, rec.line, rec.byte, NULL };
		mq_run_count_in(run);
		mq_run_refuse_at(run, &at, s->code, s->why, rec.raw);
	}
	if (got == MQ_GOT_ERROR)
		return s->error;
	ingest_tell_encoding(s);
	ingest_tell_remarks(s);
	return NULL;
}
