/* What our codes are called */

#include "names.h"

/* One of our codes, and what people call it. */
struct report_code {
	const char *code; /* NULL behind the last */
	const char *zh;
	const char *en;
};

struct report_named {
	struct mq_str name[2]; /* by enum report_lang */
};

static const struct report_code services[] = {
	{ "convenience", "综合便民", "Convenience" },
	{ "party", "区域党建", "Party building" },
	{ "smart", "智慧信息", "Smart information" },
	{ "welfare", "社会公益", "Public welfare" },
	{ "tailored", "特色精细", "Tailored" },
	{ "culture", "共享文化", "Shared culture" },
	{ NULL, NULL, NULL },
};

static const struct report_code channels[] = {
	{ "phone", "电话", "Phone" },
	{ "web", "网站", "Web" },
	{ "app", "手机应用", "App" },
	{ "email", "电子邮件", "E-mail" },
	{ "mail", "信函", "Mail" },
	{ "wechat", "微信", "WeChat" },
	{ "weibo", "微博", "Weibo" },
	{ "twitter", "社交媒体", "Social media" },
	{ "chat", "在线对话", "Chat" },
	{ "visit", "走访", "Visit" },
	{ "patrol", "巡查", "Patrol" },
	{ "counter", "窗口", "Counter" },
	{ "meeting", "会议", "Meeting" },
	{ "volunteer", "志愿者", "Volunteer" },
	{ "member", "党员", "Party member" },
	{ "appraisal", "评议", "Appraisal" },
	{ "referral", "转办", "Referral" },
	{ "other", "其他", "Other" },
	{ NULL, NULL, NULL },
};

static const struct report_code urgencies[] = {
	{ "0", "0 级（数小时内）", "0 (hours)" },
	{ "1", "1 级", "1" },
	{ "2", "2 级", "2" },
	{ "3", "3 级", "3" },
	{ NULL, NULL, NULL },
};

static int
read_row(
    struct report_names *n, struct mq_table *t, size_t row, const long at[3])
{
	struct mq_str code = mq_table_cell(t, row, at[0]);
	struct report_named *c;
	size_t before = n->map.n;

	c = mq_map_put(&n->map, code, sizeof(*c));
	if (n->map.n == before)
		return mq_table_fail(t, row, at[0], "%s a second time", code.s);
	c->name[REPORT_ZH] =
	    mq_str_dup(&n->texts, mq_table_cell(t, row, at[1]));
	c->name[REPORT_EN] =
	    mq_str_dup(&n->texts, mq_table_cell(t, row, at[2]));
	return 0;
}

int
report_names_read(struct report_names *n, struct mq_table *t)
{
	static const char *const column[] = { "category", "name_zh",
		"name_en" };
	long at[3];
	size_t i;

	for (i = 0; i < 3; i++)
		if (t->error || (at[i] = mq_table_column(t, column[i])) < 0)
			return -1;
	for (i = 0; i < t->nrows; i++)
		if (read_row(n, t, i, at))
			return -1;
	return 0;
}

void
report_names_free(struct report_names *n)
{
	mq_map_free(&n->map);
	mq_arena_free(&n->texts);
	*n = (struct report_names){ 0 };
}

struct mq_str
report_category_name(
    const struct report_names *n, enum report_lang lang, struct mq_str code)
{
	const struct report_named *c = mq_map_get(&n->map, code);

	return c ? c->name[lang] : MQ_STR("");
}

struct mq_str
report_code_name(enum report_lang lang, enum report_by by, struct mq_str code)
{
	static const struct report_code *const codes[REPORT_BYS] = {
		[REPORT_BY_SERVICE] = services,
		[REPORT_BY_CHANNEL] = channels,
		[REPORT_BY_URGENCY] = urgencies,
	};
	const struct report_code *c = codes[by];

	while (c && c->code && !mq_str_eq(code, mq_str(c->code)))
		c++;
	if (!c || !c->code)
		return MQ_STR("");
	return mq_str(lang == REPORT_ZH ? c->zh : c->en);
}
