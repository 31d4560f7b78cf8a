#include "text.h"

#include <stdlib.h>

static char *
make_room(struct audit_text *t, size_t n)
{
	while (t->cap - t->n < n) {
		t->cap = t->cap ? 2 * t->cap : 4096;
		t->s = mq_xrealloc(t->s, t->cap, 1);
	}
	return t->s + t->n;
}

void
audit_text_add(struct audit_text *t, struct mq_str s)
{
	if (!s.n)
		return;
	memcpy(make_room(t, s.n), s.s, s.n);
	t->n += s.n;
}

void
audit_text_cell(struct audit_text *t, struct mq_str cell)
{
	static const char plain[] = "\\\t\n\r", code[] = "\\tnr";
	char *room = make_room(t, 2 * cell.n + 1);
	const char *special;
	size_t i;

	for (i = 0; i < cell.n; i++) {
		special = cell.s[i] ? strchr(plain, cell.s[i]) : NULL;
		if (special)
			*room++ = '\\';
		*room++ = special ? code[special - plain] : cell.s[i];
	}
	t->n = (size_t)(room - t->s);
}

struct mq_str
audit_text_str(const struct audit_text *t)
{
	return (struct mq_str){ t->n ? t->s : "", t->n };
}

void
audit_text_free(struct audit_text *t)
{
	free(t->s);
	*t = (struct audit_text){ 0 };
}
