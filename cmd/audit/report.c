#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *const audit_word[AUDIT_VERDICTS] = {
	[AUDIT_EDITED] = "edited",
	[AUDIT_UNPROVED] = "unproved",
	[AUDIT_INSERTED] = "inserted",
	[AUDIT_DELETED] = "deleted",
	[AUDIT_MOVED] = "moved",
	[AUDIT_CUT] = "cut",
	[AUDIT_REWRITTEN] = "rewritten",
	[AUDIT_TORN] = "torn",
	[AUDIT_FALSIFIED] = "falsified",
	[AUDIT_MISSING] = "missing",
	[AUDIT_KEPT] = "kept",
	[AUDIT_ORPHAN] = "orphan",
	[AUDIT_ERASED] = "erased",
};

void
audit_find(struct audit_report *r, enum audit_verdict verdict, uint64_t line,
    int64_t seq, const char *fmt, ...)
{
	struct audit_finding *f;
	char detail[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	r->finding = mq_grow(r->finding, r->n, &r->cap, sizeof(*r->finding));
	f = &r->finding[r->n++];
	f->verdict = verdict;
	f->line = line;
	f->seq = seq;
	f->detail = mq_arena_strndup(&r->arena, detail, strlen(detail));
	r->count[verdict]++;
}

size_t
audit_faults(const struct audit_report *r)
{
	return r->n - r->count[AUDIT_ERASED];
}

void
audit_report_free(struct audit_report *r)
{
	free(r->finding);
	mq_arena_free(&r->arena);
	*r = (struct audit_report){ 0 };
}
