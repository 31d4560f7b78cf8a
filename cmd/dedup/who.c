#include "who.h"

#include "minhash.h"
#include "minqing/hash.h"
#include "minqing/reporter.h"

static uint64_t
hash(struct mq_str s)
{
	return mq_hash(s.s, s.n, 0) | 1;
}

void
dedup_who_read(struct dedup_who *w, struct mq_arena *a, struct mq_str category,
    struct mq_str reporter, struct mq_str contact)
{
	*w = (struct dedup_who){ 0 };
	if (category.n > 0 && !mq_str_eq(category, MQ_STR("unclassified")))
		w->category = hash(category);
	reporter = mq_reporter_name(a, reporter);
	if (reporter.n > 0)
		w->name = hash(reporter);
	contact = mq_reporter_contact(a, contact);
	if (contact.n > 0)
		w->contact = hash(contact);
}

bool
dedup_who_same(const struct dedup_who *a, const struct dedup_who *b)
{
	if (!a->category || a->category != b->category)
		return false;
	if (a->contact && b->contact)
		return a->contact == b->contact;
	return a->name && a->name == b->name;
}

void
dedup_who_keys(
    const struct dedup_who *w, uint64_t place, uint64_t key[DEDUP_WAYS])
{
	uint64_t base = dedup_mix(w->category + dedup_mix(place));

	key[0] = w->category && w->contact ? dedup_mix(base ^ w->contact) : 0;
	key[1] = w->category && w->name ? dedup_mix(base ^ w->name) : 0;
}
