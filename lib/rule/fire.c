#include "minqing/fire.h"

#include <stdio.h>
#include <stdlib.h>

#include "minqing/variant.h"

#include "field.h"

/*
 * Patterns are numbered for the matchers: those of the rules as these are,
 * then the tests.
 */
struct mq_fire {
	const struct mq_rules *rules;
	const struct mq_record *header;
	unsigned how;
	struct field **field_of; /* each rule's; NULL where it is disabled */
	size_t *test_of;         /* the number of each rule's first test */
	struct fields fields;
	uint64_t *may, *sure; /* by number, of the record's texts */
	size_t nwords;
	struct mq_fire_hit *hit;
	char why[256];
	struct mq_arena warning;
};

/* Give the matcher of a rule's field its patterns, if it will see a text. */
static void
add_patterns(struct mq_fire *f, size_t i, size_t first_test)
{
	const struct mq_rule *r = &f->rules->rule[i];
	struct mq_matcher *m = f->field_of[i]->matcher;
	size_t k;

	f->test_of[i] = first_test;
	if (f->field_of[i]->ntexts == 0)
		return;
	mq_matcher_add(m, r->pattern, i);
	for (k = 0; k < r->ntests; k++)
		mq_matcher_add(m, r->test[k].pattern, first_test + k);
}

struct mq_fire *
mq_fire_new(const struct mq_rules *rules, const struct mq_record *header,
    const size_t *column, size_t ncolumns, unsigned how)
{
	struct mq_fire *f = mq_xcalloc(1, sizeof(*f));
	const struct mq_rule *r;
	size_t i, n = rules->n;

	f->rules = rules;
	f->header = header;
	f->how = how;
	f->field_of = mq_xcalloc(rules->n + 1, sizeof(struct field *));
	f->test_of = mq_xcalloc(rules->n + 1, sizeof(*f->test_of));
	f->hit = mq_xrealloc(NULL, rules->n + 1, sizeof(*f->hit));
	for (i = 0; i < rules->n; i++) {
		r = &rules->rule[i];
		if (!r->enabled)
			continue;
		f->field_of[i] =
		    fields_bind(&f->fields, r, header, column, ncolumns);
		add_patterns(f, i, n);
		n += r->ntests;
	}
	f->nwords = mq_bits_words(n) + 1;
	f->may = mq_xcalloc(f->nwords, sizeof(*f->may));
	f->sure = mq_xcalloc(f->nwords, sizeof(*f->sure));
	return f;
}

const char *
mq_fire_warning(struct mq_fire *f, size_t i)
{
	const struct mq_rule *r;
	const char *hint;
	size_t k;

	for (k = 0; (r = fields_missing(&f->fields, k)); k++)
		if (r->table != f->rules->builtin && i-- == 0)
			break;
	if (!r)
		return NULL;
	mq_arena_reset(&f->warning);
	hint = mq_nearest(&f->warning, f->header, r->field);
	return mq_arena_printf(&f->warning,
	    "%s:%lu: no column '%.*s' in the input%s%s%s; rules that look at "
	    "it never fire",
	    r->table->name, mq_rule_line(r), (int)r->field.n, r->field.s,
	    *hint ? " (did you mean " : "", hint, *hint ? "?)" : "");
}

static int
refuse(struct mq_fire *f, struct mq_fire_hits *hits, const struct text *at,
    const char *code)
{
	*hits = (struct mq_fire_hits){ f->hit, 0, code, f->why, at->name.s };
	return -1;
}

static int
read_texts(
    struct mq_fire *f, const struct mq_record *rec, struct mq_fire_hits *hits)
{
	size_t valid;
	const struct text *bad = fields_read(&f->fields, rec, &valid);

	if (!bad)
		return 0;
	snprintf(f->why, sizeof(f->why), "not UTF-8 at offset %zu", valid);
	return refuse(f, hits, bad, "utf8");
}

static void
scan(struct mq_fire *f)
{
	memset(f->may, 0, f->nwords * sizeof(*f->may));
	memset(f->sure, 0, f->nwords * sizeof(*f->sure));
	fields_scan(&f->fields, f->may, f->sure);
}

/* A pattern that is asked, and the texts it is asked of. */
struct question {
	const struct mq_fire *fire; /* NULL: nothing is known by a scan */
	const struct field *field;
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
	const struct mq_fire *f = q->fire;

