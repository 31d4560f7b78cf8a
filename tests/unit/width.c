#include "minqing/width.h"

#include "../tap.h"

/*
 * Unicode 15, EastAsianWidth.txt (W and F two columns, A and the others one)
 * and UnicodeData.txt (Mn, Me and format characters none).
 */
static const struct {
	const char *text;
	int want;
} widths[] = {
	{ "", 0 },
	{ "abc", 3 },
	{ "民情", 4 },
	{ "民情 ok", 7 },
	{ "３，（", 6 },
	{ "ｱｲｳ", 3 },
	{ "한국어", 6 },
	{ "é", 1 },
	{ "e\u0301", 1 },
	{ "\u200B\u200D", 0 },
	{ "α×·", 3 },
	{ "\U00020000", 2 },
	{ "\U0001F600", 2 },
	{ "\u3000", 2 },
	{ "\xFF\xFE", 2 },
};

static void
test_cut(void)
{
	static const struct {
		const char *text;
		size_t width;
		const char *want;
	} cases[] = {
		{ "abc", 0, "" },
		{ "abc", 2, "ab" },
		{ "abc", 9, "abc" },
		{ "民情", 1, "" },
		{ "民情", 2, "民" },
		{ "民情", 3, "民" },
		{ "民情", 4, "民情" },
		{ "a民情", 3, "a民" },
		{ "e\u0301e\u0301", 1, "e\u0301" },
		{ "e\u0301\u0302x", 1, "e\u0301\u0302" },
		{ "\u0301x", 0, "\u0301" },
		{ "\xFFz", 1, "\xFF" },
		{ "", 5, "" },
	};
	struct mq_str s;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		s = mq_width_cut(mq_str(cases[i].text), cases[i].width);
		is_mem(s.s, s.n, cases[i].want);
	}
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(widths) / sizeof(*widths); i++)
		if (!is_int(mq_width(mq_str(widths[i].text)), widths[i].want))
			note("%s", widths[i].text);
	test_cut();
	return done();
}
