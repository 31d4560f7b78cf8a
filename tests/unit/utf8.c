#include "minqing/utf8.h"

#include "../tap.h"

/*
 * The Unicode Standard 15.0, table 3-7, "Well-Formed UTF-8 Byte Sequences":
 * the ranges of each byte.
 */
static const struct {
	unsigned char low[4], high[4];
	int n;
} table[] = {
	{ { 0x00 }, { 0x7F }, 1 },
	{ { 0xC2, 0x80 }, { 0xDF, 0xBF }, 2 },
	{ { 0xE0, 0xA0, 0x80 }, { 0xE0, 0xBF, 0xBF }, 3 },
	{ { 0xE1, 0x80, 0x80 }, { 0xEC, 0xBF, 0xBF }, 3 },
	{ { 0xED, 0x80, 0x80 }, { 0xED, 0x9F, 0xBF }, 3 },
	{ { 0xEE, 0x80, 0x80 }, { 0xEF, 0xBF, 0xBF }, 3 },
	{ { 0xF0, 0x90, 0x80, 0x80 }, { 0xF0, 0xBF, 0xBF, 0xBF }, 4 },
	{ { 0xF1, 0x80, 0x80, 0x80 }, { 0xF3, 0xBF, 0xBF, 0xBF }, 4 },
	{ { 0xF4, 0x80, 0x80, 0x80 }, { 0xF4, 0x8F, 0xBF, 0xBF }, 4 },
};

/* The length of the well-formed character at s, by the table, or 0. */
static int
by_table(const unsigned char *s)
{
	size_t i;
	int k;

	for (i = 0; i < sizeof(table) / sizeof(*table); i++) {
		for (k = 0; k < table[i].n; k++)
			if (s[k] < table[i].low[k] || s[k] > table[i].high[k])
				break;
		if (k == table[i].n)
			return k;
	}
	return 0;
}

/* Every lead, with followers on both sides of every border of the table. */
static void
test_table(void)
{
	static const unsigned char edge[] = { 0x00, 0x7F, 0x80, 0x8F, 0x90,
		0x9F, 0xA0, 0xBF, 0xC0, 0xFF };
	unsigned char s[4];
	struct mq_str rest;
	int i, j, k, lead, n, wrong = 0;

	for (lead = 0; lead < 256; lead++)
		for (i = 0; i < 1000; i++) {
			s[0] = (unsigned char)lead;
			s[1] = edge[i / 100];
			s[2] = edge[i / 10 % 10];
			s[3] = edge[i % 10];
			n = by_table(s);
			for (j = 1; j <= 4; j++) { /* cut short, too */
				k = (int)mq_utf8_valid((char *)s, (size_t)j);
				wrong += n && n <= j ? k < n : k != 0;
			}
			rest = (struct mq_str){ (char *)s, 4 };
			wrong += (mq_utf8_next(&rest) >= 0) != (n > 0);
			wrong += rest.n != 4 - (size_t)(n ? n : 1);
		}
	is_int(wrong, 0);
}

/* The longest prefix by the table, one character after another. */
static size_t
prefix_by_table(const unsigned char *s, size_t n)
{
	unsigned char last[4];
	size_t i, k;

	for (i = 0; i < n; i += k) {
		memset(last, 0, sizeof(last));
		memcpy(last, s + i, n - i < 4 ? n - i : 4);
		k = (size_t)by_table(last);
		if (!k || k > n - i)
			break;
	}
	return i;
}

/* The same bytes on every side of the end of a block of 32, in long texts. */
static void
test_blocks(void)
{
	static const unsigned char edge[] = { 'a', 0x80, 0x8F, 0x90, 0x9F, 0xA0,
		0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF };
	unsigned char text[160];
	size_t at, i, k;
	int wrong = 0;

	for (at = 92; at <= 97; at++)
		for (i = 0; i < 65536; i++) {
			memset(text, 'a', sizeof(text));
			for (k = 0; i % 2 && k + 3 <= at; k += 3)
				memcpy(text + k, "\xe4\xb8\xad", 3);
			for (k = 0; k < 4; k++)
				text[at + k] = edge[i >> (4 * k) & 15];
			wrong += mq_utf8_valid((char *)text, sizeof(text)) !=
				 prefix_by_table(text, sizeof(text));
		}
	is_int(wrong, 0);
}

