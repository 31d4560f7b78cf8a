/* mq-classify: give each record a category by rules */

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "minqing/measure.h"
#include "minqing/preset.h"
#include "minqing/run.h"

#include "classify.h"
#include "coverage.h"
#include "lint.h"
#include "opinion.h"

static struct mq_list tables, columns;
static bool explain, coverage, lint, plain;
static const char *test, *model_file;
static int64_t margin = -1; /* in RULE_ONE-ths; -1: only of silent rules */

static const char *
set_margin(void *dest, const char *arg)
{
	double x;

	if (strcmp(arg, "all") == 0) {
		*(int64_t *)dest = INT64_MAX;
		return NULL;
	}
	if (mq_str_number(mq_str(arg), &x) || x < 0 || x > RULE_WEIGHT_MAX)
		return "want a number from 0, or all";
	*(int64_t *)dest = llround(x * RULE_ONE);
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
	struct mq_run *run;
	struct mq_table **table;
	size_t ntables;
	struct rules *rules;
	const struct mq_record *header;
	struct fire *fire;
	struct classify *classify;
	struct mq_record rec; /* the last one, and what it gave */
	struct fire_hits hits;
	struct classify_result res;
	struct mq_model *model; /* or NULL */
	struct opinion *opinion;
	struct opinion_result op;
	bool modelled; /* the model decided the last record */
};

static bool
is_builtin(const struct work *work, size_t table)
{
	const char *name = mq_run_common(work->run)->preset;

	if (tables.n > 0)
		name = tables.item[table];
	return strcmp(name, MQ_PRESET_BUILTIN) == 0;
}

/*
 * The built-in rules are known to be good: they are compiled as they are
 * needed, and only where one is.
 */
static void
load_rules(struct work *work)
{
	const char *preset = mq_run_common(work->run)->preset;
	size_t i;

	work->rules = rules_new();
	work->table = mq_xcalloc(tables.n + 1, sizeof(*work->table));
	work->ntables = mq_preset_tables(preset, "rules", &tables, work->table);
	for (i = 0; i < work->ntables; i++) {
		mq_run_need_table(work->run, work->table[i]);
		rules_add(work->rules, work->table[i],
		    is_builtin(work, i) && !lint ? MQ_PATTERN_LAZY : 0);
		mq_run_need_table(work->run, work->table[i]);
	}
}

static void
need_good_rules(const struct rules *rules)
{
	const struct rules_fault *f = rules->fault;

	if (rules->nfaults == 1)
		mq_die("%s:%lu: column '%s': %s", f->table->name, f->line,
		    f->column, f->message);
	if (rules->nfaults > 1)
		mq_die(
		    "%s:%lu: column '%s': %s; --lint shows this and %zu more",
		    f->table->name, f->line, f->column, f->message,
		    rules->nfaults - 1);
}

/* Of the built-in rules some look at columns that few sources have. */
static void
warn_of_missing(const struct work *work)
{
	struct mq_arena a = { 0 };
	const struct rule *r;
	const char *hint;
	size_t i, k;

	for (i = 0; (r = fire_missing(work->fire, i)); i++) {
		for (k = 0; work->table[k] != r->table;)
			k++;
		if (is_builtin(work, k))
			continue;
		hint = mq_nearest(&a, work->header, r->field);
		mq_warn("%s:%lu: no column '%.*s' in the input%s%s%s; "
			"rules that look at it never fire",
		    r->table->name, r->line, (int)r->field.n, r->field.s,
		    *hint ? " (did you mean " : "", hint, *hint ? "?)" : "");
	}
	mq_arena_free(&a);
}

static void
load_model(struct work *work)
{
	struct mq_input *in = mq_input_open(model_file);

	if (!in)
		mq_die("%s: %s", model_file, strerror(errno));
	work->model = mq_model_load(in);
	if (mq_model_error(work->model))
		mq_die("%s", mq_model_error(work->model));
}

static void
bind_model(struct work *work)
{
	const char *missing;

	work->opinion = opinion_new(work->model, work->header, &missing);
	if (!work->opinion)
		mq_run_column(work->run, missing);
}

static void
bind(struct work *work)
{
	size_t *column = mq_xcalloc(columns.n + 1, sizeof(*column));
	unsigned how = (explain ? FIRE_SPANS : 0) | (plain ? FIRE_PLAIN : 0);
	size_t i, n = columns.n;

	work->header = mq_run_header(work->run);
	for (i = 0; i < columns.n; i++)
		column[i] = mq_run_column(work->run, columns.item[i]);
	if (n == 0 && rules_want_default(work->rules))
		column[n++] = mq_run_column(work->run, "description");
	work->fire = fire_new(work->rules, work->header, column, n, how);
	work->classify = classify_new(work->rules, work->header);
	warn_of_missing(work);
	if (model_file)
		bind_model(work);
	free(column);
}

/* Where the rules are silent, or not sure, the model's label stands. */
static void
ask_model(struct work *work)
{
	struct mq_str *value = work->res.value;

	work->modelled = false;
	work->op.confidence = MQ_STR("");
	if (!work->opinion ||
	    (work->res.label != RULE_NO_LABEL && work->res.lead >= margin))
		return;
	opinion_ask(
	    work->opinion, &work->rec, value[CLASSIFY_RULES], &work->op);
	if (work->op.label.n == 0)
		return;
	work->modelled = true;
	classify_overrule(
	    work->classify, &work->hits, work->op.label, &work->res);
}

