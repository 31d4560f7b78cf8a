#include "xlsx_format.h"

#include <stdlib.h>
#include <strings.h>

/* A section being read. */
struct reading {
	const char *p, *end;
	struct xlsx_section *s;
	char last;   /* the last date letter: y m d h s, or 0 */
	bool month;  /* an m that may be a month or, before s, minutes */
	bool number; /* has digits that are no fraction of a second */
};

static size_t
left(const struct reading *r)
{
	return (size_t)(r->end - r->p);
}

/* Take a word off the front, in any case of letters. */
static bool
take(struct reading *r, const char *word)
{
	size_t n = strlen(word);

	if (left(r) < n || strncasecmp(r->p, word, n) != 0)
		return false;
	r->p += n;
	return true;
}

/* How often the letter at p stands there, all taken. */
static size_t
take_run(struct reading *r)
{
	char c = *r->p | 0x20;
	size_t n = 0;

	for (; r->p < r->end && (*r->p | 0x20) == c; r->p++)
		n++;
	return n;
}

static void
take_condition(struct reading *r)
{
	static const struct {
		const char *text;
		char op;
	} ops[] = { { "<=", 'l' }, { ">=", 'g' }, { "<>", '!' }, { "<", '<' },
		{ ">", '>' }, { "=", '=' } };
	struct mq_str number;
	size_t i;

	for (i = 0; i < sizeof(ops) / sizeof(*ops); i++)
		if (take(r, ops[i].text))
			break;
	number = mq_str_trim((struct mq_str){ r->p, left(r) });
	if (i < sizeof(ops) / sizeof(*ops) &&
	    mq_str_number(number, &r->s->limit) == 0)
		r->s->op = ops[i].op;
}

/* What is in brackets: hours that count on, a condition, colour, language. */
static void
take_bracket(struct reading *r)
{
	const char *close = memchr(r->p, ']', left(r));
	struct reading in = *r;
	size_t n;

	r->p = close ? close + 1 : r->end;
	in.p++;
	in.end = close;
	if (!close || in.p == in.end)
		return;
	if (strchr("<>=", *in.p)) {
		take_condition(&in);
		return;
	}
	n = left(&in);
	if (!strchr("hHmMsS", *in.p) || take_run(&in) != n)
		return;
	r->s->kind |= XLSX_ELAPSED;
	r->last = in.end[-1] | 0x20;
}

/* An m is a month, but minutes behind h and before s. */
static void
take_date_letter(struct reading *r, char c)
{
	take_run(r);
	switch (c) {
	case 'm':
		if (r->last == 'h')
			r->s->kind |= XLSX_TIME;
		else
			r->month = true;
		break;
	case 'h':
	case 's':
		if (c == 's' && r->last == 'm')
			r->month = false;
		r->s->kind |= XLSX_TIME;
		break;
	default:
		r->s->kind |= XLSX_DATE;
	}
	if (r->month && c != 'm') {
		r->s->kind |= XLSX_DATE;
		r->month = false;
	}
	r->last = c;
}

/* Text in quotes, a character behind \ _ or *. */
static void
take_literal(struct reading *r)
{
	const char *close;

	if (*r->p == '"') {
		close = memchr(r->p + 1, '"', left(r) - 1);
		r->p = close ? close + 1 : r->end;
		return;
	}
	r->p += left(r) > 1 ? 2 : 1;
}

/* Digits: of a number, or of a fraction of a second. */
static void
take_digits(struct reading *r)
{
	bool point = *r->p == '.';

	r->p++;
	if (point && r->last == 's')
		while (r->p < r->end && *r->p == '0')
			r->p++;
	else if (!point)
		r->number = true;
}

static void
take_other(struct reading *r)
{
	char c = *r->p | 0x20;

	if (take(r, "general") || take(r, "g/通用格式") || take(r, "e+") ||
	    take(r, "e-"))
		r->number = true;
	else if (take(r, "am/pm") || take(r, "a/p") || take(r, "上午/下午") ||
		 take(r, "午前/午後"))
		r->s->kind |= XLSX_TIME;
	else if (strchr("ymdhseg", c) && c)
		take_date_letter(r, c);
	else if ((c == 'a' || c == 'b') && take_run(r) >= 2)
		r->s->kind |= XLSX_DATE; /* aaa: the day's name; bb: a year */
	else if (r->p < r->end && c != 'a' && c != 'b')
		r->p++;
}

