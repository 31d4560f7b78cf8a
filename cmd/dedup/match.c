#include "match.h"

double
dedup_match_threshold(
    double threshold, enum dedup_nearness nearness, size_t a, size_t b)
{
	size_t n = a < b ? a : b;

	if (nearness != DEDUP_SAME && n < DEDUP_PLENTY)
		threshold += (double)(DEDUP_PLENTY - n) / 100;
	return threshold < 1 ? threshold : 1;
}

static double
similarity(size_t a, size_t b, size_t shared)
{
	return (double)shared / (double)(a + b - shared);
}

static bool
texts_match(const struct dedup_subject *s, const struct dedup_root *root,
    enum dedup_nearness nearness, double threshold)
{
	/* So that 2 of 5 are 0.4, whatever the machine makes of it. */
	static const double hair = 1e-9;
	size_t a = s->text->n, b = root->nitems, least = a < b ? a : b;

	if (least == 0 || (nearness != DEDUP_SAME && least < DEDUP_FEW))
		return false;
	threshold = dedup_match_threshold(threshold, nearness, a, b) - hair;
	/* Sets of sizes too different need no count. */
	if (similarity(a, b, least) < threshold)
		return false;
	return similarity(a, b,
		   dedup_shingles_shared(s->text, root->item, b)) >= threshold;
}

enum dedup_why
dedup_match(const struct dedup_subject *s, const struct dedup_root *root,
    double threshold, double radius)
{
	enum dedup_nearness nearness =
	    dedup_place_compare(&s->place, &root->place, radius);

	if (nearness == DEDUP_APART)
		return DEDUP_BY_NOTHING;
	if (nearness != DEDUP_UNKNOWN && dedup_who_same(&s->who, &root->who))
		return DEDUP_BY_REPORTER;
	if (texts_match(s, root, nearness, threshold))
		return DEDUP_BY_TEXT;
	return DEDUP_BY_NOTHING;
}

void
dedup_match_figures(const struct dedup_subject *s,
    const struct dedup_root *root, struct dedup_figures *out)
{
	out->similarity = -1;
	out->distance = -1;
	if (s->text->n > 0 && root->nitems > 0)
		out->similarity = similarity(s->text->n, root->nitems,
		    dedup_shingles_shared(s->text, root->item, root->nitems));
	if (s->place.known & root->place.known & 1U << DEDUP_POINT)
		out->distance = dedup_place_distance(&s->place, &root->place);
}
