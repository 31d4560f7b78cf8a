/* A log that ends anywhere: a crash and a cut are told apart. */

#include "audit_lines.h"

/*
 * Cut at every byte, against the head of event m: a crash where the whole
 * lines that are left reach m, or all of line m but its line end is there;
 * nothing at a line end; a cut where they do not.
 */
static void
every_truncation_is_told(void)
{
	static struct lines l;
	int good = 0, m, whole;
	size_t size, n, at;

	make_log(&l);
	l.n = 6;
	size = print_log(&l, bytes);
	for (m = 0; m <= l.n; m++)
		for (n = 1; n < size; n++) {
			struct audit_heads heads = { 0 };
			struct expect e = { M(TORN), M(TORN), 0 };

			for (whole = -1, at = 0; at < n; at++)
				whole += bytes[at] == '\n';
			keep_head(&heads, &l, m);
			if (whole < m &&
			    !(whole == m - 1 && bytes[n] == '\n' && whole >= 0))
				e.any = e.allowed = M(CUT);
			else if (bytes[n - 1] == '\n')
				e.any = e.allowed = 0;
			good += holds("truncate", bytes, n, &heads, &e);
			audit_heads_free(&heads);
		}
	is_int(good, (int)(size - 1) * (l.n + 1));
}

int
main(void)
{
	every_truncation_is_told();
	return done();
}
