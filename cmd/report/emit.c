#include "emit.h"

#include "minqing/escape.h"

static void
line(struct report_emit *e)
{
	int i;

	if (e->compact) {
		mq_output_text(e->out, e->comma ? " " : "");
		return;
	}
	if (!e->depth)
		return;
	mq_output_text(e->out, "\n");
	for (i = 0; i < e->depth; i++)
		mq_output_text(e->out, "  ");
}

static void
quoted(struct report_emit *e, struct mq_str s)
{
	mq_output_text(e->out, "\"");
	mq_output_str(e->out, mq_escape_json(&e->p->arena, s));
	mq_output_text(e->out, "\"");
}

/* What goes before a value. */
static void
begin(struct report_emit *e, const char *key)
{
	if (e->comma)
		mq_output_text(e->out, ",");
	line(e);
	if (key) {
		quoted(e, mq_str(key));
		mq_output_text(e->out, ": ");
	}
	e->comma = true;
}

void
report_emit_open(struct report_emit *e, const char *key, char bracket)
{
	begin(e, key);
	mq_output_write(e->out, &bracket, 1);
	e->close[e->depth++] = bracket == '{' ? '}' : ']';
	e->comma = false;
}

void
report_emit_open_compact(struct report_emit *e, const char *key, char bracket)
{
	report_emit_open(e, key, bracket);
	if (!e->compact)
		e->compact = e->depth;
}

void
report_emit_close(struct report_emit *e)
{
	bool empty = !e->comma;
	bool compact = e->compact > 0;

	if (e->compact == e->depth)
		e->compact = 0;
	e->depth--;
	e->comma = false;
	if (!empty && !compact)
		line(e);
	if (!e->depth && !empty && !compact)
		mq_output_text(e->out, "\n");
	mq_output_write(e->out, &e->close[e->depth], 1);
	e->comma = true;
	if (!e->depth)
		mq_output_text(e->out, "\n");
}

void
report_emit_string(struct report_emit *e, const char *key, struct mq_str s)
{
	begin(e, key);
	quoted(e, s);
}

void
report_emit_int(struct report_emit *e, const char *key, int n)
{
	begin(e, key);
	mq_output_printf(e->out, "%d", n);
}

void
report_emit_bool(struct report_emit *e, const char *key, bool b)
{
	begin(e, key);
	mq_output_text(e->out, b ? "true" : "false");
}

void
report_emit_value(
    struct report_emit *e, const char *key, const struct report_value *v)
{
	struct mq_str plain = report_value_plain(e->p, v);

	begin(e, key);
	switch (v->type) {
	case REPORT_INT:
	case REPORT_RATE:
	case REPORT_DECIMAL:
	case REPORT_MINUTES:
		mq_output_str(e->out, plain);
		break;
	case REPORT_DATE:
	case REPORT_TEXT:
		if (plain.n) {
			quoted(e, plain);
			break;
		}
		/* fallthrough */
	default:
		mq_output_text(e->out, "null");
	}
}
