/*
 * model MODEL RECORDS.tsv [CHARACTERS]: how many records a second a model of
 * mq-learn decides, one thread.  Each is CHARACTERS (60) of some description,
 * cut where the one before ended.
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "minqing/diag.h"
#include "minqing/model.h"
#include "minqing/reader.h"
#include "minqing/utf8.h"

struct bench {
	struct mq_model *model;
	struct mq_arena arena;
	struct mq_str *text;
	size_t n, cap;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
cut(struct bench *b, struct mq_str s, long characters)
{
	const char *from = s.s;
	long n = 0;

	while (s.n > 0) {
		mq_utf8_next(&s);
		if (++n < characters)
			continue;
		b->text = mq_grow(b->text, b->n, &b->cap, sizeof(*b->text));
		b->text[b->n++] = mq_str_dup(
		    &b->arena, (struct mq_str){ from, (size_t)(s.s - from) });
		from = s.s;
		n = 0;
	}
}

static void
read_texts(struct bench *b, const char *path, long characters)
{
	struct mq_input *in = mq_input_open(path);
	struct mq_reader *rd;
	struct mq_record rec;
	long column;

	if (!in)
		mq_die("%s: cannot be opened", path);
	rd = mq_reader_new(in, NULL);
	if (mq_read(rd, &rec) != MQ_GOT_RECORD ||
	    (column = mq_column(&rec, "description")) < 0)
		mq_die("%s: no column 'description'", path);
	while (mq_read(rd, &rec) > 0)
		cut(b, mq_field(&rec, (size_t)column), characters);
	mq_reader_free(rd);
}

static void
run(struct bench *b)
{
	struct mq_grams *g = mq_grams_new();
	double from = now(), confidence = 0;
	unsigned long done = 0, decided = 0;
	struct mq_verdict v;
	size_t i;

	do {
		for (i = 0; i < b->n; i++, done++) {
			mq_grams_clear(g);
			mq_grams_text(g, b->text[i]);
			mq_model_score(b->model, g, &v);
			decided += v.label != MQ_MODEL_NONE;
			confidence += v.confidence;
		}
	} while (now() - from < 2);
	printf("%zu texts, %zu labels: %.0f records/s, mean confidence %.3f\n",
	    b->n, mq_model_labels(b->model), (double)done / (now() - from),
	    confidence / (double)decided);
	mq_grams_free(g);
}

int
main(int argc, char **argv)
{
	struct bench b = { 0 };
	struct mq_input *in;
	double from = now();

	mq_progname(argv[0]);
	if (argc < 3)
		mq_die("usage: model MODEL RECORDS.tsv [CHARACTERS]");
	in = mq_input_open(argv[1]);
	if (!in)
		mq_die("%s: cannot be opened", argv[1]);
	b.model = mq_model_load(in);
	if (mq_model_error(b.model))
		mq_die("%s", mq_model_error(b.model));
	printf("loaded in %.0f ms\n", 1e3 * (now() - from));
	read_texts(&b, argv[2], argc > 3 ? atol(argv[3]) : 60);
	if (b.n == 0)
		mq_die("%s: no text is that long", argv[2]);
	run(&b);
	mq_model_free(b.model);
	mq_arena_free(&b.arena);
	free(b.text);
	return mq_finish(MQ_OK);
}
