#include "plain.h"

#include <string.h>

#define WORD(w, l)                                                             \
	{                                                                      \
		w, sizeof(w) - 1, l                                            \
	}

/*
 * A word comes before its own beginning; letter 0 leaves the word out, and so
 * does 'W', which needs the day of the week behind it.
 */
static const struct {
	const char *word;
	size_t n;
	char letter;
} words[] = {
	WORD("年", 'Y'), WORD("月", 'M'), WORD("日", 'D'), WORD("号", 'D'),
	WORD("號", 'D'), WORD("时", 'H'), WORD("時", 'H'), WORD("点", 'H'),
	WORD("點", 'H'), WORD("分", 'I'), WORD("秒", 'S'), WORD("半夜", 'E'),
	WORD("半", 'B'), WORD("钟", 0), WORD("鐘", 0), WORD("整", 0),
	WORD("上午", 'A'), WORD("凌晨", 'A'), WORD("清晨", 'A'),
	WORD("早上", 'A'), WORD("早晨", 'A'), WORD("早", 'A'),
	WORD("下午", 'P'), WORD("午后", 'P'), WORD("傍晚", 'P'),
	WORD("中午", 'N'), WORD("正午", 'N'), WORD("晚上", 'E'),
	WORD("夜里", 'E'), WORD("夜间", 'E'), WORD("深夜", 'E'),
	WORD("晚", 'E'), WORD("星期", 'W'), WORD("礼拜", 'W'), WORD("周", 'W'),
	WORD("\xC2\xA0", ' '),     /* no-break space */
	WORD("\xE2\x80\x89", ' '), /* thin space */
	WORD("\xE2\x80\xAF", ' '), /* narrow no-break space, before PM by ICU */
	WORD("\xE3\x80\x80", ' '), /* ideographic space */
	WORD("\xE2\x80\x8E", 0),   /* left-to-right mark, put in by browsers */
	WORD("\xE2\x80\x8F", 0),   /* right-to-left mark */
	WORD("\xEF\xBB\xBF", 0),   /* byte order mark */
};

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Does a day of the week come next: 星期一, 礼拜天? */
static bool
is_weekday(const char *p, const char *end)
{
	static const char *const days = "一二三四五六日天";
	size_t i;

	for (i = 0; end - p >= 3 && days[i]; i += 3)
		if (!memcmp(p, days + i, 3))
			return true;
	return false;
}

/* The plain letter of ASCII, or -1. */
static int
ascii(unsigned char c)
{
	if (c >= '+' && c <= ':') /* digits and what stands between them */
		return c;
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if ((c >= '\t' && c <= '\r') || c == '(' || c == ')')
		return ' ';
	return c >= ' ' && c < 0x7F ? c : -1;
}

/* U+FF01 to U+FF5E are ASCII again, in full width: its letter, or -1. */
static int
full_width(const char *p, const char *end)
{
	unsigned char second, third;

	if (end - p < 3 || *p != '\xEF')
		return -1;
	second = (unsigned char)p[1];
	third = (unsigned char)p[2];
	if (second == 0xBC && third >= 0x81 && third <= 0xBF)
		return ascii((unsigned char)(third - 0x81 + '!'));
	if (second == 0xBD && third >= 0x80 && third <= 0x9E)
		return ascii((unsigned char)(third - 0x80 + '`'));
	return -1;
}

/* Take a sign that is not ASCII: its letter, 0 for none, -1 if unknown. */
static int
take_wide(const char **p, const char *end)
{
	int letter = full_width(*p, end);
	size_t i;

	if (letter >= 0) {
		*p += 3;
		return letter;
	}
	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if ((size_t)(end - *p) < words[i].n ||
		    memcmp(*p, words[i].word, words[i].n) != 0)
			continue;
		*p += words[i].n;
		if (words[i].letter != 'W')
			return words[i].letter;
		if (!is_weekday(*p, end))
			return -1;
		*p += 3;
		return 0;
	}
	return -1;
}

bool
mq_plain(struct mq_str s, char *out, size_t size)
{
	const char *p = s.s, *end = s.s + s.n;
	char *to = out, *last = out + size - 1;
	char before = ' '; /* so that blanks at the front are left out */
	int c;

	while (p < end) {
		if ((unsigned char)*p < 0x80)
			c = ascii((unsigned char)*p++);
		else
			c = take_wide(&p, end);
		if (c < 0)
			return false;
		if (c == 0 ||
		    (c == ' ' && (before == ' ' || is_capital(before))))
			continue;
		if (is_capital((char)c) && to > out && before == ' ')
			to--;
		if (to == last)
			return false;
		*to++ = before = (char)c;
	}
	if (to > out && before == ' ')
		to--;
	*to = '\0';
	return true;
}
