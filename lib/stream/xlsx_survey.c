#include "xlsx_survey.h"

struct survey {
	struct xlsx_place place;
	struct xlsx_merges *merges;
	uint32_t cols;
	bool data;                   /* within <sheetData> */
	bool merged;                 /* within <mergeCells> */
	bool open;                   /* within <v>, or the <t> of an <is> */
	struct xlsx_xml *first_only; /* stop at the first thing found */
	struct xlsx_fault *f;
};

static void
on_start(void *ctx, unsigned depth, const char *name, const char **attr)
{
	struct survey *s = ctx;
	const char *ref;

	if (depth >= 5) {
		s->open = s->data &&
			  (depth == 5 ? *name == 'v' : *name == 't') &&
			  !name[1];
	} else if (depth == 2) {
		s->data = !strcmp(name, "sheetData");
		s->merged = !strcmp(name, "mergeCells");
	} else if (s->data && depth == 4 && !strcmp(name, "c")) {
		xlsx_place_cell(&s->place, attr);
	} else if (s->data && depth == 3 && !strcmp(name, "row")) {
		xlsx_place_row(&s->place, attr);
	} else if (s->merged && s->merges && depth == 3) {
		ref = xlsx_attr(attr, "ref");
		if (ref)
			xlsx_merges_add(s->merges, ref, s->f);
	}
}

static void
on_end(void *ctx, unsigned depth, const char *name)
{
	struct survey *s = ctx;

	(void)depth;
	(void)name;
	s->open = false;
}

static void
on_text(void *ctx, const char *text, size_t n)
{
	struct survey *s = ctx;

	(void)text;
	if (!s->open || !n)
		return;
	s->open = false;
	if (s->place.at.col > s->cols)
		s->cols = s->place.at.col;
	if (s->first_only)
		xlsx_xml_stop(s->first_only);
}

static const struct xlsx_handler handler = { on_start, on_end, on_text };

int
xlsx_survey(struct xlsx_zip *z, const char *part, uint32_t *cols,
    struct xlsx_merges *m, struct xlsx_fault *f)
{
	struct survey s = { .merges = m, .f = f };
	int status;

	s.place.f = f;
	status = xlsx_xml_read(z, part, &handler, &s, f);
	*cols = m ? xlsx_merges_sort(m, s.cols) : s.cols;
	return status;
}

int
xlsx_survey_any(struct xlsx_zip *z, const char *part, struct xlsx_fault *f)
{
	struct survey s = { .f = f };
	int more = 1;

	s.place.f = f;
	s.first_only = xlsx_xml_open(z, part, &handler, &s, f);
	if (!s.first_only)
		return -1;
	while (more > 0)
		more = xlsx_xml_step(s.first_only);
	xlsx_xml_close(s.first_only);
	return more < 0 ? -1 : s.cols > 0;
}
