/* mq-learn: fit a linear model to labelled records */

#include <stdlib.h>

#include "minqing/fire.h"
#include "minqing/run.h"
#include "minqing/utf8.h"

#include "save.h"

enum { FOLDS = 5, FOLDS_MAX = 1000 };

static const char *column;
static struct mq_list texts, tables;
static size_t folds;

static const struct mq_opt options[] = {
	{ 'c', "column", "column", "learn the labels of this column",
	    mq_set_str, &column },
	{ 0, "text", "column", "learn from this text (description); repeatable",
	    mq_set_list, &texts },
	{ 'R', "rules", "file",
	    "learn from the hits of these rules, too; repeatable", mq_set_list,
	    &tables },
	{ 0, "cross-validate", "k",
	    "write, instead of a model, how well one does", mq_set_count,
	    &folds },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-learn",
	"fit a linear model to labelled records",
	"[file ...]",
	options,
};

struct work {
	struct mq_run *run;
	struct corpus *corpus;
	struct mq_grams *grams;
	size_t label;
	size_t *text;
	struct mq_rules *rules; /* or NULL */
	struct mq_fire *fire;
	struct mq_fire_hits hits;
	struct save_about about;
};

static void
load_rules(struct work *work)
{
	const char *preset = mq_run_common(work->run)->preset;
	size_t i;

	work->rules = mq_rules_load(preset, &tables, false);
	if (mq_rules_fault(work->rules))
		mq_die("%s", mq_rules_fault(work->rules));
	for (i = 0; i < work->rules->n; i++)
		corpus_rules(work->corpus, work->rules->rule[i].id);
}

static void
bind_rules(struct work *work)
{
	const char *warning;
	size_t i;

	work->fire = mq_fire_new(work->rules, mq_run_header(work->run),
	    work->text, work->about.ntexts, 0);
	for (i = 0; (warning = mq_fire_warning(work->fire, i)); i++)
		mq_warn("%s", warning);
}

static void
bind(struct work *work)
{
	static const char *const usual[] = { "description" };
	struct save_about *about = &work->about;
	size_t i;

	mq_run_header(work->run);
	about->tables = &tables;
	about->rules = work->rules;
	about->column = column;
	about->texts = texts.n > 0 ? texts.item : usual;
	about->ntexts = texts.n > 0 ? texts.n : 1;
	work->label = mq_run_column(work->run, column);
	work->text = mq_xcalloc(about->ntexts, sizeof(*work->text));
	for (i = 0; i < about->ntexts; i++)
		work->text[i] = mq_run_column(work->run, about->texts[i]);
	if (work->rules)
		bind_rules(work);
}

static int
refuse(struct work *work, const struct mq_record *rec, const char *at,
    const char *code, const char *why)
{
	mq_run_refuse(work->run, rec, at, code, why);
	return -1;
}

/* -1 where the record was refused. */
static int
read_record(struct work *work, const struct mq_record *rec, struct mq_str label)
{
	struct mq_fire_hits *hits = &work->hits;
	struct mq_str s;
	size_t i;

	mq_grams_clear(work->grams);
	if (mq_utf8_valid(label.s, label.n) < label.n)
		return refuse(work, rec, column, "utf8", "not UTF-8");
	for (i = 0; i < work->about.ntexts; i++) {
		s = mq_field(rec, work->text[i]);
		if (mq_utf8_valid(s.s, s.n) < s.n)
			return refuse(work, rec, work->about.texts[i], "utf8",
			    "not UTF-8");
		mq_grams_text(work->grams, s);
	}
	if (!work->fire)
		return 0;
	if (mq_fire_record(work->fire, rec, hits))
		return refuse(work, rec, hits->column, hits->code, hits->why);
	for (i = 0; i < hits->n; i++)
		mq_grams_rules(work->grams, hits->hit[i].rule->id);
	return 0;
}

/* What was learned from is told by its content, wherever it came from. */
static void
keep_record(struct work *work, const struct mq_record *rec, struct mq_str label)
{
	struct corpus *c = work->corpus;
	size_t i;

	corpus_add(c, label, work->grams);
	corpus_digest(c, label);
	for (i = 0; i < work->about.ntexts; i++)
		corpus_digest(c, mq_field(rec, work->text[i]));
}

static void
read_records(struct work *work)
{
	struct mq_record rec;
	struct mq_str label;

	while (mq_run_next(work->run, &rec)) {
		label = mq_str_trim(mq_field(&rec, work->label));
		if (label.n == 0 || mq_str_eq(label, MQ_UNCLASSIFIED)) {
			work->corpus->unlabelled++;
			mq_run_count_dropped(work->run);
			continue;
		}
		if (read_record(work, &rec, label))
			continue;
		keep_record(work, &rec, label);
		mq_run_count_out(work->run);
	}
	corpus_end(work->corpus);
	if (work->corpus->nlabels == 1)
		mq_die("column '%s' has one label only: there is nothing to "
		       "tell apart",
		    column);
}

static void
learn(struct work *work)
{
	struct fit_part all = { NULL, 0 };
	struct fit_room room = { NULL };
	struct cross *x =
	    cross_new(work->corpus, folds ? (unsigned)folds : FOLDS);
	struct fit *f;

	if (folds) {
		mq_measure_write(&x->measure, mq_run_writer(work->run));
	} else {
		f = fit_new(work->corpus, &all, &room);
		save_model(
		    mq_run_output(work->run), work->corpus, f, x, &work->about);
		fit_free(f);
		free(room.node);
	}
	cross_free(x);
}

static void
check_usage(const struct work *work)
{
	if (!column)
		mq_die("which column has the labels? -c names it");
	if (folds == 1 || folds > FOLDS_MAX)
		mq_die("--cross-validate: want 2 to %d folds", FOLDS_MAX);
	if (!folds && mq_run_common(work->run)->to_name)
		mq_die("a model has a form of its own; -t is for "
		       "--cross-validate");
}

int
main(int argc, char **argv)
{
	struct work work = { .run = mq_run_start(&prog, argc, argv) };

	check_usage(&work);
	work.corpus = corpus_new();
	work.grams = mq_grams_new();
	if (tables.n > 0)
		load_rules(&work);
	bind(&work);
	read_records(&work);
	learn(&work);
	mq_fire_free(work.fire);
	mq_rules_free(work.rules);
	corpus_free(work.corpus);
	mq_grams_free(work.grams);
	free(work.text);
	return mq_run_finish(work.run);
}
