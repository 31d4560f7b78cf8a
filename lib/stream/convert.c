#include "convert.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "minqing/arena.h"

struct convert {
	iconv_t cd;
};

struct convert *
convert_open(const char *encoding)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	struct convert *c;

	if (cd == (iconv_t)-1)
		return NULL;
	c = mq_xcalloc(1, sizeof(*c));
	c->cd = cd;
	return c;
}

enum converted
convert_some(struct convert *c, struct convert_in *in, struct convert_out *out)
{
	char *from = (char *)(size_t)in->s; /* iconv(3) writes nothing there */
	size_t status = iconv(c->cd, &from, &in->n, &out->s, &out->n);
	int error = errno;

	in->s = from;
	if (status != (size_t)-1 || error == E2BIG)
		return CONVERT_DONE;
	return error == EINVAL ? CONVERT_SHORT : CONVERT_BAD;
}

void
convert_close(struct convert *c)
{
	if (!c)
		return;
	iconv_close(c->cd);
	free(c);
}
