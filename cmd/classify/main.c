/* mq-classify: give each record a category by rules */

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "minqing/measure.h"

#include "coverage.h"
#include "explain.h"
#include "labeller.h"
#include "labels.h"
#include "lint.h"
#include "suggest.h"

static struct mq_list tables, columns;
static bool explain, coverage, lint, plain;
static const char *test, *suggest, *model_file, *map_file;
static int64_t margin = INT64_MIN; /* in MQ_RULE_ONE-ths */

static const char *
set_margin(void *dest, const char *arg)
{
	double x;

	if (strcmp(arg, "all") == 0) {
		*(int64_t *)dest = INT64_MAX;
		return NULL;
	}
	if (mq_str_number(mq_str(arg), &x) || x < 0 || x > MQ_RULE_WEIGHT_MAX)
		return "want a number from 0, or all";
	*(int64_t *)dest = llround(x * MQ_RULE_ONE);
	return NULL;
}

static const struct mq_opt options[] = {
	{ 'R', "rules", "file", "take rules from this table; repeatable",
	    mq_set_list, &tables },
	{ 'c', "column", "column", "look here (description); repeatable",
	    mq_set_list, &columns },
	{ 'm', "model", "file", "where no rule fired, ask this model",
	    mq_set_str, &model_file },
	{ 0, "margin", "n|all", "ask it where the margin is below this, too",
	    set_margin, &margin },
	{ 0, "explain", NULL, "write a row for each rule that fired",
	    mq_set_true, &explain },
	{ 0, "test", "column", "compare with the labels of a column",
	    mq_set_str, &test },
	{ 0, "map", "file", "what the labels are in categories", mq_set_str,
	    &map_file },
	{ 0, "suggest", "column", "write rules that the labels ask for",
	    mq_set_str, &suggest },
	{ 0, "coverage", NULL, "count how often each rule fired", mq_set_true,
	    &coverage },
	{ 0, "lint", NULL, "check the rules, and read no records", mq_set_true,
	    &lint },
	{ 0, "no-prefilter", NULL, "run every rule on every record, slowly",
	    mq_set_true, &plain },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-classify",
	"give each record a category, and what follows from it, by rules",
	"[file ...]",
	options,
};

struct work {
	struct mq_rules *rules;
	struct mq_table *map; /* or NULL */
	struct labels *labels;
	struct labeller labeller;
};

static void
load_rules(struct work *work)
{
	const struct mq_common *common = mq_run_common(work->labeller.run);
	const char *fault;

	work->rules = mq_rules_load(common->preset, &tables, lint);
	work->labeller.rules = work->rules;
	fault = lint ? work->rules->error : mq_rules_fault(work->rules);
	if (fault)
		mq_die("%s", fault);
}

static void
warn_of_missing(struct labeller *l)
{
	const char *warning;
	size_t i;

	for (i = 0; (warning = mq_fire_warning(l->fire, i)); i++)
		mq_warn("%s", warning);
}

/* The rules that the model was made with, as the options of mq-learn. */
static const char *
rules_of_model(struct labeller *l)
{
	struct mq_str rest = mq_model_word(l->model, "rules"), name;
	const char *all = "";

	while (mq_str_next(&rest, '\t', &name))
		all = mq_arena_printf(&l->arena, "%s%s-R %.*s", all,
		    *all ? " " : "", (int)name.n, name.s);
	return all;
}

static void
check_rules_of_model(struct labeller *l)
{
	struct mq_str lacks = opinion_lacks(l->model, l->rules);

	if (lacks.n > 0)
		mq_die("%s: it was made with rule '%.*s' of %s, which is not "
		       "among the rules",
		    model_file, (int)lacks.n, lacks.s, rules_of_model(l));
	if (mq_model_rules(l->model) > 0 &&
	    opinion_is_stale(l->model, l->rules))
		mq_warn("%s: rules of %s that it was made with have changed "
			"since; mq-learn makes it anew",
		    model_file, rules_of_model(l));
}

static void
load_model(struct labeller *l)
{
	struct mq_input *in = mq_input_open(model_file);

	if (!in)
		mq_die("%s: %s", model_file, strerror(errno));
	l->model = mq_model_load(in);
	if (mq_model_error(l->model))
		mq_die("%s", mq_model_error(l->model));
	check_rules_of_model(l);
}

static void
load_map(struct work *work)
{
	struct mq_input *in = mq_input_open(map_file);

	if (!in)
		mq_die("%s: %s", map_file, strerror(errno));
	work->map = mq_table_load(in);
	work->labels = labels_new(work->map);
	mq_run_need_table(work->labeller.run, work->map);
}

