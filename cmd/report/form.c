#include "form.h"

#include "email.h"
#include "eml.h"
#include "html.h"
#include "json.h"
#include "long.h"
#include "markdown.h"
#include "text.h"
#include "xlsx.h"

const char report_form_names[] = "text html email eml md json csv excel xlsx";

static const char *
as_text(struct report_page *p, struct mq_output *out)
{
	report_write_text(p, out);
	return NULL;
}

static const char *
as_html(struct report_page *p, struct mq_output *out)
{
	report_write_html(p, out);
	return NULL;
}

static const char *
as_email(struct report_page *p, struct mq_output *out)
{
	report_write_email(p, out);
	return NULL;
}

static const char *
as_eml(struct report_page *p, struct mq_output *out)
{
	report_write_eml(p, out);
	return NULL;
}

static const char *
as_markdown(struct report_page *p, struct mq_output *out)
{
	report_write_markdown(p, out);
	return NULL;
}

static const char *
as_json(struct report_page *p, struct mq_output *out)
{
	report_write_json(p, out);
	return NULL;
}

static const char *
as_csv(struct report_page *p, struct mq_output *out)
{
	report_write_long(p, out, MQ_CSV);
	return NULL;
}

static const char *
as_excel(struct report_page *p, struct mq_output *out)
{
	report_write_long(p, out, MQ_EXCEL);
	return NULL;
}

/* Text first: it is what a form is where nothing says which. */
static const struct report_form forms[] = {
	{ "text", NULL, false, as_text },
	{ "html", ".html .htm", false, as_html },
	{ "email", NULL, false, as_email },
	{ "eml", ".eml", true, as_eml },
	{ "md", ".md .markdown", false, as_markdown },
	{ "json", ".json", false, as_json },
	{ "csv", ".csv", false, as_csv },
	{ "excel", NULL, false, as_excel },
	{ "xlsx", ".xlsx", false, report_write_xlsx },
};

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

static bool
ends_in(struct mq_str path, struct mq_str suffix)
{
	return path.n > suffix.n &&
	       !memcmp(path.s + path.n - suffix.n, suffix.s, suffix.n);
}

static bool
has_suffix(const char *path, const char *suffixes)
{
	struct mq_str rest = mq_str(suffixes), one;

	while (mq_str_next(&rest, ' ', &one))
		if (ends_in(mq_str(path), one))
			return true;
	return false;
}

const struct report_form *
report_form_of(const char *name, const char *path)
{
	const struct report_form *f;

	for (f = forms; f < forms + FORMS; f++)
		if (name ? !strcmp(name, f->name)
			 : path && f->suffix && has_suffix(path, f->suffix))
			return f;
	return forms;
}
