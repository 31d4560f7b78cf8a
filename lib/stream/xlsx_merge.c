#include "xlsx_merge.h"

#include <stdlib.h>

void
xlsx_merges_add(struct xlsx_merges *m, const char *ref, struct xlsx_fault *f)
{
	struct xlsx_merge merge = { 0 };
	const char *p = xlsx_ref_parse(ref, &merge.from);

	merge.to = merge.from;
	if (p && *p == ':')
		p = xlsx_ref_parse(p + 1, &merge.to);
	if (!p || *p || merge.to.row < merge.from.row ||
	    merge.to.col < merge.from.col || merge.to.row > XLSX_ROWS ||
	    merge.to.col > XLSX_COLS) {
		xlsx_fail(f, "'%.40s' is no range of merged cells", ref);
		return;
	}
	if (m->n == XLSX_MERGES_MAX) {
		xlsx_fail(f, "more than a million merged ranges");
		return;
	}
	m->merge = mq_grow(m->merge, m->n, &m->cap, sizeof(*m->merge));
	m->merge[m->n++] = merge;
}

static int
by_row(const void *a, const void *b)
{
	const struct xlsx_merge *x = a, *y = b;

	if (x->from.row != y->from.row)
		return x->from.row < y->from.row ? -1 : 1;
	return x->from.col < y->from.col ? -1 : x->from.col > y->from.col;
}

static bool
is_modest(const struct xlsx_merge *m)
{
	uint64_t rows = m->to.row - m->from.row + 1;

	return rows * (m->to.col - m->from.col + 1) <= XLSX_MERGE_AREA;
}

uint32_t
xlsx_merges_sort(struct xlsx_merges *m, uint32_t cols)
{
	size_t i;

	if (!m->n)
		return cols;
	qsort(m->merge, m->n, sizeof(*m->merge), by_row);
	for (i = 0; i < m->n; i++)
		if (is_modest(&m->merge[i]) && m->merge[i].to.col > cols)
			cols = m->merge[i].to.col;
	m->cols = cols;
	m->cover = mq_xcalloc((size_t)cols + 1, sizeof(*m->cover));
	return cols;
}

/* Set which merge covers the columns of `of`. */
static void
set_cover(struct xlsx_merges *m, const struct xlsx_merge *of, size_t value)
{
	uint32_t col;

	for (col = of->from.col; col <= of->to.col && col <= m->cols; col++)
		m->cover[col] = value;
}

static bool
is_covered(const struct xlsx_merges *m, const struct xlsx_merge *of)
{
	uint32_t col;

	for (col = of->from.col; col <= of->to.col && col <= m->cols; col++)
		if (m->cover[col])
			return true;
	return false;
}

void
xlsx_merges_row(struct xlsx_merges *m, uint32_t row)
{
	struct xlsx_merge *of;
	size_t i, kept = 0;

	if (!m->nactive || row <= m->soonest)
		return;
	m->soonest = XLSX_ROWS;
	for (i = 0; i < m->nactive; i++) {
		of = &m->merge[m->active[i]];
		if (of->to.row >= row) {
			m->active[kept++] = m->active[i];
			if (of->to.row < m->soonest)
				m->soonest = of->to.row;
			continue;
		}
		set_cover(m, of, 0);
		free(of->text);
		of->text = NULL;
	}
	m->nactive = kept;
}

struct xlsx_merge *
xlsx_merges_next(struct xlsx_merges *m, uint32_t row)
{
	/* Those of rows that are not there have nothing to show. */
	while (m->next < m->n && m->merge[m->next].from.row < row)
		m->next++;
	if (m->next == m->n || m->merge[m->next].from.row != row)
		return NULL;
	return &m->merge[m->next++];
}

void
xlsx_merges_tell(
    struct xlsx_merges *m, struct xlsx_merge *of, struct mq_str text)
{
	if (!text.n || of->from.col > m->cols || is_covered(m, of))
		return;
	if (!m->nactive || of->to.row < m->soonest)
		m->soonest = of->to.row;
	of->text = mq_xrealloc(NULL, text.n, 1);
	memcpy(of->text, text.s, text.n);
	of->n = text.n;
	m->active =
	    mq_grow(m->active, m->nactive, &m->active_cap, sizeof(*m->active));
	m->active[m->nactive++] = (size_t)(of - m->merge);
	set_cover(m, of, (size_t)(of - m->merge) + 1);
}

uint32_t
xlsx_merges_last(const struct xlsx_merges *m)
{
	const struct xlsx_merge *of;
	uint32_t last = 0;
	size_t i;

	for (i = 0; i < m->nactive; i++) {
		of = &m->merge[m->active[i]];
		if (is_modest(of) && of->to.row > last)
			last = of->to.row;
	}
	return last;
}

void
xlsx_merges_free(struct xlsx_merges *m)
{
	size_t i;

	for (i = 0; i < m->nactive; i++)
		free(m->merge[m->active[i]].text);
	free(m->merge);
	free(m->active);
	free(m->cover);
}
