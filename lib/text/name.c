#include "minqing/mask.h"
#include "minqing/utf8.h"

/* Surnames of two characters, of names with three or more. */
static const char *const compound[] = { "欧阳", "歐陽", "上官", "司马", "诸葛",
	"夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒",
	"司空", "东方", "独孤", "南宫", "端木", "百里", "呼延", "轩辕", "钟离",
	"申屠", "太史", "太叔", "闻人", "澹台", "公冶", "宗政", "濮阳", "淳于",
	"单于", "仲孙", "鲜于", "拓跋", "公羊", "赫连", "西门", "东郭",
	"第五" };

/* Not a name, and nobody's secret. */
static const char *const nobody[] = { "匿名", "匿名用户", "anonymous",
	"Anonymous", "ANONYMOUS" };

static bool
is_han(int32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool
is_latin(int32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

/* The first n bytes of s, then `stars`. */
static struct mq_str
first(struct mq_arena *a, struct mq_str s, size_t n, const char *stars)
{
	char *out = mq_arena_printf(a, "%.*s%s", (int)n, s.s, stars);

	return mq_str(out);
}

static struct mq_str
mask_han(struct mq_arena *a, struct mq_str s, struct mq_str rest)
{
	size_t one = s.n - rest.n, i;

	for (i = 0; i < sizeof(compound) / sizeof(*compound); i++)
		if (mq_str_starts(s, mq_str(compound[i])) &&
		    s.n > strlen(compound[i]))
			return first(a, s, strlen(compound[i]), "*");
	return first(a, s, one, "*");
}

struct mq_str
mq_mask_name(struct mq_arena *a, struct mq_str s)
{
	struct mq_str ideographic = MQ_STR("\xE3\x80\x80"), rest;
	size_t i;
	int32_t c;

	for (s = mq_str_trim(s); mq_str_starts(s, ideographic);)
		s = mq_str_trim((struct mq_str){ s.s + 3, s.n - 3 });
	if (s.n == 0)
		return s;
	for (i = 0; i < sizeof(nobody) / sizeof(*nobody); i++)
		if (mq_str_eq(s, mq_str(nobody[i])))
			return s;
	rest = s;
	c = mq_utf8_next(&rest);
	if (is_han(c))
		return mask_han(a, s, rest);
	return is_latin(c) ? first(a, s, s.n - rest.n, ". ***") : MQ_STR("***");
}
