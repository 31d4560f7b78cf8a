#include "show.h"

#include <math.h>
#include <stdio.h>

enum { RATE_DIGITS = 6, SCORE_DIGITS = 4, MINUTE_DIGITS = 1 };

enum form { RATE, SCORE, MINUTES, COUNT, WHOLE, RANK, TEXT };

/* The columns, in order; `when` 0 is always. */
static const struct column {
	const char *name;
	unsigned when;
	enum form form;
	size_t offset; /* in struct score_row; of COUNT in its sum */
} columns[] = {
#define SUM(name)                                                              \
	{                                                                      \
#name, 0, COUNT, offsetof(struct mq_answers, name)             \
	}
#define ROW(name, when, form, member)                                          \
	{                                                                      \
		name, when, form, offsetof(struct score_row, member)           \
	}
	SUM(n),
	SUM(valid),
	ROW("response_rate", 0, RATE, r.response),
	ROW("resolution_rate", 0, RATE, r.resolution),
	ROW("satisfaction_rate", 0, RATE, r.satisfaction),
	ROW("satisfaction_low", 0, RATE, r.satisfaction_ci.low),
	ROW("satisfaction_high", 0, RATE, r.satisfaction_ci.high),
	ROW("satisfaction_shrunk", 0, RATE, shrunk),
	ROW("shrunk_low", 0, RATE, shrunk_ci.low),
	ROW("shrunk_high", 0, RATE, shrunk_ci.high),
	ROW("score", 0, SCORE, r.score),
	ROW("score_se", SCORE_SHOW_SE, SCORE, r.score_se),
	ROW("score_low", SCORE_SHOW_SE, SCORE, r.score_ci.low),
	ROW("score_high", SCORE_SHOW_SE, SCORE, r.score_ci.high),
	ROW("grade", SCORE_SHOW_GRADE, TEXT, r.grade),
	ROW("rank", 0, RANK, rank),
	ROW("answer_rate", SCORE_SHOW_NONRESPONSE, RATE, answer_rate),
	ROW("bound_low", SCORE_SHOW_NONRESPONSE, RATE, bounds.low),
	ROW("bound_high", SCORE_SHOW_NONRESPONSE, RATE, bounds.high),
	ROW("weighted_rate", SCORE_SHOW_MARGINS, RATE, weighted),
	ROW("weighted_low", SCORE_SHOW_MARGINS, RATE, weighted_ci.low),
	ROW("weighted_high", SCORE_SHOW_MARGINS, RATE, weighted_ci.high),
	ROW("deff", SCORE_SHOW_MARGINS, SCORE, deff),
	ROW("effective_n", SCORE_SHOW_MARGINS, SCORE, effective_n),
	ROW("timed", SCORE_SHOW_TIMES, WHOLE, timed),
	ROW("open", SCORE_SHOW_TIMES, WHOLE, open),
	ROW("median_minutes", SCORE_SHOW_TIMES, MINUTES, median),
	ROW("p90_minutes", SCORE_SHOW_TIMES, MINUTES, p90),
	ROW("items", SCORE_SHOW_ALPHA, WHOLE, items),
	ROW("alpha", SCORE_SHOW_ALPHA, RATE, alpha),
	ROW("alpha_n", SCORE_SHOW_ALPHA, WHOLE, alpha_n),
	ROW("change", SCORE_SHOW_COMPARE, RATE, change),
	ROW("change_low", SCORE_SHOW_COMPARE, RATE, change_ci.low),
	ROW("change_high", SCORE_SHOW_COMPARE, RATE, change_ci.high),
	ROW("p", SCORE_SHOW_COMPARE, RATE, p),
	ROW("p_bh", SCORE_SHOW_COMPARE, RATE, p_bh),
	ROW("centre", SCORE_SHOW_TREND, RATE, centre),
	ROW("limit_low", SCORE_SHOW_TREND, RATE, limits.low),
	ROW("limit_high", SCORE_SHOW_TREND, RATE, limits.high),
	ROW("ewma", SCORE_SHOW_TREND, RATE, ewma.value),
	ROW("ewma_low", SCORE_SHOW_TREND, RATE, ewma.limits.low),
	ROW("ewma_high", SCORE_SHOW_TREND, RATE, ewma.limits.high),
	ROW("signal", SCORE_SHOW_TREND, TEXT, signal),
	ROW("notes", 0, TEXT, notes),
};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

