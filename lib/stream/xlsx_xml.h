#ifndef XLSX_XML_H
#define XLSX_XML_H

#include "xlsx_zip.h"

/*
 * A part as XML, by expat: elements by their local names, whatever prefix and
 * name space they have (strict and transitional files differ in these only).
 * A DOCTYPE is refused, and with it every entity that could be declared; so are
 * tags of more than a megabyte and elements nested too deep.
 */
struct xlsx_xml;

/*
 * What is called for the elements and the text of a part.  `depth` is 1 for
 * the outermost element.  NULL is allowed.
 */
struct xlsx_handler {
	void (*start)(
	    void *ctx, unsigned depth, const char *name, const char **attr);
	void (*end)(void *ctx, unsigned depth, const char *name);
	void (*text)(void *ctx, const char *s, size_t n);
};

/* Begin to read a part: NULL with *f where it cannot be. */
struct xlsx_xml *xlsx_xml_open(struct xlsx_zip *z, const char *name,
    const struct xlsx_handler *h, void *ctx, struct xlsx_fault *f);

/* Read on, a piece, or up to a pause: 1, 0 at the end, -1 with *f. */
int xlsx_xml_step(struct xlsx_xml *x);

/*
 * For handlers: let xlsx_xml_step() return soon, with nothing lost; let it
 * end, for all is known.  A handler that calls xlsx_fail() ends it too.
 */
void xlsx_xml_pause(struct xlsx_xml *x);
void xlsx_xml_stop(struct xlsx_xml *x);

/* NULL is allowed. */
void xlsx_xml_close(struct xlsx_xml *x);

/* The value of an attribute, its name as written, or NULL. */
const char *xlsx_attr(const char **attr, const char *name);

/* Is a truth value (xsd:boolean) given, and true? */
bool xlsx_attr_true(const char **attr, const char *name);

/* Read a whole part: 0, or -1 with *f. */
int xlsx_xml_read(struct xlsx_zip *z, const char *name,
    const struct xlsx_handler *h, void *ctx, struct xlsx_fault *f);

#endif
