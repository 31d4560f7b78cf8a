#include "hours.h"

#include <stdlib.h>

/* The calendar of these hours, opened where there is none yet; or NULL. */
static struct mq_calendar *
calendar_of(struct track_hours *h, struct mq_str text,
    const struct mq_office_opts *opts)
{
	struct mq_office_opts own = *opts;
	struct mq_office *office;
	size_t i;

	for (i = 0; i < h->n; i++)
		if (mq_str_eq(h->text[i], text))
			return h->office[i]->calendar;
	own.hours = text.s;
	if (mq_str_eq(text, TRACK_ALWAYS))
		own = (struct mq_office_opts){ .mode = MQ_CALENDAR_24X7,
			.zone = opts->zone };
	office = mq_office_open(&own);
	h->office =
	    mq_grow(h->office, h->n, &h->office_cap, sizeof(*h->office));
	h->text = mq_grow(h->text, h->n, &h->text_cap, sizeof(*h->text));
	h->office[h->n] = office;
	h->text[h->n++] = text;
	h->error = office->error;
	return h->error ? NULL : office->calendar;
}

int
track_hours_open(struct track_hours *h, struct track_policy *p,
    const struct mq_office_opts *opts)
{
	struct track_step *s;

	for (s = p->step; s < p->step + p->nsteps; s++) {
		if (!s->hours.n)
			continue;
		s->calendar = calendar_of(h, s->hours, opts);
		if (!s->calendar)
			return -1;
	}
	return 0;
}

const char *
track_hours_doubt(struct track_hours *h)
{
	const char *doubt = NULL;
	size_t i;

	for (i = 0; i < h->n && !doubt; i++)
		doubt = mq_office_doubt(h->office[i]);
	return doubt;
}

void
track_hours_free(struct track_hours *h)
{
	while (h->n > 0)
		mq_office_free(h->office[--h->n]);
	free(h->office);
	free(h->text);
	*h = (struct track_hours){ 0 };
}
