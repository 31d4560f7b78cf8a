#include "fire.h"

#include <stdio.h>
#include <stdlib.h>

#include "minqing/matcher.h"
#include "minqing/utf8.h"

/* A cell that rules look at, read and validated once a record. */
struct text {
	struct mq_str name;
	size_t column;
	struct mq_str s;
};

/* The rules of one field, or of the default ones, and where they look. */
struct field {
	struct text **text; /* none where the header lacks it */
	size_t ntexts;
	struct mq_matcher *matcher;
	const struct rule *first;
};

/*
 * Patterns are numbered for the matchers: those of the rules as these are,
 * then the tests.
 */
struct fire {
	const struct rules *rules;
	unsigned how;
	struct field **field_of; /* each rule's; NULL where it is disabled */
	size_t *test_of;         /* the number of each rule's first test */
	struct mq_map fields;    /* name to struct field */
	struct mq_map texts;     /* name to struct text */
	uint64_t *may, *sure;    /* by number, of the record's texts */
	size_t nwords;
	struct fire_hit *hit;
	size_t nhits;
	char why[256];
};

static struct text *
add_text(struct fire *f, const struct mq_record *header, size_t column)
{
	size_t n = f->texts.n;
	struct text *text =
	    mq_map_put(&f->texts, mq_field(header, column), sizeof(*text));

	if (f->texts.n > n) {
		text->name = f->texts.entry[n]->key;
		text->column = column;
	}
	return text;
}

static void
bind_texts(struct fire *f, struct field *field, const struct mq_record *header,
    const size_t *column, size_t n)
{
	size_t i;

	field->text = mq_xcalloc(n, sizeof(struct text *));
	for (i = 0; i < n; i++)
		field->text[i] = add_text(f, header, column[i]);
	field->ntexts = n;
}

/* The field that rule r looks at: r may be the first that does. */
static struct field *
bind_field(struct fire *f, const struct rule *r, const struct mq_record *header,
    const size_t *column, size_t ncolumns)
{
	struct field *field = mq_map_put(&f->fields, r->field, sizeof(*field));
	long at;
	size_t own;

	if (field->first)
		return field;
	field->first = r;
	field->matcher = mq_matcher_new();
	if (r->field.n == 0) {
		bind_texts(f, field, header, column, ncolumns);
		return field;
	}
	at = mq_column(header, f->fields.entry[f->fields.n - 1]->key.s);
	own = (size_t)at;
	if (at >= 0)
		bind_texts(f, field, header, &own, 1);
	return field;
}

/* Give the matcher of a rule's field its patterns. */
static void
add_patterns(struct fire *f, size_t i, size_t first_test)
{
	const struct rule *r = &f->rules->rule[i];
	struct mq_matcher *m = f->field_of[i]->matcher;
	size_t k;

	f->test_of[i] = first_test;
	mq_matcher_add(m, r->pattern, i);
	for (k = 0; k < r->ntests; k++)
		mq_matcher_add(m, r->test[k].pattern, first_test + k);
}

struct fire *
fire_new(const struct rules *rules, const struct mq_record *header,
    const size_t *column, size_t ncolumns, unsigned how)
{
	struct fire *f = mq_xcalloc(1, sizeof(*f));
	const struct rule *r;
	size_t i, n = rules->n;

	f->rules = rules;
	f->how = how;
	f->field_of = mq_xcalloc(rules->n + 1, sizeof(struct field *));
	f->test_of = mq_xcalloc(rules->n + 1, sizeof(*f->test_of));
	f->hit = mq_xcalloc(rules->n + 1, sizeof(*f->hit));
	for (i = 0; i < rules->n; i++) {
		r = &rules->rule[i];
		if (!r->enabled)
			continue;
		f->field_of[i] = bind_field(f, r, header, column, ncolumns);
		add_patterns(f, i, n);
		n += r->ntests;
	}
	f->nwords = mq_bits_words(n) + 1;
	f->may = mq_xcalloc(f->nwords, sizeof(*f->may));
	f->sure = mq_xcalloc(f->nwords, sizeof(*f->sure));
	return f;
}

