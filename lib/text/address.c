#include "minqing/address.h"

#include "minqing/utf8.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
mq_address_joined(char before, char behind)
{
	return (is_digit(before) && is_digit(behind)) ||
	       (is_letter(before) && is_letter(behind));
}

static bool
is_blank(int32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 ||
	       c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

/* Of a folded character; a byte that is not UTF-8 (-1) counts as one. */
static bool
is_punctuation(int32_t c)
{
	if (c < 0x80)
		return c < 0 ||
		       (!is_digit((char)c) && !is_letter((char)c) && c != '-');
	return c <= 0xBF || (c >= 0x2000 && c <= 0x206F) ||
	       (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020);
}

static int32_t
fold(int32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E) /* full-width forms of ASCII */
		c -= 0xFF01 - '!';
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) /* dashes, minus */
		return '-';
	if (c == 0x680B || c == 0x68DF) /* 栋 棟 */
		return 0x5E62;          /* 幢 */
	if (c == 0x865F)                /* 號 */
		return 0x53F7;
	return c;
}

static bool
ends(struct mq_str s, const char *word)
{
	size_t n = strlen(word);

	return s.n >= n && memcmp(s.s + s.n - n, word, n) == 0;
}

static bool
ends_in_letter(struct mq_str s)
{
	return s.n > 0 && (is_digit(s.s[s.n - 1]) || is_letter(s.s[s.n - 1]));
}

/* In what a building is numbered by. */
static bool
ends_in_number(struct mq_str s)
{
	static const char *const numeral[] = { "一", "二", "三", "四", "五",
		"六", "七", "八", "九", "十", "甲", "乙", "丙", "丁", NULL };
	const char *const *p;

	for (p = numeral; *p; p++)
		if (ends(s, *p))
			return true;
	return ends_in_letter(s);
}

/* 楼, behind a number and 号: the 号 becomes 幢. */
static bool
fold_house(char *out, size_t n, int32_t c)
{
	size_t word = sizeof("号") - 1;

	if (c != 0x697C || !ends((struct mq_str){ out, n }, "号") ||
	    !ends_in_number((struct mq_str){ out, n - word }))
		return false;
	memcpy(out + n - word, "幢", word);
	return true;
}

/* What is folded of `in`, without punctuation if `bare`. */
static struct mq_str
folded(struct mq_arena *a, struct mq_str in, bool bare)
{
	/* A blank may come before each byte. */
	char *out = mq_arena_alloc(a, 2 * in.n + 4);
	bool gap = false;
	const char *at;
	size_t n = 0;
	int32_t c;

	while (in.n > 0) {
		at = in.s;
		c = fold(mq_utf8_next(&in));
		if (is_blank(c) || (bare && is_punctuation(c))) {
			gap = n > 0;
			continue;
		}
		if (gap && c > 0 && c < 0x80 &&
		    mq_address_joined(out[n - 1], (char)c))
			out[n++] = ' ';
		gap = false;
		if (fold_house(out, n, c))
			continue;
		if (c < 0) /* a byte that is not UTF-8 */
			out[n++] = *at;
		else
			n += mq_utf8_put(c, out + n);
	}
	return (struct mq_str){ out, n };
}

struct mq_str
mq_address_fold(struct mq_arena *a, struct mq_str text)
{
	return folded(a, text, false);
}

static bool
starts(struct mq_str s, const char *word)
{
	size_t n = strlen(word);

	return s.n >= n && memcmp(s.s, word, n) == 0;
}

/*
 * Up to the number of the first building, or nothing.  A bridge is "一座桥",
 * so before that word only a letter or digit counts.
 */
static struct mq_str
front_of_building(struct mq_str s)
{
	struct mq_str rest = s, front = { s.s, 0 };

	for (; rest.n > 0; rest.s++, rest.n--, front.n++)
		if ((starts(rest, "幢") && ends_in_number(front)) ||
		    (starts(rest, "座") && ends_in_letter(front)))
			return front;
	return MQ_STR("");
}

/* Without a number and this word at its end, where something is before. */
static struct mq_str
without(struct mq_str s, const char *word)
{
	struct mq_str front = s;

	if (!ends(s, word))
		return s;
	front.n -= strlen(word);
	while (front.n > 0 && is_digit(front.s[front.n - 1]))
		front.n--;
	if (s.n - front.n == strlen(word))
		return s;
	while (front.n > 0 && front.s[front.n - 1] == '-')
		front.n--;
	return front.n > 0 ? front : s;
}

/* Without "2单元302室" or the like at its end. */
static struct mq_str
without_room(struct mq_str s)
{
	static const char *const words[] = { "室", "户", "房", "层", "楼",
		"单元", NULL };
	const char *const *p;
	size_t n;

	do {
		n = s.n;
		for (p = words; *p; p++)
			s = without(s, *p);
	} while (s.n < n);
	return s;
}

struct mq_str
mq_address_building(struct mq_arena *a, struct mq_str text)
{
	struct mq_str whole = folded(a, text, true);
	struct mq_str front = front_of_building(whole);
	char *out;

	if (front.n == 0)
		return without_room(whole);
	out = mq_arena_alloc(a, front.n + sizeof("幢"));
	memcpy(out, front.s, front.n);
	memcpy(out + front.n, "幢", sizeof("幢") - 1);
	return (struct mq_str){ out, front.n + sizeof("幢") - 1 };
}
