/* What our codes are called */

#include "names.h"

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

/* "environment/air-pollution" is "Air pollution". */
static struct mq_str
humanise(struct mq_arena *a, struct mq_str code)
{
	size_t i, start = 0;
	char *name;

	for (i = 0; i < code.n; i++)
		if (code.s[i] == '/')
			start = i + 1;
	name = mq_arena_strndup(a, code.s + start, code.n - start);
	if (*name >= 'a' && *name <= 'z')
		*name = (char)(*name - 'a' + 'A');
	for (i = 0; name[i]; i++)
		if (name[i] == '-')
			name[i] = ' ';
	return mq_str(name);
}

struct mq_str
report_code_name(struct mq_arena *a, enum report_lang lang, enum report_by by,
    struct mq_str code)
{
	static const struct report_code *const codes[REPORT_BYS] = {
		[REPORT_BY_SERVICE] = services,
		[REPORT_BY_CHANNEL] = channels,
		[REPORT_BY_URGENCY] = urgencies,
		[REPORT_BY_CATEGORY] = report_categories,
		[REPORT_BY_SUBCATEGORY] = report_categories,
	};
	const struct report_code *c = codes[by];

	while (c && c->code && !mq_str_eq(code, mq_str(c->code)))
		c++;
	if (!c || !c->code)
		return MQ_STR("");
	if (lang == REPORT_ZH)
		return mq_str(c->zh);
	return c->en ? mq_str(c->en) : humanise(a, code);
}