/* Every code point there and back. */
static void
test_code_points(void)
{
	struct mq_str s;
	char buf[4];
	int32_t cp;
	size_t n;
	int wrong = 0;

	for (cp = 0; cp <= 0x10FFFF; cp++) {
		n = mq_utf8_put(cp, buf);
		s = (struct mq_str){ buf, n };
		if (cp >= 0xD800 && cp <= 0xDFFF) {
			wrong += mq_utf8_next(&s) != 0xFFFD;
			continue;
		}
		wrong += n != (cp < 0x80         ? 1U
				  : cp < 0x800   ? 2U
				  : cp < 0x10000 ? 3U
						 : 4U);
		wrong += mq_utf8_valid(buf, n) != n;
		wrong += mq_utf8_next(&s) != cp || s.n != 0;
	}
	is_int(wrong, 0);
	is_mem(buf, mq_utf8_put(0x4E2D, buf), "中");
	is_mem(buf, mq_utf8_put(0x1F600, buf), "\xF0\x9F\x98\x80");
	is_mem(buf, mq_utf8_put(0x110000, buf), "\xEF\xBF\xBD");
	is_mem(buf, mq_utf8_put(-1, buf), "\xEF\xBF\xBD");
}

/* One bad byte, at every place of ASCII and of Chinese text of any length. */
static void
test_places(void)
{
	char text[100];
	size_t n, bad, three;
	int wrong = 0;

	for (n = 0; n < 80; n++)
		for (bad = 0; bad <= n; bad++) {
			memset(text, 'a', sizeof(text));
			text[bad] = '\xFF';
			wrong += mq_utf8_valid(text, n) != bad && bad < n;
			wrong += mq_utf8_valid(text, bad) != bad;
			for (three = 0; three < n / 3 * 3; three += 3)
				memcpy(text + three, "民", 3);
			text[bad] = '\xFF';
			wrong += bad < n && bad < three &&
				 mq_utf8_valid(text, n) != bad / 3 * 3;
		}
	is_int(wrong, 0);
	is_int(mq_utf8_valid("", 0), 0);
	is_int(mq_utf8_valid("ab\0c", 4), 4);
	is_int(mq_utf8_valid("民情流水线", 15), 15);
	is_int(mq_utf8_valid("民情流水线", 14), 12);
}

/* Simple lower case by UnicodeData.txt; the rest as the header says. */
static void
test_fold(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" },
		{ "Created Date", "createddate" },
		{ "CREATION_DATE", "creationdate" },
		{ "On-Time?", "ontime" },
		{ "Ｃｒｅａｔｅｄ　Ｄａｔｅ：", "createddate" },
		{ " 是否 满意？\n", "是否满意" },
		{ "工单编号", "工单编号" },
		{ "\uFEFF留言\u200B编号\u00A0", "留言编号" },
		{ "ÄÖÜ ß Σ Й Ⱥ", "äöüßσйⱥ" },
		{ "ȺȺȺȺȺȺȺȺ", "ⱥⱥⱥⱥⱥⱥⱥⱥ" },
		{ "a.b-c_d:e?f．g－h＿i：j？k", "abcdefghijk" },
		{ "满意（基本）", "满意(基本)" },
		{ "3#5", "3#5" },
		{ "bad\xFF\xE4\xB8", "bad\xFF\xE4\xB8" },
		{ "_-.?: ", "" },
	};
	struct mq_arena a = { 0 };
	struct mq_str s;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		s = mq_fold(&a, mq_str(cases[i].text));
		is_mem(s.s, s.n, cases[i].want);
	}
	mq_arena_free(&a);
}

int
main(void)
{
	test_table();
	test_blocks();
	test_code_points();
	test_places();
	test_fold();
	return done();
}
