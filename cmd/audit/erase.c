#include "erase.h"

#include "secret.h"
#include "spool.h"

static const char *
failed(struct audit_log *log, const char *what)
{
	return mq_arena_printf(&log->arena, "%s: %s", log->path, what);
}

/* A message that would go with the texts it is about. */
static const char *
keep(struct audit_log *log, const char *wrong)
{
	return mq_arena_printf(&log->arena, "%s", wrong);
}

/* The ids, looked up in the log before anything is changed. */
static const char *
look_up(struct audit_log *log, struct audit_secrets *secrets, char *const *id)
{
	struct audit_erasure *e;
	size_t i;

	for (i = 0; id[i]; i++) {
		e = mq_map_put(&secrets->ids, mq_str(id[i]), sizeof(*e));
		e->asked = true;
	}
	(void)audit_secrets_check(secrets, log->bytes, NULL);
	for (i = 0; id[i]; i++) {
		e = mq_map_get(&secrets->ids, mq_str(id[i]));
		if (!e->private && !e->line)
			return mq_arena_printf(&log->arena,
			    "%s: %s of service_request_id %s", log->path,
			    e->found ? "no private text" : "no event", id[i]);
	}
	return NULL;
}

/* An event for each id that has something to erase. */
static const char *
spool_events(struct audit_log *log, const struct audit_order *order,
    const struct audit_secrets *secrets, struct audit_spool *sp)
{
	struct mq_str name[] = { MQ_STR("service_request_id"),
		MQ_STR("event_datetime"), MQ_STR("event"), MQ_STR("actor"),
		MQ_STR("note") };
	struct mq_str cell[] = { MQ_STR(""), order->time, MQ_STR("erase"),
		mq_str(order->actor), mq_str(order->reason) };
	struct mq_record rec = { .cell = name, .ncells = 3 };
	const char *wrong, *column;
	struct audit_erasure *e;
	size_t i;

	/* A log need not have columns for what is not told. */
	if (*order->actor || *order->reason)
		rec.ncells = *order->reason ? 5 : 4;
	wrong = audit_spool_begin(
	    sp, audit_log_header(log), &rec, &(struct mq_list){ 0 });
	rec.cell = cell;
	for (i = 0; i < secrets->ids.n && !wrong; i++) {
		e = secrets->ids.entry[i]->value;
		cell[0] = secrets->ids.entry[i]->key;
		if (e->asked && e->private)
			wrong = audit_spool_add(sp, &rec, &column);
	}
	return wrong ? failed(log, wrong) : NULL;
}

const char *
audit_erase(struct audit_log *log, const struct audit_order *order,
    struct audit_end *end)
{
	struct audit_secrets secrets = { 0 };
	struct audit_spool sp = { 0 };
	const char *wrong = audit_secrets_load(&secrets, log->secrets);

	wrong = wrong ? keep(log, wrong) : look_up(log, &secrets, order->id);
	if (!wrong)
		wrong = spool_events(log, order, &secrets, &sp);
	if (!wrong)
		wrong = audit_log_append(log, audit_text_str(&sp.header),
		    audit_text_str(&sp.lines), false, end);
	if (!wrong)
		wrong = audit_log_remap(log);
	audit_spool_free(&sp);
	audit_secrets_free(&secrets);
	return wrong ? wrong : audit_purge(log);
}

const char *
audit_purge(struct audit_log *log)
{
	struct audit_secrets secrets = { 0 };
	const char *wrong = audit_secrets_load(&secrets, log->secrets);

	if (!wrong) {
		(void)audit_secrets_check(&secrets, log->bytes, NULL);
		wrong = audit_secrets_purge(&secrets);
	}
	if (wrong)
		wrong = keep(log, wrong);
	audit_secrets_free(&secrets);
	return wrong;
}
