/* Which scheme an argument of -s asks for. */

#include "minqing/scheme.h"

#include "../tap.h"

static void
test_choice(void)
{
	static const struct {
		const char *arg, *file, *name;
	} cases[] = {
		{ NULL, NULL, "three-rates" },
		{ "votes", NULL, "votes" },
		{ "mine.tsv", "mine.tsv", NULL },
		{ "./mine", "./mine", NULL },
		{ "mine.tsv:votes", "mine.tsv", "votes" },
		{ "365:three-rates", "365", "three-rates" },
		{ "2026:07/mine.tsv", "2026:07/mine.tsv", NULL },
		{ "2026:07/mine.tsv:votes", "2026:07/mine.tsv", "votes" },
	};
	struct mq_arena a = { 0 };
	struct mq_scheme_choice c;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		c = mq_scheme_choose(&a, cases[i].arg);
		is_str(c.file, cases[i].file);
		is_str(c.name, cases[i].name);
	}
	mq_arena_free(&a);
}

int
main(void)
{
	test_choice();
	return done();
}
