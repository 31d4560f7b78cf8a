/* The outputs of a run */

#include <errno.h>

#include "run_parts.h"

struct mq_output *
mq_run_output_at(struct mq_run *run, size_t i)
{
	const struct mq_list *o = &run->common.shown.outputs;
	const char *path = o->n ? o->item[i] : NULL;

	if (run->out[i])
		return run->out[i];
	run->out[i] = mq_output_open(path);
	if (!run->out[i])
		mq_die(
		    "%s: %s", path ? path : "standard output", strerror(errno));
	return run->out[i];
}

struct mq_output *
mq_run_output(struct mq_run *run)
{
	return mq_run_output_at(run, 0);
}

struct mq_output *
mq_run_also(struct mq_run *run, const char *path)
{
	struct mq_output *out;

	common_check_other(&run->common, path, run->operands);
	out = mq_output_open(path);
	if (!out)
		mq_die("%s: %s", path, strerror(errno));
	run->out =
	    mq_xrealloc(run->out, run->nout + 1, sizeof(struct mq_output *));
	run->out[run->nout++] = out;
	return out;
}

struct mq_writer *
mq_run_writer(struct mq_run *run)
{
	if (!run->writer)
		run->writer =
		    mq_writer_new(mq_run_output(run), run->common.shown.to);
	return run->writer;
}

void
mq_run_pass(struct mq_run *run, const struct mq_pass *pass,
    const struct mq_record *rec, const struct mq_str *values)
{
	mq_pass_record(pass, mq_run_writer(run), rec, values);
	run->counts.out++;
}

void
run_publish(struct mq_run *run)
{
	const char *wrong;
	size_t i;

	for (i = 0; i < run->nout; i++) {
		mq_output_flush(mq_run_output_at(run, i));
		wrong = mq_output_error(run->out[i]);
		if (wrong)
			mq_die("%s: %s", mq_output_name(run->out[i]), wrong);
	}
	for (i = 0; i < run->nout; i++) {
		wrong = mq_output_publish(run->out[i]);
		run->out[i] = NULL;
		if (wrong)
			mq_die("%s", wrong);
	}
	run->nout = 0;
}
