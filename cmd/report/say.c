/* Sentences: the arguments put in their places */

#include <stdlib.h>

#include "words.h"

struct sentence {
	char *text;
	size_t n, cap;
};

static void
append(struct sentence *s, struct mq_str more)
{
	while (s->cap - s->n < more.n) {
		s->cap = s->cap ? 2 * s->cap : 256;
		s->text = mq_xrealloc(s->text, s->cap, 1);
	}
	if (more.n)
		memcpy(s->text + s->n, more.s, more.n);
	s->n += more.n;
}

/* What stands for "1" or "1:case:cases". */
static struct mq_str
fill(struct mq_str hole, const struct mq_str *arg, size_t n)
{
	struct mq_str part, one, many;
	size_t i;

	mq_str_next(&hole, ':', &part);
	i = part.n ? (size_t)(part.s[0] - '1') : n;
	if (i >= n)
		return MQ_STR("");
	if (!mq_str_next(&hole, ':', &one) || !mq_str_next(&hole, ':', &many))
		return arg[i];
	return mq_str_eq(arg[i], MQ_STR("1")) ? one : many;
}

struct mq_str
report_say_list(struct mq_arena *a, enum report_lang lang, enum report_word w,
    const struct mq_str *arg, size_t n)
{
	struct sentence s = { 0 };
	struct mq_str rest = mq_str(report_word(lang, w)), part, hole, said;

	mq_str_next(&rest, '{', &part);
	append(&s, part);
	while (mq_str_next(&rest, '{', &part)) {
		mq_str_next(&part, '}', &hole);
		append(&s, fill(hole, arg, n));
		append(&s, part);
	}
	said = mq_str_dup(a, (struct mq_str){ s.text ? s.text : "", s.n });
	free(s.text);
	return said;
}
