#include "eml.h"

#include "email.h"
#include "mime.h"
#include "note.h"
#include "text.h"

/* "=_" stands in no line of base64. */
#define BOUNDARY "=_minqing_report"

static void
write_headers(struct report_page *p, struct mq_output *out)
{
	struct mq_date now = mq_date_at(p->r->reader.now, p->r->reader.zone);
	size_t i;

	if (p->mail.from)
		mq_output_printf(out, "From: %s\n", p->mail.from);
	for (i = 0; i < p->mail.to.n; i++)
		mq_output_printf(
		    out, "%s%s", i ? ",\n " : "To: ", p->mail.to.item[i]);
	mq_output_text(out, p->mail.to.n ? "\n" : "");
	report_mime_text(out, "Subject",
	    report_join(p, report_title(p),
		p->lang == REPORT_ZH ? MQ_STR(" · ") : MQ_STR(", "),
		report_period(p)));
	report_mime_date(out, &now);
	mq_output_text(out, "MIME-Version: 1.0\n"
			    "Auto-Submitted: auto-generated\n"
			    "Content-Type: multipart/alternative;\n"
			    " boundary=\"" BOUNDARY "\"\n\n");
}

static void
write_part(struct report_page *p, struct mq_output *out, const char *type,
    void (*write)(struct report_page *p, struct mq_output *out))
{
	struct mq_output *part = mq_output_memory();

	write(p, part);
	mq_output_printf(out,
	    "--" BOUNDARY "\n"
	    "Content-Type: %s; charset=utf-8\n"
	    "Content-Transfer-Encoding: base64\n\n",
	    type);
	report_mime_base64(out, mq_output_bytes(part));
	mq_output_discard(part);
}

void
report_write_eml(struct report_page *p, struct mq_output *out)
{
	write_headers(p, out);
	write_part(p, out, "text/plain", report_write_text);
	write_part(p, out, "text/html", report_write_email);
	mq_output_text(out, "--" BOUNDARY "--\n");
}
