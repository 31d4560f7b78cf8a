#ifndef REPORT_MIME_H
#define REPORT_MIME_H

#include "minqing/arena.h"
#include "minqing/date.h"
#include "minqing/output.h"

/* The pieces of a mail (RFC 5322, RFC 2045 to 2047). */

/* Bytes as base64, in lines of 76 signs. */
void report_mime_base64(struct mq_output *out, struct mq_str bytes);

/*
 * A header field of any text, "Subject: ...": as it is where it is short and
 * of ASCII alone, else in encoded words, a line each; controls become blanks.
 */
void report_mime_text(
    struct mq_output *out, const char *name, struct mq_str text);

/*
 * An address for the header, or NULL with *why: "duty@example.org", "root",
 * or a name of any letters before it: "值班室 <duty@example.org>".  Lives as
 * long as the arena.
 */
const char *report_mime_address(
    struct mq_arena *a, const char *address, const char **why);

/* "Date: Tue, 30 Jun 2026 18:00:00 +0800" */
void report_mime_date(struct mq_output *out, const struct mq_date *d);

#endif
