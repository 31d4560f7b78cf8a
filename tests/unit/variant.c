#include "minqing/variant.h"

#include "minqing/utf8.h"

#include "../tap.h"

/* Widths as in Unicode's EastAsianWidth and UnicodeData, characters as in the
 * Xinhua dictionary's list of simplified forms. */
static const struct {
	const char *text, *plain;
} rows[] = {
	{ "", "" },
	{ "abc", "abc" },
	{ "ＡＢｃ１２３（）！～", "ABc123()!~" },
	{ "a\xE3\x80\x80z\xC2\xA0y", "a z y" },
	{ "ﾃﾚﾋﾞ", "テレヒ\xE3\x82\x99" },
	{ "￥￦", "¥₩" },
	{ "電梯壞了、老人上不去", "电梯坏了、老人上不去" },
	{ "恢復供電後裡面還漏水", "恢复供电后里面还漏水" },
	{ "著名的乾隆", "著名的乾隆" }, /* in simplified text, too */
	{ "发頭髮台颱", "发头发台台" },
	{ "，。、；", ",。、;" },
	{ "\xff電\xf0\xa0\x80\x80", "\xff电\xf0\xa0\x80\x80" },
};

static void
test_rows(void)
{
	struct mq_arena a = { 0 };
	struct mq_str got, s;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		s = mq_str(rows[i].text);
		got = mq_variant_text(&a, s);
		if (!is_mem(got.s, got.n, rows[i].plain))
			note("row %zu", i);
		ok(strcmp(rows[i].text, rows[i].plain) != 0 || got.s == s.s);
	}
	mq_arena_free(&a);
}

/* Plain forms are plain, and no longer than what they stand for. */
static void
test_all(void)
{
	char from[4], to[4];
	int32_t c, plain;
	size_t bad = 0, n = 0;

	for (c = 0; c < 0x110000; c++) {
		plain = mq_variant(c);
		n += plain != c;
		bad += mq_variant(plain) != plain;
		bad += mq_utf8_put(plain, to) > mq_utf8_put(c, from);
	}
	is_int(bad, 0);
	ok(n > 2700 && n < 3500);
}

static void
test_offset(void)
{
	struct mq_str s = MQ_STR("Ａ電b　c");

	/* A: 3 to 1 byte; 电: 3; b: 1; blank: 3 to 1; c: 1 */
	is_int(mq_variant_offset(s, 0), 0);
	is_int(mq_variant_offset(s, 1), 3);
	is_int(mq_variant_offset(s, 4), 6);
	is_int(mq_variant_offset(s, 5), 7);
	is_int(mq_variant_offset(s, 6), 10);
	is_int(mq_variant_offset(s, 7), 11);
}

int
main(void)
{
	test_rows();
	test_all();
	test_offset();
	return done();
}
