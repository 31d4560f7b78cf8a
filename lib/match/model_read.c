#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/utf8.h"

#include "model_parts.h"

enum { DECIMALS_MAX = 9 };

/* A model file in memory, and how far it was read. */
struct source {
	struct mq_model *m;
	char *text;
	size_t n;
	struct mq_str rest;
	unsigned long line; /* of what was last taken */
	double unit;        /* of the weights */
	int64_t records;
};

static int fail(struct source *s, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static int
fail(struct source *s, const char *fmt, ...)
{
	char why[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof(why), fmt, ap);
	va_end(ap);
	s->m->error = mq_arena_printf(
	    &s->m->arena, "%s:%lu: %s", s->m->name, s->line, why);
	return -1;
}

/* The whole file: 0, or -1 with the error set. */
static int
slurp(struct source *s, struct mq_input *in)
{
	size_t cap = 0;
	ssize_t got;

	do {
		if (cap - s->n < 65536) {
			cap = 2 * cap + 65536 * 2;
			s->text = mq_xrealloc(s->text, cap, 1);
		}
		got = mq_input_read(in, s->text + s->n, cap - s->n);
		if (got > 0)
			s->n += (size_t)got;
	} while (got > 0);
	s->rest = (struct mq_str){ s->text, s->n };
	if (got == 0)
		return 0;
	s->m->error = mq_arena_printf(
	    &s->m->arena, "%s: %s", s->m->name, mq_input_error(in));
	return -1;
}

static int
next_line(struct source *s, struct mq_str *line)
{
	s->line++;
	if (s->rest.n == 0 || !mq_str_next(&s->rest, '\n', line))
		return fail(s, "the model is cut off; run mq-learn again");
	if (line->n > 0 && line->s[line->n - 1] == '\r')
		line->n--;
	return 0;
}

/* A cell that lives as long as the model, its escapes decoded. */
static struct mq_str
keep(struct source *s, struct mq_str cell)
{
	struct mq_record r = { .cell = &cell,
		.ncells = 1,
		.escape = '\\',
		.scratch = &s->m->arena };

	if (cell.n == 0)
		return MQ_STR("");
	return mq_str_dup(&s->m->arena, mq_field(&r, 0));
}

/* A whole number between blanks, quickly: 0, or -1. */
static int
take_int(struct mq_str *rest, int64_t *out)
{
	int64_t n = 0;
	bool minus;
	size_t i = 0;

	minus = rest->n > 0 && rest->s[0] == '-';
	i += minus;
	if (i == rest->n)
		return -1;
	for (; i < rest->n && rest->s[i] != '\t'; i++) {
		if (rest->s[i] < '0' || rest->s[i] > '9' || n > INT32_MAX)
			return -1;
		n = n * 10 + (rest->s[i] - '0');
	}
	*out = minus ? -n : n;
	i += i < rest->n;
	rest->s += i;
	rest->n -= i;
	return 0;
}

static int
read_label(struct source *s, struct mq_str rest)
{
	struct mq_model *m = s->m;
	struct mq_str name, records, bias;
	double value;

	if (!mq_str_next(&rest, '\t', &name) ||
	    !mq_str_next(&rest, '\t', &records) ||
	    !mq_str_next(&rest, '\t', &bias) || mq_str_number(bias, &value))
		return fail(s, "want a label, its records and its bias");
	m->label = mq_xrealloc(m->label, m->nlabels + 1, sizeof(*m->label));
	m->bias = mq_xrealloc(m->bias, m->nlabels + 1, sizeof(*m->bias));
	m->label[m->nlabels] = keep(s, name);
	m->bias[m->nlabels++] = (float)value;
	return 0;
}

static int
read_row(struct source *s, struct mq_str line, bool rule)
{
	struct mq_model *m = s->m;
	float *row = m->row + m->stride * m->nrows;
	struct mq_str name = line, *id;
	int64_t n;
	uint64_t key;
	size_t i;

	if (!mq_str_next(&line, '\t', &name))
		return fail(s, "an empty line");
	if (rule)
		name = keep(s, name);
	key = rule ? mq_gram_rule(name) : mq_gram_key(name);
	if (!key)
		return fail(s, "want one to three characters");
	if (take_int(&line, &n) || n < 1 || n > s->records)
		return fail(s, "want a number of records behind the text");
	row[0] = (float)(log((1 + m->records) / (1 + (double)n)) + 1);
	for (i = 0; i < m->nlabels; i++) {
		if (take_int(&line, &n))
			return fail(
			    s, "want %zu weights, whole numbers", m->nlabels);
		row[i + 1] = (float)((double)n * s->unit);
	}
	if (line.n > 0 || !mq_model_put(m, key, (uint32_t)m->nrows))
		return fail(s, "%s",
		    line.n > 0 ? "too many weights"
			       : "this text was there before");
	if (rule) {
		id = mq_map_put(&m->rules,
		    (struct mq_str){ (const char *)&key, sizeof(key) },
		    sizeof(*id));
		*id = name;
	}
	m->nrows++;
	return 0;
}

/* Numbers of the head that scoring wants. */
static int
need_numbers(struct source *s)
{
	struct mq_model *m = s->m;
	int64_t decimals;

	if (mq_str_int(mq_model_word(m, "records"), &s->records) ||
	    s->records < 0)
		return fail(s, "the head has no good 'records'");
	if (mq_str_int(mq_model_word(m, "decimals"), &decimals) ||
	    decimals < 0 || decimals > DECIMALS_MAX)
		return fail(s, "the head has no good 'decimals'");
	if (mq_str_number(mq_model_word(m, "temperature"), &m->temperature) ||
	    !(m->temperature >= 0))
		return fail(s, "the head has no good 'temperature'");
	if (mq_str_number(mq_model_word(m, "rule_share"), &m->rule_share) ||
	    !(m->rule_share >= 0))
		return fail(s, "the head has no good 'rule_share'");
	m->records = (double)s->records;
	s->unit = pow(10, -(double)decimals);
	return 0;
}

static void
make_rows(struct source *s, size_t n)
{
	struct mq_model *m = s->m;

	m->stride = (m->nlabels + 1 + 3) / 4 * 4;
	m->row = mq_xcalloc(n + 1, m->stride * sizeof(*m->row));
	m->sum[0] = mq_xcalloc(m->stride, sizeof(float));
	m->sum[1] = mq_xcalloc(m->stride, sizeof(float));
	mq_model_make_slots(m, n);
}

/*
 * No row is shorter than a text, a number and the weights: a head that
 * promises more than the file can hold is not believed.
 */
static int
read_rows(struct source *s, struct mq_str count)
{
	struct mq_model *m = s->m;
	struct mq_str line, other;
	int64_t ngrams, nrules, i;

	if (need_numbers(s))
		return -1;
	if (!mq_str_next(&count, '\t', &other) || mq_str_int(other, &ngrams) ||
	    !mq_str_next(&count, '\t', &other) || mq_str_int(other, &nrules))
		return fail(s, "want how many rows of text and of rules");
	if (ngrams < 0 || nrules < 0 || ngrams > INT32_MAX / 2 ||
	    nrules > INT32_MAX / 2 ||
	    (uint64_t)(ngrams + nrules) * (2 * m->nlabels + 3) > s->rest.n)
		return fail(s, "the model is cut off; run mq-learn again");
	make_rows(s, (size_t)(ngrams + nrules));
	m->nrules = (size_t)nrules;
	for (i = 0; i < ngrams + nrules; i++)
		if (next_line(s, &line) || read_row(s, line, i >= ngrams))
			return -1;
	if (next_line(s, &line))
		return -1;
	if (!mq_str_eq(line, MQ_STR("end")))
		return fail(s, "want 'end' behind the rows");
	return 0;
}

static int
read_model(struct source *s)
{
	struct mq_str line, key, *word;

	if (next_line(s, &line))
		return -1;
	if (!mq_str_eq(line, MQ_STR("minqing-model\t1")))
		return fail(s, "this is no model that mq-learn of this version "
			       "made");
	if (mq_utf8_valid(s->text, s->n) < s->n)
		return fail(s, "a model is UTF-8, and this is not");
	for (;;) {
		if (next_line(s, &line))
			return -1;
		if (!mq_str_next(&line, '\t', &key))
			return fail(s, "an empty line");
		if (mq_str_eq(key, MQ_STR("rows")))
			return read_rows(s, line);
		if (mq_str_eq(key, MQ_STR("label"))) {
			if (read_label(s, line))
				return -1;
			continue;
		}
		word = mq_map_put(&s->m->words, key, sizeof(*word));
		*word = keep(s, line);
	}
}

struct mq_model *
mq_model_load(struct mq_input *in)
{
	struct mq_model *m = mq_xcalloc(1, sizeof(*m));
	struct source s = { .m = m };

	m->name = mq_arena_printf(&m->arena, "%s", mq_input_name(in));
	if (slurp(&s, in) == 0)
		read_model(&s);
	mq_input_close(in);
	free(s.text);
	return m;
}