	if (f && !mq_bit(f->may, q->number))
		return MQ_MATCH_NO;
	if (f && !(f->how & MQ_FIRE_SPANS) && mq_bit(f->sure, q->number))
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

	if (told >= 0 && !(q->fire->how & MQ_FIRE_EACH))
		return told;
	for (i = 0; i < q->field->ntexts && got == MQ_MATCH_NO; i++) {
		*at = q->field->text[i];
		got =
		    mq_pattern_match(q->pattern, field_text(q->field, i), span);
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
ask(const struct mq_rule *r, struct question q, size_t test,
    struct answer *answer)
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
may_fire(const struct mq_fire *f, size_t i)
{
	const struct mq_rule *r = &f->rules->rule[i];
	size_t k;

	if (!f->field_of[i] || !mq_bit(f->may, i))
		return false;
	for (k = 0; k < r->ntests; k++)
		if (r->test[k].want && !mq_bit(f->may, f->test_of[i] + k))
			return false;
	return true;
}

static enum mq_match
ask_rule(const struct mq_fire *f, size_t i, struct answer *answer)
{
	const struct field *field = f->field_of[i];
	struct question q = { f, field, NULL, i };
	bool may = may_fire(f, i);
	enum mq_match got;

	if (!field || (!may && !(f->how & MQ_FIRE_EACH)))
		return MQ_MATCH_NO;
	got = ask(&f->rules->rule[i], q, f->test_of[i], answer);
	return got == MQ_MATCH_LIMIT && !may ? MQ_MATCH_NO : got;
}

static int
doubt(struct mq_fire *f, struct mq_fire_hits *hits, const struct mq_rule *r,
    const struct answer *answer)
{
	snprintf(f->why, sizeof(f->why), "rule '%.*s': %s", (int)r->id.n,
	    r->id.s, mq_pattern_error(answer->pattern));
	return refuse(f, hits, answer->text, "limit");
}

/* The next rule to be asked, from rule i on, or the number of rules. */
static size_t
next_rule(const struct mq_fire *f, size_t i)
{
	if (f->how & MQ_FIRE_EACH)
		return i;
	return mq_bits_next(f->may, f->rules->n, i);
}

static void
add_hit(struct mq_fire *f, struct mq_fire_hits *hits, const struct mq_rule *r,
    const struct answer *answer)
{
	struct mq_fire_hit *hit = &f->hit[hits->n++];
	size_t i;

	hit->rule = r;
	if (!(f->how & MQ_FIRE_SPANS))
		return;
	hit->column = answer->text->name;
	hit->cell = answer->text->s;
	for (i = 0; i < 2; i++)
		hit->span[i] =
		    r->plain ? mq_variant_offset(hit->cell, answer->span[i])
			     : answer->span[i];
}

int
mq_fire_record(
    struct mq_fire *f, const struct mq_record *rec, struct mq_fire_hits *hits)
{
	size_t i, n = f->rules->n;
	struct answer answer;
	const struct mq_rule *r;
	enum mq_match got;

	*hits = (struct mq_fire_hits){ .hit = f->hit };
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
mq_fire_try(
    const struct mq_rule *r, struct mq_str s, const struct mq_pattern **culprit)
{
	struct mq_arena a = { 0 };
	struct text text = { .s = s, .plain = s }, *one = &text;
	struct field field = { &one, 1, r->plain, NULL, NULL };
	struct question q = { NULL, &field, NULL, 0 };
	struct answer answer;
	enum mq_match got;

	if (r->plain)
		text.plain = mq_variant_text(&a, s);
	got = ask(r, q, 0, &answer);
	mq_arena_free(&a);
	*culprit = answer.pattern;
	return got;
}

bool
mq_fire_is_scanned(const struct mq_rule *r)
{
	bool known = mq_matcher_knows(r->pattern);
	size_t i;

	for (i = 0; i < r->ntests && !known; i++)
		known = r->test[i].want && mq_matcher_knows(r->test[i].pattern);
	return known;
}

struct mq_matcher *
mq_fire_matcher(const struct mq_fire *f, size_t i)
{
	return fields_matcher(&f->fields, i);
}

void
mq_fire_free(struct mq_fire *f)
{
	if (!f)
		return;
	fields_free(&f->fields);
	mq_arena_free(&f->warning);
	free(f->field_of);
	free(f->test_of);
	free(f->may);
	free(f->sure);
	free(f->hit);
	free(f);
}
