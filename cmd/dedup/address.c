#include "address.h"

#include "minqing/utf8.h"

static bool
is_digit(int32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_small(int32_t c)
{
	return c >= 'a' && c <= 'z';
}

/*
 * What is left of a character: itself, another one, or ' ' for a gap, which a
 * byte that is not UTF-8 is too.
 */
static int32_t
fold(int32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E) /* full-width forms of ASCII */
		c -= 0xFF01 - '!';
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) /* dashes, minus */
		return '-';
	if (c < 0x80)
		return is_digit(c) || is_small(c) || c == '-' ? c : ' ';
	if (c <= 0xBF || (c >= 0x2000 && c <= 0x206F) ||
	    (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) ||
	    c == 0xFEFF)
		return ' ';
	return c;
}

static bool
grow_together(int32_t before, int32_t behind)
{
	return (is_digit(before) && is_digit(behind)) ||
	       (is_small(before) && is_small(behind));
}

static struct mq_str
folded(struct mq_arena *a, struct mq_str in)
{
	/* A blank may come before each letter and digit. */
	char *out = mq_arena_alloc(a, 2 * in.n + 1);
	int32_t c, before = 0;
	size_t n = 0;
	bool gap = false;

	while (in.n > 0) {
		c = fold(mq_utf8_next(&in));
		if (c == ' ') {
			gap = true;
			continue;
		}
		if (gap && grow_together(before, c))
			out[n++] = ' ';
		n += mq_utf8_put(c, out + n);
		before = c;
		gap = false;
	}
	return (struct mq_str){ out, n };
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
	return s.n > 0 && (is_digit(s.s[s.n - 1]) || is_small(s.s[s.n - 1]));
}

static bool
ends_in_numeral(struct mq_str s)
{
	static const char *const numeral[] = { "一", "二", "三", "四", "五",
		"六", "七", "八", "九", "十", "甲", "乙", "丙", "丁", NULL };
	const char *const *p;

	for (p = numeral; *p; p++)
		if (ends(s, *p))
			return true;
	return false;
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
building(struct mq_str s)
{
	struct mq_str rest = s, front = { s.s, 0 };

	for (; rest.n > 0; rest.s++, rest.n--, front.n++) {
		if (starts(rest, "幢") || starts(rest, "栋") ||
		    starts(rest, "号楼")) {
			if (ends_in_letter(front) || ends_in_numeral(front))
				return front;
		} else if (starts(rest, "座") && ends_in_letter(front)) {
			return front;
		}
	}
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
dedup_address(struct mq_arena *a, struct mq_str text)
{
	struct mq_str whole = folded(a, text), house = building(whole);
	char *out;

	if (house.n == 0)
		return without_room(whole);
	out = mq_arena_alloc(a, house.n + sizeof("幢"));
	memcpy(out, house.s, house.n);
	memcpy(out + house.n, "幢", sizeof("幢") - 1);
	return (struct mq_str){ out, house.n + sizeof("幢") - 1 };
}
