#include "micro.h"

#include <inttypes.h>

enum { DECIMALS = 6, LONGEST = 12 /* 10^12 wholes are 10^18 millionths */ };

int
mq_micro_parse(struct mq_str s, int64_t most, int64_t *out)
{
	int64_t value = 0;
	size_t i, point = s.n;

	if (!s.n || s.n > LONGEST || s.s[0] == '.' || s.s[s.n - 1] == '.')
		return -1;
	for (i = 0; i < s.n; i++) {
		if (s.s[i] == '.' && point == s.n)
			point = i;
		else if (s.s[i] < '0' || s.s[i] > '9' || i > point + DECIMALS)
			return -1;
		else
			value = value * 10 + (s.s[i] - '0');
	}
	for (i = point < s.n ? s.n - point - 1 : 0; i < DECIMALS; i++)
		value *= 10;
	if (value > most)
		return -1;
	*out = value;
	return 0;
}

const char *
mq_micro_text(struct mq_arena *a, int64_t micro)
{
	char *text = mq_arena_printf(
	    a, "%" PRId64 ".%06" PRId64, micro / MICRO, micro % MICRO);
	char *end = text + strlen(text);

	while (end[-1] == '0')
		*--end = '\0';
	if (end[-1] == '.')
		end[-1] = '\0';
	return text;
}
