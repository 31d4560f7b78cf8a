#include "tell.h"

#include "minqing/diag.h"

void
ingest_tell_encoding(struct ingest_source *s)
{
	const char *encoding = ingest_source_guessed(s);

	if (!encoding || s->told)
		return;
	mq_warn(
	    "%s: read as %s (name it with -e to be sure)", s->name, encoding);
	s->told = true;
}

void
ingest_tell_remarks(const struct ingest_source *s)
{
	const struct ingest_remarks *r = s->rows ? &s->rows->remarks : NULL;

	if (!r)
		return;
	if (r->book.others)
		mq_warn("%s: sheet '%s' read; %zu other%s not (-s reads them)",
		    s->name, r->book.sheet, r->book.others,
		    r->book.others == 1 ? " was" : "s were");
	if (r->titles)
		mq_warn("%s: %lu row%s above the header left out", s->name,
		    r->titles, r->titles == 1 ? "" : "s");
	if (r->book.damaged)
		mq_warn("%s: %lu number%s of more than 15 digits, damaged by "
			"the spreadsheet, the first in %s; type such numbers "
			"as text",
		    s->name, r->book.damaged, r->book.damaged == 1 ? "" : "s",
		    r->book.first_damaged);
}

static void
tell_left_out(const struct ingest_source *s, unsigned long n, const char *which)
{
	if (n)
		mq_warn("%s: %lu record%s left out that %s", s->name, n,
		    n == 1 ? "" : "s", which);
}

void
ingest_tell_tally(const struct ingest_source *s, const struct ingest_tally *t,
    struct ingest_ids *ids)
{
	unsigned long first, repeated = ingest_ids_repeated(ids, &first);

	if (t->empty)
		mq_warn("%s: %lu row%s of empty cells left out", s->name,
		    t->empty, t->empty == 1 ? "" : "s");
	tell_left_out(s, t->same, "came before");
	tell_left_out(s, t->before, "an earlier run took");
	if (t->damaged)
		mq_warn("%s:%lu: %lu id%s or contact%s such as 1.38E+10, whose "
			"digits a spreadsheet lost, the first here; get them "
			"as text",
		    s->name, t->damaged_line, t->damaged,
		    t->damaged == 1 ? "" : "s", t->damaged == 1 ? "" : "s");
	if (repeated == 1)
		mq_warn("%s:%lu: an id that came before; both records are kept",
		    s->name, first);
	else if (repeated)
		mq_warn("%s:%lu: the first of %lu records with an id that came "
			"before; all are kept",
		    s->name, first, repeated);
}
