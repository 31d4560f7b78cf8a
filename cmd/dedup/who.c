#include "who.h"

#include "minhash.h"
#include "minqing/hash.h"
#include "minqing/utf8.h"

enum { CONTACT_MIN = 5 }; /* numbers of public services are shorter or so */

#define WORD(w)                                                                \
	{                                                                      \
		w, sizeof(w) - 1                                               \
	}

/* As they are folded. */
static const struct mq_str nobody[] = { WORD("匿名"), WORD("匿名用户"),
	WORD("匿名者"), WORD("匿名人"), WORD("无"), WORD("无名"),
	WORD("无名氏"), WORD("不详"), WORD("未知"), WORD("未提供"),
	WORD("未留"), WORD("保密"), WORD("不愿透露"), WORD("市民"),
	WORD("群众"), WORD("居民"), WORD("anonymous"), WORD("anon"),
	WORD("unknown"), WORD("none"), WORD("null"), WORD("na"), WORD("n/a"),
	WORD("0") };

static bool
is_nobody(struct mq_str s)
{
	size_t i;

	if (s.n == 0 || memchr(s.s, '*', s.n))
		return true;
	for (i = 0; i < sizeof(nobody) / sizeof(*nobody); i++)
		if (mq_str_eq(s, nobody[i]))
			return true;
	return false;
}

static uint64_t
hash(struct mq_str s)
{
	return mq_hash(s.s, s.n, 0) | 1;
}

/* 00000000000 is what is typed where a number has to be. */
static bool
is_one_digit(struct mq_str s)
{
	size_t i;

	for (i = 1; i < s.n; i++)
		if (s.s[i] != s.s[0])
			return false;
	return true;
}

void
dedup_who_read(struct dedup_who *w, struct mq_arena *a, struct mq_str category,
    struct mq_str reporter, struct mq_str contact)
{
	*w = (struct dedup_who){ 0 };
	if (category.n > 0 && !mq_str_eq(category, MQ_STR("unclassified")))
		w->category = hash(category);
	reporter = reporter.n > 0 ? mq_fold(a, reporter) : reporter;
	if (!is_nobody(reporter))
		w->name = hash(reporter);
	contact = contact.n > 0 ? mq_fold(a, contact) : contact;
	if (!is_nobody(contact) && contact.n >= CONTACT_MIN &&
	    !is_one_digit(contact))
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
