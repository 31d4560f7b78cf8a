#include "inputs.h"

#include "minqing/mask.h"
#include "naming.h"

enum { NAMED = 3 };

static struct report_value
name_of(struct report_page *p, const struct report_input *in)
{
	struct mq_str name =
	    p->unmask ? in->name : mq_mask_text(&p->arena, in->name);

	if (!name.n)
		return report_value_code(report_text(p, W_STDIN), name);
	return report_value_text(name);
}

struct mq_str
report_inputs_said(struct report_page *p)
{
	const struct report_inputs *in = &p->inputs;
	struct report_naming list = { .most = NAMED };
	size_t i;

	for (i = 0; i < in->n; i++)
		report_naming_add(p, &list, name_of(p, in->item[i]).text);
	return report_say(
	    &p->arena, p->lang, W_INPUTS_ARE, report_naming_said(p, &list));
}

struct mq_str
report_inputs_said_again(struct report_page *p)
{
	const struct report_input *again[NAMED];
	struct report_naming list = { .most = NAMED };
	size_t n = report_inputs_again(&p->inputs, again, NAMED), i;

	for (i = 0; i < n && i < NAMED; i++)
		report_naming_add(p, &list, name_of(p, again[i]).text);
	list.n = (int64_t)n;
	return report_naming_said(p, &list);
}

static struct report_row *
add_row(struct report_page *p, struct report_table *t, struct report_value name,
    const struct report_input *in)
{
	struct report_row *row = report_table_row(t);
	struct report_value *cell = row->cell;

	*cell++ = name;
	*cell++ = report_value_int(p, report_input_read(in));
	*cell++ = report_value_int(p, in->used);
	*cell++ = report_value_int(p, in->left_out);
	*cell++ = report_value_int(p, in->rejected);
	if (p->inputs.all.files > (int64_t)p->inputs.n)
		*cell++ = report_value_int(p, in->files);
	if (in->digest.n)
		*cell = report_value_text(in->digest);
	return row;
}

/* Those from i on, in one row; none where there are none. */
static void
rest_row(struct report_page *p, struct report_table *t, size_t i)
{
	const struct report_inputs *in = &p->inputs;
	struct report_input sum = { .digest = MQ_STR("") };
	struct mq_str name = report_say(
	    &p->arena, p->lang, W_REST, report_int(p, (int64_t)(in->n - i)));

	if (i == in->n)
		return;
	for (; i < in->n; i++)
		report_input_sum(&sum, in->item[i]);
	add_row(p, t, report_value_code(name, MQ_STR("")), &sum)->rest = true;
}

struct report_table
report_table_inputs(struct report_page *p, const struct report_room *room)
{
	const struct report_inputs *in = &p->inputs;
	struct report_table t = { .name = "inputs", .title = W_INPUTS };
	size_t i;

	report_table_head(&t, REPORT_NAME, "input", W_C_INPUT, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "records", W_C_READ, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "used", W_C_USED, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "left_out", W_C_LEFT_OUT, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "rejected", W_C_REJECTED, W_NONE);
	if (in->all.files > (int64_t)in->n)
		report_table_head(
		    &t, REPORT_NUMBER, "files", W_C_FILES, W_NONE);
	report_table_head(&t, REPORT_PLAIN, "digest", W_C_DIGEST, W_NONE);
	t.finding = report_say(
	    &p->arena, p->lang, W_F_INPUTS, report_int(p, in->all.files));
	for (i = 0; i < in->n && i < room->inputs; i++)
		add_row(p, &t, name_of(p, in->item[i]), in->item[i]);
	rest_row(p, &t, i);
	return t;
}