static void
parse_section(struct xlsx_section *s, const char *p, const char *end)
{
	struct reading r = { .p = p, .end = end, .s = s };

	while (r.p < r.end) {
		if (strchr("\"\\_*", *r.p) && *r.p)
			take_literal(&r);
		else if (*r.p == '[')
			take_bracket(&r);
		else if (strchr("0#?.", *r.p) && *r.p)
			take_digits(&r);
		else
			take_other(&r);
	}
	if (r.month)
		s->kind |= XLSX_DATE;
	if (r.number)
		s->kind = 0;
}

/* Where the section that begins at p ends: at a ';' that is no text. */
static const char *
section_end(const char *p, const char *end)
{
	struct reading r = { .p = p, .end = end };
	const char *close;

	while (r.p < end && *r.p != ';') {
		if (strchr("\"\\_*", *r.p) && *r.p) {
			take_literal(&r);
		} else if (*r.p == '[') {
			close = memchr(r.p, ']', left(&r));
			r.p = close ? close : end;
		} else {
			r.p++;
		}
	}
	return r.p;
}

void
xlsx_format_parse(struct xlsx_format *fmt, struct mq_str code)
{
	const char *p = code.s, *end = code.s + code.n, *stop;

	*fmt = (struct xlsx_format){ 0 };
	while (fmt->n < sizeof(fmt->section) / sizeof(*fmt->section)) {
		stop = section_end(p, end);
		parse_section(&fmt->section[fmt->n++], p, stop);
		if (stop == end)
			break;
		p = stop + 1;
	}
}

void
xlsx_format_builtin(struct xlsx_format *fmt, unsigned id)
{
	unsigned kind = 0;

	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 ||
	    (id >= 50 && id <= 54) || id == 57 || id == 58)
		kind = XLSX_DATE;
	else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 ||
		 id == 47 || id == 55 || id == 56)
		kind = XLSX_TIME;
	else if (id == 22)
		kind = XLSX_DATE | XLSX_TIME;
	else if (id == 46)
		kind = XLSX_TIME | XLSX_ELAPSED;
	*fmt = (struct xlsx_format){ .n = 1 };
	fmt->section[0].kind = (unsigned char)kind;
}

bool
xlsx_format_dates(const struct xlsx_format *fmt)
{
	size_t i;

	for (i = 0; i < fmt->n; i++)
		if (fmt->section[i].kind)
			return true;
	return false;
}

static bool
admits(const struct xlsx_section *s, double v)
{
	switch (s->op) {
	case '<':
		return v < s->limit;
	case '>':
		return v > s->limit;
	case 'l':
		return v <= s->limit;
	case 'g':
		return v >= s->limit;
	case '!':
		return v < s->limit || v > s->limit;
	default:
		return !(v < s->limit) && !(v > s->limit);
	}
}

/* Without conditions: positive; negative; zero; text. */
static size_t
pick_by_sign(const struct xlsx_format *fmt, double v)
{
	if (v < 0 && fmt->n > 1)
		return 1;
	return !(v < 0) && !(v > 0) && fmt->n > 2 ? 2 : 0;
}

unsigned
xlsx_format_kind(const struct xlsx_format *fmt, double v)
{
	bool conditions = false;
	size_t i, n = fmt->n < 3 ? fmt->n : 3;

	for (i = 0; i < n; i++) {
		if (!fmt->section[i].op)
			continue;
		conditions = true;
		if (admits(&fmt->section[i], v))
			return fmt->section[i].kind;
	}
	if (!conditions)
		return fmt->section[pick_by_sign(fmt, v)].kind;
	for (i = 0; i < n; i++)
		if (!fmt->section[i].op)
			return fmt->section[i].kind;
	return 0;
}