const struct rule *
fire_missing(const struct fire *f, size_t i)
{
	const struct field *field;
	size_t k;

	for (k = 0; k < f->fields.n; k++) {
		field = f->fields.entry[k]->value;
		if (field->ntexts == 0 && i-- == 0)
			return field->first;
	}
	return NULL;
}

static int
refuse(struct fire *f, struct fire_hits *hits, const struct text *at,
    const char *code)
{
	*hits = (struct fire_hits){ f->hit, 0, code, f->why, at->name.s };
	return -1;
}

static int
read_texts(struct fire *f, const struct mq_record *rec, struct fire_hits *hits)
{
	struct text *text;
	size_t i, valid;

	for (i = 0; i < f->texts.n; i++) {
		text = f->texts.entry[i]->value;
		text->s = mq_field(rec, text->column);
		valid = mq_utf8_valid(text->s.s, text->s.n);
		if (valid == text->s.n)
			continue;
		snprintf(
		    f->why, sizeof(f->why), "not UTF-8 at offset %zu", valid);
		return refuse(f, hits, text, "utf8");
	}
	return 0;
}

static void
scan(struct fire *f)
{
	const struct field *field;
	size_t i, k;

	memset(f->may, 0, f->nwords * sizeof(*f->may));
	memset(f->sure, 0, f->nwords * sizeof(*f->sure));
	for (i = 0; i < f->fields.n; i++) {
		field = f->fields.entry[i]->value;
		for (k = 0; k < field->ntexts; k++)
			mq_matcher_scan(
			    field->matcher, field->text[k]->s, f->may, f->sure);
	}
}

/* A pattern that is asked, and the texts it is asked of. */
struct question {
	const struct fire *fire; /* NULL: nothing is known by a scan */
	struct text *const *text;
	size_t ntexts;
	struct mq_pattern *pattern;
	size_t number;
};

/*
 * What the scan says of a pattern; MQ_MATCH_LIMIT: nothing.  Where the place
 * is wanted, a pattern that matches is run for it.
 */
static enum mq_match
foretell(const struct question *q)
{
	const struct fire *f = q->fire;

	if (f && !mq_bit(f->may, q->number))
		return MQ_MATCH_NO;
	if (f && !(f->how & FIRE_SPANS) && mq_bit(f->sure, q->number))
		return MQ_MATCH_YES;
	return MQ_MATCH_LIMIT;
}

/*
 * Search the texts in their order.  *at is the one that matched, or that could
 * not be searched.  A pattern that hits its limit where the scan has the
 * answer has not hit it with a prefilter, nor must it without.
 */
static enum mq_match
search(const struct question *q, const struct text **at, size_t span[2])
{
	enum mq_match got = MQ_MATCH_NO, told = foretell(q);
	size_t i;

	if (told >= 0 && !(q->fire->how & FIRE_PLAIN))
		return told;
	for (i = 0; i < q->ntexts && got == MQ_MATCH_NO; i++) {
		*at = q->text[i];
		got = mq_pattern_match(q->pattern, q->text[i]->s, span);
	}
	return got == MQ_MATCH_LIMIT ? told : got;
}

/* What one rule says of its texts. */
struct answer {
	const struct text *text;          /* where it matched, or failed */
	const struct mq_pattern *pattern; /* the last that was asked */
	size_t span[2];
};

/* q: of the rule's own pattern; its tests have the numbers from `test`. */
static enum mq_match
ask(const struct rule *r, struct question q, size_t test, struct answer *answer)
{
	const struct text *at = NULL;
	enum mq_match got;
	size_t i;

	answer->pattern = q.pattern = r->pattern;
	got = search(&q, &answer->text, answer->span);
	for (i = 0; i < r->ntests && got == MQ_MATCH_YES; i++) {
		answer->pattern = q.pattern = r->test[i].pattern;
		q.number = test + i;
		got = search(&q, &at, NULL);
		if (got < 0)
			answer->text = at;
		else
			got = (got == MQ_MATCH_YES) == r->test[i].want;
	}
	return got;
}