unsigned
score_show_of(enum mq_scheme_type type)
{
	switch (type) {
	case MQ_VOTES:
		return SCORE_SHOW_GRADE;
	case MQ_POINTS:
	case MQ_NPS:
	case MQ_GROUPS:
		return SCORE_SHOW_SE;
	default:
		return 0;
	}
}

static bool
is_shown(const struct column *c, unsigned what)
{
	return !c->when || (c->when & what);
}

bool
score_show_has(struct mq_str name, unsigned what)
{
	size_t i;

	for (i = 0; i < COLUMNS; i++)
		if (is_shown(&columns[i], what) &&
		    mq_str_eq(mq_str(columns[i].name), name))
			return true;
	return false;
}

/* A zero has no sign. */
static const char *
unsign(const char *text)
{
	return *text == '-' && text[strspn(text, "-0.")] == '\0' ? text + 1
								 : text;
}

void
score_show_figure(struct mq_writer *w, double x, int digits)
{
	char text[64];

	if (isnan(x))
		snprintf(text, sizeof(text), "NA");
	else
		snprintf(text, sizeof(text), "%.*f", digits, x);
	mq_write_cell(w, mq_str(unsign(text)));
}

static void
show_double(const struct column *c, const char *at, struct mq_writer *w)
{
	double x;

	memcpy(&x, at, sizeof(x));
	score_show_figure(w, x,
	    c->form == RATE    ? RATE_DIGITS
	    : c->form == SCORE ? SCORE_DIGITS
			       : MINUTE_DIGITS);
}

static void
show_text(const char *at, struct mq_writer *w)
{
	const char *text;

	memcpy(&text, at, sizeof(text));
	mq_write_cell(w, text ? mq_str(text) : MQ_STR("NA"));
}

static void
show_count(const struct column *c, const char *at, struct mq_writer *w)
{
	int64_t n;

	memcpy(&n, at, sizeof(n));
	if (c->form == RANK && n == 0)
		mq_write_cell(w, MQ_STR("NA"));
	else
		mq_write_int(w, n);
}

static void
show_cell(
    const struct column *c, const struct score_row *row, struct mq_writer *w)
{
	const char *at = (const char *)row + c->offset;

	switch (c->form) {
	case COUNT:
		at = (const char *)&row->group->sum + c->offset;
		/* fall through */
	case WHOLE:
	case RANK:
		show_count(c, at, w);
		break;
	case TEXT:
		show_text(at, w);
		break;
	default:
		show_double(c, at, w);
	}
}

static void
show_header(const struct score_keys *k, unsigned what, struct mq_writer *w)
{
	size_t i;

	for (i = 0; i < k->shown; i++)
		mq_write_cell(w, k->key[i].name);
	for (i = 0; i < COLUMNS; i++)
		if (is_shown(&columns[i], what))
			mq_write_cell(w, mq_str(columns[i].name));
	mq_write_end(w);
}

void
score_show(const struct score_figures *f, const struct score_keys *k,
    unsigned what, struct mq_writer *w)
{
	struct mq_str key;
	size_t i, j;

	show_header(k, what, w);
	for (i = 0; i < f->n; i++) {
		key = f->row[i].group->key;
		for (j = 0; j < k->shown; j++)
			mq_write_cell(w, mq_key_pull(&key));
		for (j = 0; j < COLUMNS; j++)
			if (is_shown(&columns[j], what))
				show_cell(&columns[j], &f->row[i], w);
		mq_write_end(w);
	}
}