static void
write_records(struct labeller *l)
{
	const char *names[CLASSIFY_OWN + 1];
	struct mq_str value[CLASSIFY_OWN + 1];
	struct mq_pass *pass;

	memcpy(names, classify_own, sizeof(classify_own));
	names[CLASSIFY_OWN] = "confidence";
	pass = mq_pass_new(l->header, names, CLASSIFY_OWN + !!l->opinion);
	mq_pass_header(pass, mq_run_writer(l->run));
	while (labeller_next(l)) {
		memcpy(value, l->res.value, sizeof(l->res.value));
		value[CLASSIFY_OWN] = l->op.confidence;
		mq_run_pass(l->run, pass, &l->rec, value);
	}
	mq_pass_free(pass);
}

static void
write_reasons(struct labeller *l)
{
	struct mq_writer *w = mq_run_writer(l->run);

	explain_header(w);
	while (labeller_next(l)) {
		explain_write(l, w);
		mq_run_count_out(l->run);
	}
}

/* What the last record was given, as the column calls it. */
static struct mq_str
given_label(const struct work *work)
{
	struct mq_str category = work->labeller.res.value[CLASSIFY_CATEGORY];

	return work->labels ? labels_of(work->labels, category) : category;
}

static void
write_measure(struct work *work)
{
	struct labeller *l = &work->labeller;
	size_t column = mq_run_column(l->run, test);
	struct mq_measure m = { 0 };

	while (labeller_next(l)) {
		mq_measure_add(
		    &m, mq_field(&l->rec, column), given_label(work), l->id);
		mq_run_count_out(l->run);
	}
	mq_measure_write(&m, mq_run_writer(l->run));
	mq_measure_free(&m);
}

static void
write_suggestions(struct work *work)
{
	struct labeller *l = &work->labeller;
	size_t column = mq_run_column(l->run, suggest);
	struct suggest *s = suggest_new();
	struct mq_str label;

	while (labeller_next(l)) {
		label = mq_str_trim(mq_field(&l->rec, column));
		if (label.n > 0)
			suggest_add(s, labeller_text(l), label,
			    !mq_str_eq(label, given_label(work)));
		mq_run_count_out(l->run);
	}
	suggest_write(s, work->labels, mq_run_writer(l->run));
	suggest_free(s);
}

static void
write_coverage(struct labeller *l)
{
	struct coverage cov = coverage_new(l->rules);

	while (labeller_next(l)) {
		coverage_add(&cov, &l->hits, &l->res);
		mq_run_count_out(l->run);
	}
	coverage_write(&cov, mq_run_writer(l->run));
	coverage_free(&cov);
}

static void
classify(struct work *work)
{
	struct labeller *l = &work->labeller;

	labeller_begin(l, &columns,
	    (explain ? MQ_FIRE_SPANS : 0) | (plain ? MQ_FIRE_EACH : 0));
	warn_of_missing(l);
	if (explain)
		write_reasons(l);
	else if (test)
		write_measure(work);
	else if (suggest)
		write_suggestions(work);
	else if (coverage)
		write_coverage(l);
	else
		write_records(l);
	labeller_end(l);
}

/* The rules are checked, and no record is read: true where all is well. */
static bool
check_rules(struct work *work)
{
	struct mq_run *run = work->labeller.run;
	const char *operand = mq_run_operands(run)[0];

	if (strcmp(operand, "-") != 0)
		mq_die("%s: --lint reads no records; a table of rules is "
		       "given with -R",
		    operand);
	lint_check(work->rules);
	lint_write(work->rules, mq_run_writer(run));
	return work->rules->nfaults == 0;
}

static void
free_work(struct work *work)
{
	mq_model_free(work->labeller.model);
	labels_free(work->labels);
	mq_table_free(work->map);
	mq_rules_free(work->rules);
}

static void
check_options(void)
{
	if (explain + coverage + lint + !!test + !!suggest > 1)
		mq_die("--explain, --test, --suggest, --coverage and --lint: "
		       "choose one");
	if (margin != INT64_MIN && !model_file)
		mq_die("--margin: when to ask the model; -m names it");
	if (map_file && !test && !suggest)
		mq_die("--map: what the labels of --test or --suggest are");
}

int
main(int argc, char **argv)
{
	struct work work = { .labeller.run = mq_run_start(&prog, argc, argv) };
	bool well = true;
	int status;

	check_options();
	load_rules(&work);
	work.labeller.margin = margin;
	if (map_file)
		load_map(&work);
	if (model_file && !lint)
		load_model(&work.labeller);
	if (lint)
		well = check_rules(&work);
	else
		classify(&work);
	free_work(&work);
	status = mq_run_finish(work.labeller.run);
	return !well && status == MQ_OK ? MQ_REFUSED : status;
}
