#include "markdown.h"

#include "inputs.h"
#include "minqing/escape.h"
#include "sections.h"

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* Does s[i] begin a list, a heading or a rule where a line begins with s? */
static bool
begins_block(struct mq_str s, size_t i)
{
	size_t digits = 0;

	if (i == 0)
		return memchr("+-#>", s.s[0], 4) != NULL;
	while (digits < i && s.s[digits] >= '0' && s.s[digits] <= '9')
		digits++;
	return digits == i && (s.s[i] == '.' || s.s[i] == ')') &&
	       (i + 1 == s.n || s.s[i + 1] == ' ');
}

/* Is s[i] the sign by which "http://" or "www." is known for a link? */
static bool
makes_link(struct mq_str s, size_t i)
{
	if (s.s[i] == ':')
		return i + 1 < s.n && s.s[i + 1] == '/';
	return s.s[i] == '.' && i >= 3 &&
	       (s.s[i - 1] == 'w' || s.s[i - 1] == 'W');
}

static bool
needs_backslash(struct mq_str s, size_t i)
{
	return memchr("\\`*_[]<&|~$", s.s[i], 11) || makes_link(s, i) ||
	       begins_block(s, i);
}

struct mq_str
report_markdown(struct mq_arena *a, struct mq_str s)
{
	static const char at[] = "<span>@</span>"; /* no address, no mention */
	size_t i, n = 0;
	char *to;

	s = mq_str_trim(mq_escape_tty(a, s));
	to = mq_arena_alloc(a, s.n * (sizeof(at) - 1) + 1);
	for (i = 0; i < s.n; i++) {
		if (s.s[i] == '@' && i + 1 < s.n && is_word(s.s[i + 1])) {
			memcpy(to + n, at, sizeof(at) - 1);
			n += sizeof(at) - 1;
			continue;
		}
		if (needs_backslash(s, i))
			to[n++] = '\\';
		to[n++] = s.s[i];
	}
	to[n] = '\0';
	return (struct mq_str){ to, n };
}

/* Where a report goes. */
struct md {
	struct report_page *p;
	struct mq_output *out;
};

static void
raw(struct md *m, const char *s)
{
	mq_output_text(m->out, s);
}

static void
text(struct md *m, struct mq_str s)
{
	mq_output_str(m->out, report_markdown(&m->p->arena, s));
}

static void
word(struct md *m, enum report_word w)
{
	text(m, report_text(m->p, w));
}

/* A paragraph, a heading, an item: something before it, a line end behind. */
static void
line(struct md *m, const char *before, struct mq_str s, const char *after)
{
	if (!s.n)
		return;
	raw(m, before);
	text(m, s);
	raw(m, after);
}

static bool
is_shown(const struct report_head *head)
{
	return head->kind < REPORT_BAR;
}

static void
heads(struct md *m, const struct report_table *t)
{
	size_t i;

	raw(m, "|");
	for (i = 0; i < t->ncols; i++)
		if (is_shown(&t->head[i]))
			line(m, " ", report_text(m->p, t->head[i].head), " |");
	raw(m, "\n|");
	for (i = 0; i < t->ncols; i++)
		if (is_shown(&t->head[i]))
			raw(m, t->head[i].kind == REPORT_NUMBER ? "---:|"
								: ":---|");
	raw(m, "\n");
}

static void
row(struct md *m, const struct report_table *t, const struct report_row *r)
{
	size_t i;

	raw(m, "|");
	for (i = 0; i < t->ncols; i++) {
		if (!is_shown(&t->head[i]))
			continue;
		raw(m, !i && r->depth ? " &emsp;" : " ");
		raw(m, r->total ? "**" : "");
		text(m, r->cell[i].text);
		raw(m, r->total ? "**" : "");
		if (!i && r->warn)
			line(m, " ▼ ", report_text(m->p, W_BELOW), "");
		raw(m, " |");
	}
	raw(m, "\n");
}

static void
rows(struct md *m, const struct report_table *t)
{
	size_t i;

	if (!t->nrows)
		return;
	heads(m, t);
	for (i = 0; i < t->nrows; i++)
		row(m, t, &t->row[i]);
	raw(m, "\n");
}

/* A long series is folded away. */
static void
table(struct md *m, const struct report_table *t)
{
	line(m, "", t->finding, "\n\n");
	if (t->look != REPORT_SERIES || !t->nrows) {
		rows(m, t);
		return;
	}
	raw(m, "<details><summary>");
	text(m, report_say(&m->p->arena, m->p->lang, W_DATA,
		    report_table_title(m->p, t)));
	raw(m, "</summary>\n\n");
	rows(m, t);
	raw(m, "</details>\n\n");
}

static void
tiles(struct md *m, const struct report_content *c)
{
	size_t i;

	if (!c->ntiles)
		return;
	raw(m, "| | | |\n|:---|---:|:---|\n");
	for (i = 0; i < c->ntiles; i++) {
		raw(m, "| ");
		word(m, c->tile[i].label);
		raw(m, " | **");
		text(m, c->tile[i].value.text);
		raw(m, c->tile[i].warn ? "** ▲ | " : "** | ");
		text(m, report_tile_note(m->p, &c->tile[i]));
		raw(m, " |\n");
	}
	raw(m, "\n");
}

static void
content(struct md *m, const struct report_content *c)
{
	size_t i;

	tiles(m, c);
	for (i = 0; i < c->ntables; i++) {
		if (c->ntables > 1)
			line(m, "### ", report_table_title(m->p, &c->table[i]),
			    "\n\n");
		table(m, &c->table[i]);
	}
	for (i = 0; i < c->ndefinitions; i++) {
		line(m, "- **", report_text(m->p, c->definition[i].term),
		    "** — ");
		word(m, c->definition[i].meaning);
		raw(m, "\n");
	}
	for (i = 0; i < c->notes.n; i++)
		line(m, "- ", c->notes.item[i], "\n");
	if (c->ndefinitions || c->notes.n)
		raw(m, "\n");
}

void
report_write_markdown(struct report_page *p, struct mq_output *out)
{
	struct md m = { p, out };
	const struct report_section *s;
	struct report_content c;

	line(&m, "# ", report_title(p), "\n\n");
	line(&m, "**", report_period(p), "**\\\n");
	line(&m, "", report_records(p), "\\\n");
	line(&m, "", report_inputs_said(p), "\\\n");
	line(&m, "", report_as_of(p), "\n\n");
	for (s = report_sections; s->id; s++) {
		if (!report_shows(p->r, s))
			continue;
		report_fill(p, s, &report_room_page, &c);
		line(&m, "## ", report_text(p, s->title), "\n\n");
		content(&m, &c);
		report_content_free(&c);
	}
	line(&m, "*", report_made_by(p), "*\n");
}
