#include "drill.h"

void
score_drill_open(struct score_drill *d, struct mq_run *run, const char *path,
    const struct mq_record *header, size_t id)
{
	size_t i;

	d->id = id;
	d->w = mq_writer_new(mq_run_also(run, path), mq_run_common(run)->to);
	for (i = 0; i < d->keys->shown; i++)
		mq_write_cell(d->w, d->keys->key[i].name);
	mq_write_cell(d->w, mq_field(header, id));
	mq_write_cell(d->w, MQ_STR("valid"));
	mq_write_cell(d->w, MQ_STR("score"));
	mq_write_end(d->w);
}

void
score_drill_add(struct score_drill *d, struct mq_str key,
    const struct mq_record *rec, bool valid)
{
	size_t i;

	for (i = 0; i < d->keys->shown; i++)
		mq_write_cell(d->w, mq_key_pull(&key));
	mq_write_cell(d->w, mq_field(rec, d->id));
	mq_write_cell(d->w, valid ? MQ_STR("Y") : MQ_STR("N"));
	mq_write_cell(d->w, mq_scheme_points_text(d->scheme, rec));
	mq_write_end(d->w);
}
