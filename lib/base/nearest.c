/* "did you mean": the names nearest to one that is not there */

#include <ctype.h>
#include <stdlib.h>

#include "minqing/record.h"

enum { LONGEST = 64, MOST = 3 };

struct near {
	struct mq_str name;
	size_t distance;
};

static size_t
min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

static bool
same_letter(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Are the letters before i of a and j of b the same two the other way round? */
static bool
swapped(struct mq_str a, struct mq_str b, size_t i, size_t j)
{
	return i > 1 && j > 1 && same_letter(a.s[i - 1], b.s[j - 2]) &&
	       same_letter(a.s[i - 2], b.s[j - 1]);
}

/*
 * How many letters to insert, delete, change or swap with their neighbour
 * (optimal string alignment); letters of either case are equal.
 */
static size_t
distance(struct mq_str a, struct mq_str b)
{
	size_t row[3][LONGEST + 1], i, j;
	size_t *now = row[0], *last = row[1], *before = row[2], *spare;

	for (j = 0; j <= b.n; j++)
		now[j] = j;
	for (i = 1; i <= a.n; i++) {
		spare = before;
		before = last;
		last = now;
		now = spare;
		now[0] = i;
		for (j = 1; j <= b.n; j++) {
			now[j] = min3(last[j] + 1, now[j - 1] + 1,
			    last[j - 1] + !same_letter(a.s[i - 1], b.s[j - 1]));
			if (swapped(a, b, i, j) && before[j - 2] < now[j])
				now[j] = before[j - 2] + 1;
		}
	}
	return now[b.n];
}

/* Put a name among the nearest, which stay in order. */
static size_t
keep(struct near *best, size_t n, struct near cand)
{
	size_t i = n;

	while (i > 0 && best[i - 1].distance > cand.distance)
		i--;
	if (i == MOST)
		return n;
	if (n < MOST)
		n++;
	memmove(best + i + 1, best + i, (n - i - 1) * sizeof(*best));
	best[i] = cand;
	return n;
}

const char *
mq_nearest(
    struct mq_arena *a, const struct mq_record *header, struct mq_str name)
{
	struct near best[MOST];
	size_t i, n = 0;
	const char *text = "";
	struct near cand;

	for (i = 0; i < header->ncells && name.n <= LONGEST; i++) {
		cand.name = mq_field(header, i);
		if (cand.name.n == 0 || cand.name.n > LONGEST)
			continue;
		cand.distance = distance(name, cand.name);
		if (cand.distance <= (name.n + 2) / 4)
			n = keep(best, n, cand);
	}
	for (i = 0; i < n; i++)
		text = mq_arena_printf(a, "%s%s'%.*s'", text,
		    i == 0      ? ""
		    : i + 1 < n ? ", "
				: " or ",
		    (int)best[i].name.n, best[i].name.s);
	return text;
}
