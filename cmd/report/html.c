#include "html.h"

#include "body.h"
#include "inputs.h"

static void
write_head(struct report_html *h)
{
	report_html_raw(h, "<!DOCTYPE html>\n<html lang=\"");
	report_html_word(h, W_LANG);
	report_html_raw(h,
	    "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"generator\" content=\"");
	report_html_text(h, report_made_by(h->p));
	report_html_raw(h, "\">\n<title>");
	report_html_text(h, report_title(h->p));
	report_html_raw(h, " · ");
	report_html_text(h, report_period(h->p));
	report_html_raw(h, "</title>\n<style>\n");
	report_html_style(h);
	report_html_raw(h, "</style>\n</head>\n");
}

static void
write_banner(struct report_html *h)
{
	report_html_raw(h, "<header>\n");
	report_html_element(h, "h1", report_title(h->p));
	report_html_raw(h, "<p class=\"when\">");
	report_html_text(h, report_period(h->p));
	report_html_raw(h, "</p>\n<p class=\"meta\">");
	report_html_element(h, "span", report_records(h->p));
	report_html_element(h, "span", report_inputs_said(h->p));
	report_html_element(h, "span", report_as_of(h->p));
	report_html_raw(h, "</p>\n</header>\n");
}

static bool
stands_below(const struct report_html *h, const struct report_section *s)
{
	return !s->notice && report_shows(h->p->r, s);
}

/* Links to the sections; the notice stands above them and needs none. */
static void
write_contents(struct report_html *h)
{
	const struct report_section *s;

	report_html_raw(h, "<nav aria-label=\"");
	report_html_word(h, W_CONTENTS);
	report_html_raw(h, "\">\n<ul>\n");
	for (s = report_sections; s->id; s++) {
		if (!stands_below(h, s))
			continue;
		report_html_printf(h, "<li><a href=\"#%s\">", s->id);
		report_html_word(h, s->title);
		report_html_raw(h, "</a></li>\n");
	}
	report_html_raw(h, "</ul>\n</nav>\n");
}

static void
write_section(struct report_html *h, const struct report_section *s)
{
	struct report_content c;

	report_fill(h->p, s, &report_room_page, &c);
	report_html_printf(h,
	    "<section id=\"%s\" aria-labelledby=\"%s-title\">\n"
	    "<h2 id=\"%s-title\">",
	    s->id, s->id, s->id);
	report_html_word(h, s->title);
	report_html_raw(h, "</h2>\n");
	report_html_content(h, &c);
	report_html_raw(h, "</section>\n");
	report_content_free(&c);
}

static void
write_notice(struct report_html *h, const struct report_section *s)
{
	struct report_content c;

	report_fill(h->p, s, &report_room_page, &c);
	report_html_printf(h,
	    "<section class=\"notice\" aria-labelledby=\"%s\">\n"
	    "<h2 id=\"%s\">",
	    s->id, s->id);
	report_html_word(h, s->title);
	report_html_raw(h, "</h2>\n");
	report_html_notice(h, &c);
	report_html_raw(h, "</section>\n");
	report_content_free(&c);
}

/* The notices first. */
static void
write_sections(struct report_html *h)
{
	const struct report_section *s;

	for (s = report_sections; s->id; s++)
		if (s->notice && report_shows(h->p->r, s))
			write_notice(h, s);
	for (s = report_sections; s->id; s++)
		if (stands_below(h, s))
			write_section(h, s);
}

void
report_write_html(struct report_page *p, struct mq_output *out)
{
	struct report_html h = { p, out };

	write_head(&h);
	report_html_raw(
	    &h, p->r->sheet ? "<body class=\"sheet\">\n" : "<body>\n");
	report_html_raw(&h, "<a class=\"skip\" href=\"#main\">");
	report_html_word(&h, W_SKIP);
	report_html_raw(&h, "</a>\n");
	write_banner(&h);
	write_contents(&h);
	report_html_raw(&h, "<main id=\"main\">\n");
	write_sections(&h);
	report_html_raw(&h, "</main>\n<footer>");
	report_html_element(&h, "p", report_made_by(p));
	report_html_raw(&h, "</footer>\n</body>\n</html>\n");
}
