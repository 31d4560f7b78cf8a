#include "save.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static bool
is_off(const double *exact, const double *rounded, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (fabs(exact[i] - rounded[i]) > SAVE_OFF)
			return true;
	return fit_best(exact, n) != fit_best(rounded, n);
}

static bool
same_answers(const struct corpus *c, const struct fit *f, double unit,
    double *exact, double *rounded)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (!fit_score(f, c, &c->doc[i], 0, exact))
			continue;
		fit_score(f, c, &c->doc[i], unit, rounded);
		if (is_off(exact, rounded, c->nlabels))
			return false;
	}
	return true;
}

int
save_decimals(const struct corpus *c, const struct fit *f)
{
	double *exact = mq_xcalloc(c->nlabels + 1, sizeof(*exact));
	double *rounded = mq_xcalloc(c->nlabels + 1, sizeof(*rounded));
	int d;

	for (d = 1; d < SAVE_DECIMALS_MAX; d++)
		if (same_answers(c, f, pow(10, -d), exact, rounded))
			break;
	free(exact);
	free(rounded);
	return d;
}

/* A text as a cell of TSV. */
static void
put_text(struct mq_output *o, struct mq_str s)
{
	static const char special[] = "\\\t\n\r", letter[] = "\\tnr";
	const char *at;
	size_t i;

	for (i = 0; i < s.n; i++) {
		at = s.s[i] ? strchr(special, s.s[i]) : NULL;
		if (at)
			mq_output_printf(o, "\\%c", letter[at - special]);
		else
			mq_output_write(o, s.s + i, 1);
	}
}

static void
put_words(
    struct mq_output *o, const char *key, const char *const *word, size_t n)
{
	size_t i;

	mq_output_text(o, key);
	for (i = 0; i < n; i++) {
		mq_output_text(o, "\t");
		put_text(o, mq_str(word[i]));
	}
	mq_output_text(o, "\n");
}

/* A rule's id. */
static struct mq_str
rule_of(const struct corpus *c, uint64_t key)
{
	const struct mq_str *id = mq_map_get(
	    &c->rules, (struct mq_str){ (const char *)&key, sizeof(key) });

	return *id;
}

/* The order of rules makes no difference. */
static uint64_t
digest_rules(
    const struct corpus *c, const struct fit *f, struct mq_rules *rules)
{
	uint64_t sum = 0;
	size_t i;

	for (i = c->nruns; i < c->nkeys; i++)
		if (f->df[i])
			sum += mq_rule_digest(
			    mq_rules_find(rules, rule_of(c, c->key[i])));
	return sum;
}

static void
put_made_from(struct mq_output *o, const struct corpus *c, const struct fit *f,
    const struct save_about *about)
{
	static const char *const version = MQ_VERSION;

	mq_output_text(o, "minqing-model\t1\n");
	put_words(o, "version", &version, 1);
	put_words(o, "column", &about->column, 1);
	put_words(o, "text", about->texts, about->ntexts);
	if (about->rules) {
		put_words(o, "rules", about->tables->item, about->tables->n);
		mq_output_printf(o, "rules_digest\t%016" PRIx64 "\n",
		    digest_rules(c, f, about->rules));
	}
	mq_output_printf(o, "digest\t%s\n", c->digest);
	mq_output_printf(o, "records\t%zu\n", c->n);
	mq_output_printf(o, "minimum\t%u\n", (unsigned)corpus_minimum(c->n));
	mq_output_printf(o, "maximum\t%zu\n", fit_maximum(c->n));
}

static void
put_head(struct mq_output *o, const struct corpus *c, const struct fit *f,
    const struct cross *x, int decimals)
{
	size_t i;

	if (c->n > 0) {
		mq_output_printf(
		    o, "accuracy\t%.4f\n", mq_measure_accuracy(&x->measure));
		mq_output_printf(
		    o, "macro_f1\t%.4f\n", mq_measure_macro_f1(&x->measure));
	}
	mq_output_printf(o, "temperature\t%.4g\n", x->temperature);
	mq_output_printf(o, "rule_share\t%g\n", f->rule_share);
	mq_output_printf(o, "decimals\t%d\n", decimals);
	for (i = 0; i < c->nlabels; i++) {
		mq_output_text(o, "label\t");
		put_text(o, c->label[i]->text);
		mq_output_printf(o, "\t%zu\t%.*f\n", c->label[i]->n,
		    decimals + 2, f->bias[i]);
	}
}

/* A number, "-12": where it ends. */
static char *
put_int(char *p, long n)
{
	unsigned long u = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
	char digits[24];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + u % 10);
	} while ((u /= 10) > 0);
	if (n < 0)
		*p++ = '-';
	memcpy(p, digits + i, sizeof(digits) - i);
	return p + (sizeof(digits) - i);
}

static void
put_gram(struct mq_output *o, const struct corpus *c, const struct fit *f,
    uint32_t gram, double factor)
{
	uint64_t key = c->key[gram];
	const float *w = &f->weight[gram * f->nlabels];
	char text[MQ_GRAM_SIZE], number[32], *end;
	size_t i;

	if (key & MQ_GRAM_RULE)
		put_text(o, rule_of(c, key));
	else
		mq_output_write(o, text, mq_gram_put(key, text));
	*number = '\t';
	end = put_int(number + 1, f->df[gram]);
	mq_output_write(o, number, (size_t)(end - number));
	for (i = 0; i < f->nlabels; i++) {
		end = put_int(number + 1, lround((double)w[i] * factor));
		mq_output_write(o, number, (size_t)(end - number));
	}
	mq_output_text(o, "\n");
}

struct place {
	uint64_t key;
	uint32_t gram;
};

/* Runs of one character, of two, of three, rules: by number. */
static int
by_key(const void *va, const void *vb)
{
	const struct place *a = va, *b = vb;

	return (a->key > b->key) - (a->key < b->key);
}

static void
put_rows(struct mq_output *o, const struct corpus *c, const struct fit *f,
    double factor)
{
	struct place *p = mq_xcalloc(c->nkeys + 1, sizeof(*p));
	size_t i, n = 0, nrules = 0;

	for (i = 0; i < c->nkeys; i++) {
		if (!f->df[i])
			continue;
		nrules += corpus_is_rule(c, (uint32_t)i);
		p[n++] = (struct place){ c->key[i], (uint32_t)i };
	}
	qsort(p, n, sizeof(*p), by_key);
	mq_output_printf(o, "rows\t%zu\t%zu\n", n - nrules, nrules);
	for (i = 0; i < n; i++)
		put_gram(o, c, f, p[i].gram, factor);
	mq_output_text(o, "end\n");
	free(p);
}

void
save_model(struct mq_output *o, const struct corpus *c, const struct fit *f,
    const struct cross *x, const struct save_about *about)
{
	int decimals = save_decimals(c, f);

	put_made_from(o, c, f, about);
	put_head(o, c, f, x, decimals);
	put_rows(o, c, f, pow(10, decimals));
}
