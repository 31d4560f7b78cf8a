#include "show.h"

void
ingest_show_header(struct mq_writer *w)
{
	static const char *const names[] = { "source", "position", "header",
		"column", "form", "zone", "alias" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		mq_write_cell(w, mq_str(names[i]));
	mq_write_end(w);
}

/* As the alias table spells it. */
static struct mq_str
form_of(const struct ingest_field *f)
{
	const struct ingest_alias *by = f->by;

	if (!by)
		return mq_str(NULL);
	return mq_table_cell(
	    by->table, by->row, mq_table_find(by->table, "form"));
}

static struct mq_str
alias_of(const struct ingest_mapping *m, const struct ingest_field *f)
{
	if (f->by)
		return f->by->source;
	return mq_str(
	    m->canonical && f->column != INGEST_NONE ? "canonical" : NULL);
}

void
ingest_show(
    struct mq_writer *w, const char *source, const struct ingest_mapping *m)
{
	const struct ingest_field *f;
	size_t i;

	for (i = 0; i < m->n; i++) {
		f = &m->field[i];
		mq_write_cell(w, mq_str(source));
		mq_write_int(w, (int64_t)i + 1);
		mq_write_cell(w, f->head);
		mq_write_cell(w, f->name);
		mq_write_cell(w, form_of(f));
		mq_write_cell(w, f->by ? f->by->zone : mq_str(NULL));
		mq_write_cell(w, alias_of(m, f));
		mq_write_end(w);
	}
}
