#include "classify.h"

#include <stdlib.h>

const char *const classify_own[CLASSIFY_OWN] = { "category", "service", "kind",
	"urgency", "mode", "tags", "rules", "margin" };

/* What a label has gathered from the rules that fired. */
struct score {
	int64_t sum;
	int64_t priority; /* the highest */
	uint64_t serial;  /* of the record that this is about */
};

struct classify {
	const struct mq_rules *rules;
	struct score *score; /* of each label */
	size_t *label;       /* those that have one, by their first rule */
	size_t nlabels;
	uint64_t *tag_serial; /* of the last record that had the tag */
	uint64_t serial;
	long kind; /* the record's own column, or -1 */
	char margin[CLASSIFY_WEIGHT_SIZE];
	struct mq_arena arena; /* of one result */
};

struct classify *
classify_new(const struct mq_rules *rules, const struct mq_record *header)
{
	struct classify *c = mq_xcalloc(1, sizeof(*c));

	c->rules = rules;
	c->score = mq_xcalloc(rules->labels.n + 1, sizeof(*c->score));
	c->label = mq_xcalloc(rules->labels.n + 1, sizeof(*c->label));
	c->tag_serial = mq_xcalloc(rules->tags.n + 1, sizeof(*c->tag_serial));
	c->kind = mq_column(header, "kind");
	return c;
}

static void
add_score(struct classify *c, const struct mq_rule *r)
{
	struct score *s = &c->score[r->label];

	if (s->serial != c->serial) {
		*s = (struct score){ 0, r->priority, c->serial };
		c->label[c->nlabels++] = r->label;
	}
	s->sum += r->weight;
	if (r->priority > s->priority)
		s->priority = r->priority;
}

static bool
is_better(const struct score *a, const struct score *b)
{
	if (a->priority != b->priority)
		return a->priority > b->priority;
	return a->sum > b->sum;
}

/*
 * The best label but `not`, or MQ_RULE_NO_LABEL.  Labels stand in the order of
 * their first rules, so that the first of equals is the one wanted.
 */
static size_t
best_label(const struct classify *c, size_t not )
{
	size_t i, label, best = MQ_RULE_NO_LABEL;

	for (i = 0; i < c->nlabels; i++) {
		label = c->label[i];
		if (label !=
		    not &&(best == MQ_RULE_NO_LABEL ||
			   is_better(&c->score[label], &c->score[best])))
			best = label;
	}
	return best;
}

/*
 * The word of the heaviest rule that has one, of those of the label or, where
 * `others`, without a label.
 */
static struct mq_str
heaviest(const struct mq_fire_hits *hits, enum mq_rule_word word, size_t label,
    bool others)
{
	const struct mq_rule *r, *best = NULL;
	size_t i;

	for (i = 0; i < hits->n; i++) {
		r = hits->hit[i].rule;
		if (r->word[word].n == 0)
			continue;
		if (r->label == MQ_RULE_NO_LABEL ? !others : r->label != label)
			continue;
		if (!best || r->weight > best->weight)
			best = r;
	}
	return best ? best->word[word] : MQ_STR("");
}

static struct mq_str
lowest_urgency(const struct mq_fire_hits *hits)
{
	static const char digits[] = "0123";
	char lowest = 0, u;
	size_t i;

	for (i = 0; i < hits->n; i++) {
		u = hits->hit[i].rule->urgency;
		if (u && (!lowest || u < lowest))
			lowest = u;
	}
	if (!lowest)
		return MQ_STR("");
	return (struct mq_str){ digits + (lowest - '0'), 1 };
}

/* A list being joined with ';' in a buffer that is large enough. */
static void
append(struct mq_str *list, char *buf, struct mq_str item)
{
	if (list->n > 0)
		buf[list->n++] = ';';
	memcpy(buf + list->n, item.s, item.n);
	list->n += item.n;
}

static struct mq_str
join_rules(struct classify *c, const struct mq_fire_hits *hits)
{
	size_t i, size = 1;
	struct mq_str list;
	char *buf;

	for (i = 0; i < hits->n; i++)
		size += hits->hit[i].rule->id.n + 1;
	buf = mq_arena_alloc(&c->arena, size);
	list = (struct mq_str){ buf, 0 };
	for (i = 0; i < hits->n; i++)
		append(&list, buf, hits->hit[i].rule->id);
	return list;
}

static struct mq_str
join_tags(struct classify *c, const struct mq_fire_hits *hits)
{
	struct mq_entry *const *tag = c->rules->tags.entry;
	size_t i, k, t, size = 1;
	const struct mq_rule *r;
	struct mq_str list;
	char *buf;

	for (i = 0; i < hits->n; i++)
		for (r = hits->hit[i].rule, k = 0; k < r->ntags; k++)
			size += tag[r->tag[k]]->key.n + 1;
	buf = mq_arena_alloc(&c->arena, size);
	list = (struct mq_str){ buf, 0 };
	for (i = 0; i < hits->n; i++)
		for (r = hits->hit[i].rule, k = 0; k < r->ntags; k++) {
			t = r->tag[k];
			if (c->tag_serial[t] == c->serial)
				continue;
			c->tag_serial[t] = c->serial;
			append(&list, buf, tag[t]->key);
		}
	return list;
}

