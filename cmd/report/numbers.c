#include "numbers.h"

/* Two numbers of 18 digits, a name, and what stands between them. */
enum { ITEM_MAX = 64 };

#define MOST INT64_C(999999999999999999)

static void
put_digits(struct report_numbers *l, int64_t n)
{
	char buf[20], *p = buf + sizeof(buf);
	uint64_t v = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do
		*--p = (char)('0' + v % 10);
	while (v /= 10);
	if (n < 0)
		l->text[l->n++] = '-';
	memcpy(l->text + l->n, p, (size_t)(buf + sizeof(buf) - p));
	l->n += (size_t)(buf + sizeof(buf) - p);
}

void
report_numbers_start(struct report_numbers *l)
{
	l->n = 0;
	l->last = l->sum = 0;
}

void
report_numbers_word(struct report_numbers *l, const char *word)
{
	size_t n = strlen(word);

	if (l->n)
		l->text[l->n++] = ' ';
	memcpy(l->text + l->n, word, n);
	l->n += n;
}

void
report_numbers_add(struct report_numbers *l, int64_t number, int64_t n)
{
	if (l->n)
		l->text[l->n++] = ' ';
	put_digits(l, number - l->last);
	if (n != 1) {
		l->text[l->n++] = ':';
		put_digits(l, n);
	}
	l->last = number;
	l->sum += n;
}

void
report_numbers_name(struct report_numbers *l, const char *name, int64_t n)
{
	report_numbers_word(l, name);
	l->text[l->n++] = ':';
	put_digits(l, n);
}

bool
report_numbers_full(const struct report_numbers *l)
{
	return sizeof(l->text) - l->n < ITEM_MAX;
}

struct mq_str
report_numbers_text(const struct report_numbers *l)
{
	return (struct mq_str){ l->text, l->n };
}

/* The digits at p, at most 18 of them: behind the last, or NULL. */
static const char *
digits(const char *p, const char *end, int64_t *n)
{
	const char *start = p;
	int64_t v = 0;

	while (p < end && *p >= '0' && *p <= '9' && p - start < 18)
		v = 10 * v + (*p++ - '0');
	*n = v;
	return p > start ? p : NULL;
}

int
report_numbers_next(struct mq_str *rest, int64_t *number, int64_t *n)
{
	const char *p = rest->s, *end = p + rest->n;
	int64_t more;

	if (!rest->n)
		return 0;
	p = digits(p, end, &more);
	if (!p || more > MOST - *number)
		return -1;
	*number += more;
	*n = 1;
	if (p < end && *p == ':' && !(p = digits(p + 1, end, n)))
		return -1;
	if (p < end && *p++ != ' ')
		return -1;
	*rest = (struct mq_str){ p, (size_t)(end - p) };
	return 1;
}
