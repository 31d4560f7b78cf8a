#ifndef MINQING_ESCAPE_H
#define MINQING_ESCAPE_H

#include "minqing/record.h"

/*
 * Text of strangers made safe for where it goes.  Each gives a text that lives
 * as long as the arena; where nothing needs escaping, the text itself.
 */

/*
 * For HTML and SVG text and quoted attributes: & < > " ' become references;
 * controls, bidirectional embeddings, overrides and isolates, noncharacters and
 * bytes that are not UTF-8 become U+FFFD.
 */
struct mq_str mq_escape_html(struct mq_arena *a, struct mq_str s);

/*
 * For a terminal or a message: control characters (C0, DEL, C1) and
 * bidirectional and invisible formatting characters (category Cf) become '?',
 * line ends and tabs a space, bytes that are not UTF-8 U+FFFD.
 */
struct mq_str mq_escape_tty(struct mq_arena *a, struct mq_str s);

/*
 * For a string of JSON (RFC 8259), without the quotes around it: beside what
 * must be escaped, whatever mq_escape_tty() would not let pass is written as
 * \uXXXX, so that the file may be shown on a terminal; bytes that are not UTF-8
 * become U+FFFD.
 */
struct mq_str mq_escape_json(struct mq_arena *a, struct mq_str s);

#endif
