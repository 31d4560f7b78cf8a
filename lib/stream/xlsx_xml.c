#include "xlsx_xml.h"

#include <expat.h>
#include <stdlib.h>

enum {
	PIECE = 64 * 1024,
	TAG_MAX = 1 << 20, /* bytes */
	DEPTH_MAX = 100
};

struct xlsx_xml {
	struct xlsx_zip *zip;
	const char *name;
	const struct xlsx_handler *h;
	void *ctx;
	struct xlsx_fault *f;
	XML_Parser parser;
	unsigned depth;
	bool paused;  /* in the middle of a piece */
	bool last;    /* the piece is the last one */
	bool stopped; /* a handler knows enough */
	uint64_t fed;
};

static const char *
local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

/* A handler that failed is not called again. */
static bool
is_over(const struct xlsx_xml *x)
{
	return x->stopped || *x->f->text;
}

static void XMLCALL
on_start(void *ctx, const char *name, const char **attr)
{
	struct xlsx_xml *x = ctx;

	if (is_over(x))
		return;
	if (++x->depth > DEPTH_MAX)
		xlsx_fail(
		    x->f, "%s: elements nested %d deep", x->name, DEPTH_MAX);
	else if (x->h->start)
		x->h->start(x->ctx, x->depth, local(name), attr);
	if (is_over(x))
		XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL
on_end(void *ctx, const char *name)
{
	struct xlsx_xml *x = ctx;

	if (is_over(x))
		return;
	if (x->h->end)
		x->h->end(x->ctx, x->depth, local(name));
	x->depth--;
	if (is_over(x))
		XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL
on_text(void *ctx, const char *s, int n)
{
	struct xlsx_xml *x = ctx;

	if (is_over(x))
		return;
	x->h->text(x->ctx, s, (size_t)n);
	if (is_over(x))
		XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL
on_doctype(void *ctx, const char *name, const char *sysid, const char *pubid,
    int has_internal_subset)
{
	struct xlsx_xml *x = ctx;

	(void)name;
	(void)sysid;
	(void)pubid;
	(void)has_internal_subset;
	xlsx_fail(x->f,
	    "%s has a DOCTYPE, as no spreadsheet writes it; "
	    "it is not read",
	    x->name);
	XML_StopParser(x->parser, XML_FALSE);
}

struct xlsx_xml *
xlsx_xml_open(struct xlsx_zip *z, const char *name,
    const struct xlsx_handler *h, void *ctx, struct xlsx_fault *f)
{
	struct xlsx_xml *x;

	if (xlsx_zip_begin(z, name, f))
		return NULL;
	x = mq_xcalloc(1, sizeof(*x));
	x->zip = z;
	x->name = name;
	x->h = h;
	x->ctx = ctx;
	x->f = f;
	x->parser = XML_ParserCreate(NULL);
	if (!x->parser) {
		xlsx_fail(f, "out of memory for XML");
		xlsx_xml_close(x);
		return NULL;
	}
	/* expat seeds its hash tables at random by itself. */
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	if (h->text)
		XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return x;
}

static int
complain(struct xlsx_xml *x)
{
	enum XML_Error code = XML_GetErrorCode(x->parser);

	if (code == XML_ERROR_NO_MEMORY)
		return xlsx_fail(x->f, "out of memory for XML");
	return xlsx_fail(x->f,
	    "%s is damaged (line %lu: %s); open it in a spreadsheet and save "
	    "it anew",
	    x->name, (unsigned long)XML_GetCurrentLineNumber(x->parser),
	    XML_ErrorString(code));
}

static enum XML_Status
feed(struct xlsx_xml *x)
{
	void *buf = XML_GetBuffer(x->parser, PIECE);
	ssize_t got;

	if (!buf)
		return XML_STATUS_ERROR;
	got = xlsx_zip_read(x->zip, buf, PIECE, x->f);
	if (got < 0)
		return XML_STATUS_ERROR;
	x->last = got == 0;
	x->fed += (uint64_t)got;
	return XML_ParseBuffer(x->parser, (int)got, x->last);
}

int
xlsx_xml_step(struct xlsx_xml *x)
{
	enum XML_Status status;
	XML_Index at;

	if (*x->f->text)
		return -1;
	if (x->stopped || (x->last && !x->paused))
		return 0;
	status = x->paused ? XML_ResumeParser(x->parser) : feed(x);
	if (*x->f->text)
		return -1;
	if (x->stopped)
		return 0;
	if (status == XML_STATUS_ERROR)
		return complain(x);
	x->paused = status == XML_STATUS_SUSPENDED;
	at = XML_GetCurrentByteIndex(x->parser);
	if (!x->paused && !x->last && at >= 0 &&
	    x->fed - (uint64_t)at > TAG_MAX + PIECE)
		return xlsx_fail(
		    x->f, "%s has a tag of more than a megabyte", x->name);
	return 1;
}

void
xlsx_xml_pause(struct xlsx_xml *x)
{
	if (!is_over(x))
		XML_StopParser(x->parser, XML_TRUE);
}

void
xlsx_xml_stop(struct xlsx_xml *x)
{
	x->stopped = true;
}

void
xlsx_xml_close(struct xlsx_xml *x)
{
	if (!x)
		return;
	if (x->parser)
		XML_ParserFree(x->parser);
	xlsx_zip_end(x->zip);
	free(x);
}

const char *
xlsx_attr(const char **attr, const char *name)
{
	for (; *attr; attr += 2)
		if (!strcmp(*attr, name))
			return attr[1];
	return NULL;
}

bool
xlsx_attr_true(const char **attr, const char *name)
{
	const char *v = xlsx_attr(attr, name);

	return v && (!strcmp(v, "1") || !strcmp(v, "true") ||
			!strcmp(v, "on") || !strcmp(v, "TRUE"));
}

int
xlsx_xml_read(struct xlsx_zip *z, const char *name,
    const struct xlsx_handler *h, void *ctx, struct xlsx_fault *f)
{
	struct xlsx_xml *x = xlsx_xml_open(z, name, h, ctx, f);
	int more = 1;

	if (!x)
		return -1;
	while (more > 0)
		more = xlsx_xml_step(x);
	xlsx_xml_close(x);
	return more;
}