/* Is every pattern that must match a candidate? */
static bool
may_fire(const struct fire *f, size_t i)
{
	const struct rule *r = &f->rules->rule[i];
	size_t k;

	if (!f->field_of[i] || !mq_bit(f->may, i))
		return false;
	for (k = 0; k < r->ntests; k++)
		if (r->test[k].want && !mq_bit(f->may, f->test_of[i] + k))
			return false;
	return true;
}

static enum mq_match
ask_rule(const struct fire *f, size_t i, struct answer *answer)
{
	const struct field *field = f->field_of[i];
	struct question q = { f, NULL, 0, NULL, i };
	bool may = may_fire(f, i);
	enum mq_match got;

	if (!field || (!may && !(f->how & FIRE_PLAIN)))
		return MQ_MATCH_NO;
	q.text = field->text;
	q.ntexts = field->ntexts;
	got = ask(&f->rules->rule[i], q, f->test_of[i], answer);
	return got == MQ_MATCH_LIMIT && !may ? MQ_MATCH_NO : got;
}

static int
doubt(struct fire *f, struct fire_hits *hits, const struct rule *r,
    const struct answer *answer)
{
	snprintf(f->why, sizeof(f->why), "rule '%.*s': %s", (int)r->id.n,
	    r->id.s, mq_pattern_error(answer->pattern));
	return refuse(f, hits, answer->text, "limit");
}

/* The next rule to be asked, from rule i on, or the number of rules. */
static size_t
next_rule(const struct fire *f, size_t i)
{
	if (f->how & FIRE_PLAIN)
		return i;
	return mq_bits_next(f->may, f->rules->n, i);
}

static void
add_hit(struct fire *f, struct fire_hits *hits, const struct rule *r,
    const struct answer *answer)
{
	struct fire_hit *hit = &f->hit[hits->n++];

	hit->rule = r;
	if (!(f->how & FIRE_SPANS))
		return;
	hit->column = answer->text->name;
	hit->cell = answer->text->s;
	memcpy(hit->span, answer->span, sizeof(hit->span));
}

int
fire_record(struct fire *f, const struct mq_record *rec, struct fire_hits *hits)
{
	size_t i, n = f->rules->n;
	struct answer answer;
	const struct rule *r;
	enum mq_match got;

	*hits = (struct fire_hits){ .hit = f->hit };
	if (read_texts(f, rec, hits))
		return -1;
	scan(f);
	for (i = 0; (i = next_rule(f, i)) < n; i++) {
		r = &f->rules->rule[i];
		got = ask_rule(f, i, &answer);
		if (got < 0)
			return doubt(f, hits, r, &answer);
		if (got == MQ_MATCH_NO)
			continue;
		add_hit(f, hits, r, &answer);
		if (r->stop)
			break;
	}
	return 0;
}

enum mq_match
fire_try(
    const struct rule *r, struct mq_str s, const struct mq_pattern **culprit)
{
	struct text text = { .s = s }, *one = &text;
	struct question q = { NULL, &one, 1, NULL, 0 };
	struct answer answer;
	enum mq_match got = ask(r, q, 0, &answer);

	*culprit = answer.pattern;
	return got;
}

void
fire_free(struct fire *f)
{
	struct field *field;
	size_t i;

	if (!f)
		return;
	for (i = 0; i < f->fields.n; i++) {
		field = f->fields.entry[i]->value;
		mq_matcher_free(field->matcher);
		free(field->text);
	}
	mq_map_free(&f->fields);
	mq_map_free(&f->texts);
	free(f->field_of);
	free(f->test_of);
	free(f->may);
	free(f->sure);
	free(f->hit);
	free(f);
}