static const char *
conflict(const struct score *best, const struct score *next)
{
	if (!is_better(best, next))
		return "tie";
	return best->sum < next->sum ? "priority" : "";
}

static void
set_margin(struct classify *c, struct classify_result *res)
{
	res->lead = 0;
	res->conflict = "";
	if (res->label != MQ_RULE_NO_LABEL)
		res->lead = c->score[res->label].sum;
	if (res->next != MQ_RULE_NO_LABEL) {
		res->lead -= c->score[res->next].sum;
		res->conflict =
		    conflict(&c->score[res->label], &c->score[res->next]);
	}
	res->value[CLASSIFY_MARGIN] =
	    (struct mq_str){ c->margin, classify_weight(res->lead, c->margin) };
}

/* The record's own kind stands. */
static struct mq_str
decide_kind(const struct classify *c, const struct mq_record *rec,
    const struct mq_fire_hits *hits, size_t label)
{
	struct mq_str own = MQ_STR("");

	if (c->kind >= 0)
		own = mq_field(rec, (size_t)c->kind);
	if (mq_str_trim(own).n > 0)
		return own;
	return heaviest(hits, MQ_RULE_KIND, label, true);
}

void
classify_decide(struct classify *c, const struct mq_record *rec,
    const struct mq_fire_hits *hits, struct classify_result *res)
{
	struct mq_str *value = res->value;
	size_t i, label;

	c->serial++;
	c->nlabels = 0;
	mq_arena_reset(&c->arena);
	for (i = 0; i < hits->n; i++)
		if (hits->hit[i].rule->label != MQ_RULE_NO_LABEL)
			add_score(c, hits->hit[i].rule);
	label = best_label(c, MQ_RULE_NO_LABEL);
	res->label = label;
	res->next = best_label(c, label);
	value[CLASSIFY_CATEGORY] = label == MQ_RULE_NO_LABEL
				       ? CLASSIFY_NONE
				       : c->rules->labels.entry[label]->key;
	value[CLASSIFY_SERVICE] = heaviest(hits, MQ_RULE_SERVICE, label, false);
	value[CLASSIFY_KIND] = decide_kind(c, rec, hits, label);
	value[CLASSIFY_URGENCY] = lowest_urgency(hits);
	value[CLASSIFY_MODE] = heaviest(hits, MQ_RULE_MODE, label, false);
	value[CLASSIFY_TAGS] = join_tags(c, hits);
	value[CLASSIFY_RULES] = join_rules(c, hits);
	set_margin(c, res);
}

void
classify_overrule(struct classify *c, const struct mq_fire_hits *hits,
    struct mq_str label, struct classify_result *res)
{
	const size_t *number = mq_map_get(&c->rules->labels, label);

	res->conflict = "";
	if (res->label != MQ_RULE_NO_LABEL &&
	    (!number || *number != res->label))
		res->conflict = "model";
	res->label = number ? *number : MQ_RULE_NO_LABEL;
	res->next = best_label(c, res->label);
	res->value[CLASSIFY_CATEGORY] = label;
	res->value[CLASSIFY_SERVICE] =
	    heaviest(hits, MQ_RULE_SERVICE, res->label, false);
	res->value[CLASSIFY_MODE] =
	    heaviest(hits, MQ_RULE_MODE, res->label, false);
}

int64_t
classify_sum(const struct classify *c, size_t label)
{
	return c->score[label].sum;
}

size_t
classify_weight(int64_t weight, char text[CLASSIFY_WEIGHT_SIZE])
{
	uint64_t x = weight < 0 ? 0 - (uint64_t)weight : (uint64_t)weight;
	uint64_t whole = x / MQ_RULE_ONE, part = x % MQ_RULE_ONE;
	char digits[CLASSIFY_WEIGHT_SIZE];
	size_t n = sizeof(digits), len = 0;
	int i;

	for (i = 0; i < 6; i++, part /= 10)
		if (part % 10 > 0 || n < sizeof(digits))
			digits[--n] = (char)('0' + part % 10);
	if (n < sizeof(digits))
		digits[--n] = '.';
	do {
		digits[--n] = (char)('0' + whole % 10);
	} while ((whole /= 10) > 0);
	if (weight < 0)
		text[len++] = '-';
	memcpy(text + len, digits + n, sizeof(digits) - n);
	return len + sizeof(digits) - n;
}

void
classify_free(struct classify *c)
{
	if (!c)
		return;
	free(c->score);
	free(c->label);
	free(c->tag_serial);
	mq_arena_free(&c->arena);
	free(c);
}