/* The next record that the rules can say something of. */
static bool
next_record(struct work *work)
{
	while (mq_run_next(work->run, &work->rec)) {
		if (fire_record(work->fire, &work->rec, &work->hits) == 0) {
			classify_decide(work->classify, &work->rec, &work->hits,
			    &work->res);
			ask_model(work);
			return true;
		}
		mq_run_refuse(work->run, &work->rec, work->hits.column,
		    work->hits.code, work->hits.why);
	}
	return false;
}

static void
write_records(struct work *work)
{
	const char *names[CLASSIFY_OWN + 1];
	struct mq_str value[CLASSIFY_OWN + 1];
	struct mq_pass *pass;

	memcpy(names, classify_own, sizeof(classify_own));
	names[CLASSIFY_OWN] = "confidence";
	pass = mq_pass_new(
	    work->header, names, CLASSIFY_OWN + (work->opinion != NULL));
	mq_pass_header(pass, mq_run_writer(work->run));
	while (next_record(work)) {
		memcpy(value, work->res.value, sizeof(work->res.value));
		value[CLASSIFY_OWN] = work->op.confidence;
		mq_run_pass(work->run, pass, &work->rec, value);
	}
	mq_pass_free(pass);
}

static void
write_hit(struct mq_writer *w, struct mq_str id, const struct fire_hit *hit)
{
	char weight[CLASSIFY_WEIGHT_SIZE];
	size_t length = hit->span[1] - hit->span[0];

	mq_write_cell(w, id);
	mq_write_cell(w, hit->rule->id);
	mq_write_cell(w, hit->rule->category);
	mq_write_cell(w, hit->column);
	mq_write_int(w, (int64_t)hit->span[0]);
	mq_write_int(w, (int64_t)length);
	mq_write_cell(w, (struct mq_str){ hit->cell.s + hit->span[0], length });
	mq_write_cell(w, (struct mq_str){ weight,
			     classify_weight(hit->rule->weight, weight) });
	mq_write_end(w);
}

static void
write_hits(struct work *work)
{
	static const char *const header[] = { "service_request_id", "rule",
		"category", "field", "offset", "length", "text", "weight" };
	struct mq_writer *w = mq_run_writer(work->run);
	long column = mq_column(work->header, header[0]);
	struct mq_str id = MQ_STR("");
	size_t i;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
	while (next_record(work)) {
		if (column >= 0)
			id = mq_field(&work->rec, (size_t)column);
		for (i = 0; i < work->hits.n; i++)
			write_hit(w, id, &work->hits.hit[i]);
		if (work->modelled)
			opinion_write(work->opinion, w, id);
		mq_run_count_out(work->run);
	}
}

static void
write_measure(struct work *work)
{
	size_t column = mq_run_column(work->run, test);
	struct mq_measure m = { 0 };

	while (next_record(work)) {
		mq_measure_add(&m, mq_field(&work->rec, column),
		    work->res.value[CLASSIFY_CATEGORY]);
		mq_run_count_out(work->run);
	}
	mq_measure_write(&m, mq_run_writer(work->run));
	mq_measure_free(&m);
}

static void
write_coverage(struct work *work)
{
	struct coverage cov = coverage_new(work->rules);

	while (next_record(work)) {
		coverage_add(&cov, &work->hits, &work->res);
		mq_run_count_out(work->run);
	}
	coverage_write(&cov, mq_run_writer(work->run));
	coverage_free(&cov);
}

static void
classify(struct work *work)
{
	need_good_rules(work->rules);
	bind(work);
	if (explain)
		write_hits(work);
	else if (test)
		write_measure(work);
	else if (coverage)
		write_coverage(work);
	else
		write_records(work);
}

/* The rules are checked, and no record is read: true where all is well. */
static bool
check_rules(struct work *work)
{
	const char *operand = mq_run_operands(work->run)[0];

	if (strcmp(operand, "-") != 0)
		mq_die("%s: --lint reads no records; a table of rules is "
		       "given with -R",
		    operand);
	lint_check(work->rules);
	lint_write(work->rules, mq_run_writer(work->run));
	return work->rules->nfaults == 0;
}

static void
free_work(struct work *work)
{
	size_t i;

	opinion_free(work->opinion);
	mq_model_free(work->model);
	fire_free(work->fire);
	classify_free(work->classify);
	rules_free(work->rules);
	for (i = 0; i < work->ntables; i++)
		mq_table_free(work->table[i]);
	free(work->table);
}

int
main(int argc, char **argv)
{
	struct work work = { .run = mq_run_start(&prog, argc, argv) };
	bool well = true;
	int status;

	if (explain + coverage + lint + !!test > 1)
		mq_die("--explain, --test, --coverage and --lint: choose one");
	if (margin >= 0 && !model_file)
		mq_die("--margin: when to ask the model; -m names it");
	load_rules(&work);
	if (model_file && !lint)
		load_model(&work);
	if (lint)
		well = check_rules(&work);
	else
		classify(&work);
	free_work(&work);
	status = mq_run_finish(work.run);
	return !well && status == MQ_OK ? MQ_REFUSED : status;
}
