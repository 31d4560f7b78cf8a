#include "spool.h"

#include <stdlib.h>

#include "chain.h"
#include "secret.h"

static struct mq_record
as_record(struct mq_arena *a, struct mq_str header)
{
	struct mq_str *cell = mq_arena_alloc(a, (header.n + 1) * sizeof(*cell));
	struct mq_record r = { .raw = header, .cell = cell, .scratch = a };
	struct mq_str name;

	while (mq_str_next(&header, '\t', &name))
		cell[r.ncells++] = mq_str_dup(a, name);
	return r;
}

/* The header that a new log gets. */
static void
make_header(struct audit_spool *sp, const struct mq_record *input)
{
	size_t i;

	for (i = 0; i < input->ncells; i++) {
		if (i)
			audit_text_add(&sp->header, MQ_STR("\t"));
		audit_text_cell(&sp->header, mq_field(input, i));
	}
	audit_text_add(&sp->header, MQ_STR(AUDIT_TAIL));
}

static const char *
no_column(
    struct audit_spool *sp, const struct mq_record *log, struct mq_str name)
{
	const char *near = mq_nearest(&sp->arena, log, name);

	return mq_arena_printf(&sp->arena, "the log has no column '%.*s'%s%s%s",
	    (int)name.n, name.s, *near ? " (did you mean " : "", near,
	    *near ? "?)" : "");
}

/* Each column of the input must have its place in the log. */
static const char *
place_columns(struct audit_spool *sp, const struct mq_record *log,
    const struct mq_record *input)
{
	struct mq_str name;
	size_t i;
	long at;

	for (i = 0; i < input->ncells; i++) {
		name = mq_field(input, i);
		if (mq_str_eq(name, MQ_STR("seq")) ||
		    mq_str_eq(name, MQ_STR("hash")))
			return "columns seq and hash are made here; append "
			       "events without them";
		at = mq_column(log, mq_str_dup(&sp->arena, name).s);
		if (at < 0)
			return no_column(sp, log, name);
		sp->from[at] = (long)i;
	}
	return NULL;
}

static const char *
mark_private(struct audit_spool *sp, const struct mq_record *log,
    const struct mq_list *private)
{
	size_t i;
	long at;

	for (i = 0; i < private->n; i++) {
		at = mq_column(log, private->item[i]);
		if (at < 0 || (size_t)at >= sp->n)
			return no_column(sp, log, mq_str(private->item[i]));
		sp->private[at] = true;
	}
	return NULL;
}

const char *
audit_spool_begin(struct audit_spool *sp, struct mq_str log,
    const struct mq_record *input, const struct mq_list *private)
{
	struct mq_record header;
	const char *wrong;
	size_t i;

	if (log.n)
		audit_text_add(&sp->header, log);
	else
		make_header(sp, input);
	header = as_record(&sp->arena, audit_text_str(&sp->header));
	sp->n = header.ncells - 2;
	sp->from = mq_arena_alloc(&sp->arena, sp->n * sizeof(*sp->from));
	sp->private = mq_arena_zalloc(&sp->arena, sp->n, sizeof(bool));
	for (i = 0; i < sp->n; i++)
		sp->from[i] = -1;
	wrong = place_columns(sp, &header, input);
	return wrong ? wrong : mark_private(sp, &header, private);
}

/* The text goes aside, escaped as it will stand there; its commitment stays. */
static const char *
hide(struct audit_spool *sp, struct mq_str cell)
{
	char salt[AUDIT_SALT + 1], commitment[AUDIT_COMMITMENT + 1];
	struct audit_text text = { 0 };

	audit_text_cell(&text, cell);
	if (audit_commit(audit_text_str(&text), salt, commitment)) {
		audit_text_free(&text);
		return "the system gives no random salt";
	}
	audit_text_add(&sp->lines, mq_str(commitment));
	audit_text_add(&sp->secrets, mq_str(commitment));
	audit_text_add(&sp->secrets, MQ_STR("\t"));
	audit_text_add(&sp->secrets, mq_str(salt));
	audit_text_add(&sp->secrets, MQ_STR("\t"));
	audit_text_add(&sp->secrets, audit_text_str(&text));
	audit_text_add(&sp->secrets, MQ_STR("\n"));
	audit_text_free(&text);
	return NULL;
}

static const char *
add_cell(struct audit_spool *sp, const struct mq_record *rec, size_t i)
{
	struct mq_str cell =
	    sp->from[i] < 0 ? MQ_STR("") : mq_field(rec, (size_t)sp->from[i]);

	if (i)
		audit_text_add(&sp->lines, MQ_STR("\t"));
	if (sp->private[i] && cell.n)
		return hide(sp, cell);
	if (audit_is_commitment(cell))
		return "looks like a commitment, which only --private makes";
	audit_text_cell(&sp->lines, cell);
	return NULL;
}

const char *
audit_spool_add(
    struct audit_spool *sp, const struct mq_record *rec, const char **column)
{
	size_t lines = sp->lines.n, secrets = sp->secrets.n, i;
	const char *wrong = NULL;
	struct mq_record header;

	for (i = 0; i < sp->n && !wrong; i++)
		wrong = add_cell(sp, rec, i);
	if (!wrong) {
		audit_text_add(&sp->lines, MQ_STR("\n"));
		return NULL;
	}
	sp->lines.n = lines;
	sp->secrets.n = secrets;
	header = as_record(&sp->arena, audit_text_str(&sp->header));
	*column = header.cell[i - 1].s;
	return wrong;
}

void
audit_spool_free(struct audit_spool *sp)
{
	audit_text_free(&sp->header);
	audit_text_free(&sp->lines);
	audit_text_free(&sp->secrets);
	mq_arena_free(&sp->arena);
	*sp = (struct audit_spool){ 0 };
}
