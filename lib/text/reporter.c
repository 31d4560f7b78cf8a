#include "minqing/reporter.h"

#include "minqing/utf8.h"

enum { CONTACT_MIN = 5 };

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
is_one_digit(struct mq_str s)
{
	size_t i;

	for (i = 1; i < s.n; i++)
		if (s.s[i] != s.s[0])
			return false;
	return true;
}

struct mq_str
mq_reporter_name(struct mq_arena *a, struct mq_str cell)
{
	struct mq_str s = cell.n > 0 ? mq_fold(a, cell) : cell;
	size_t i;

	if (s.n > 0 && memchr(s.s, '*', s.n))
		return MQ_STR("");
	for (i = 0; i < sizeof(nobody) / sizeof(*nobody); i++)
		if (mq_str_eq(s, nobody[i]))
			return MQ_STR("");
	return s;
}

struct mq_str
mq_reporter_contact(struct mq_arena *a, struct mq_str cell)
{
	struct mq_str s = mq_reporter_name(a, cell);

	return s.n < CONTACT_MIN || is_one_digit(s) ? MQ_STR("") : s;
}
