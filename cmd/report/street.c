#include "street.h"

#include "minqing/utf8.h"

static bool
is_digit(int32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* What may stand between a house number and its street: 12A-3, 1/2, 中. */
static bool
is_of_number(int32_t c)
{
	return is_digit(c) || c == '-' || c == '/' || c == '.' || c == '#';
}

static bool
is_end(int32_t c)
{
	return c == ',' || c == '(' || c == ';' || c == 0xFF0C || c == 0xFF08 ||
	       c == 0xFF1B || c == '\n';
}

/*
 * Behind "195", "12A" or "100-110" and blanks; all of s where that is none.
 * Numbered: digits that follow are the street's own, as in 2nd Avenue.
 */
static struct mq_str
behind_number(struct mq_str s, bool *numbered)
{
	struct mq_str rest = s, before;
	int32_t c = 0;

	do {
		before = rest;
		c = rest.n ? mq_utf8_next(&rest) : 0;
	} while (is_of_number(c));
	if (before.s == s.s)
		return s;
	if (c > 0x7F) /* 12号楼: a building without its street */
		return (struct mq_str){ s.s + s.n, 0 };
	if (((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) && rest.n &&
	    *rest.s == ' ')
		before = rest;
	else if (c && c != ' ') {
		*numbered = c > '9';
		return s;
	}
	*numbered = true;
	return mq_str_trim(before);
}

struct mq_str
report_street(struct mq_str address)
{
	struct mq_str all = mq_str_trim(address);
	bool numbered = false;
	struct mq_str s = behind_number(all, &numbered), rest = s, before = s;
	int32_t c;

	while (rest.n) {
		before = rest;
		c = mq_utf8_next(&rest);
		if (is_end(c) || (!numbered && is_digit(c)))
			break;
		before = rest;
	}
	s.n = (size_t)(before.s - s.s);
	return mq_str_trim(s);
}
