#include "chain.h"

bool
audit_next(struct mq_str *rest, struct mq_str *raw)
{
	const char *end = rest->n ? memchr(rest->s, '\n', rest->n) : NULL;

	if (!end)
		return false;
	*raw = (struct mq_str){ rest->s, (size_t)(end - rest->s) };
	rest->n -= raw->n + 1;
	rest->s = end + 1;
	return true;
}

/* Take the last cell, and the tab before it, off the end of *s. */
static struct mq_str
last_cell(struct mq_str *s)
{
	size_t n = s->n;
	struct mq_str cell;

	while (n && s->s[n - 1] != '\t')
		n--;
	if (!n)
		return (struct mq_str){ "", 0 };
	cell = (struct mq_str){ s->s + n, s->n - n };
	s->n = n - 1;
	return cell;
}

/* As append writes it: no sign, no leading zero. */
static int64_t
read_seq(struct mq_str s)
{
	int64_t seq;

	if (!s.n || s.s[0] < '1' || s.s[0] > '9' || mq_str_int(s, &seq))
		return 0;
	return seq;
}

void
audit_line_read(struct mq_str raw, struct audit_line *line)
{
	struct mq_str before;

	line->raw = line->text = raw;
	line->hash = last_cell(&line->text);
	if (!mq_sha256_is_hex(line->hash))
		line->hash = (struct mq_str){ "", 0 };
	before = line->text;
	line->seq = read_seq(last_cell(&before));
}

void
audit_link(
    struct mq_str previous, struct mq_str text, char hex[MQ_SHA256_HEX + 1])
{
	const struct mq_str part[] = { previous, MQ_STR("\n"), text };

	mq_sha256_hex(part, 3, hex);
}

bool
audit_is_header(struct mq_str raw)
{
	const struct mq_str tail = MQ_STR(AUDIT_TAIL);

	return raw.n > tail.n &&
	       !memcmp(raw.s + raw.n - tail.n, tail.s, tail.n);
}

bool
audit_follows(const struct audit_line *line, struct mq_str previous)
{
	char hex[MQ_SHA256_HEX + 1];

	if (!line->hash.n || !previous.n)
		return false;
	audit_link(previous, line->text, hex);
	return !memcmp(hex, line->hash.s, MQ_SHA256_HEX);
}
