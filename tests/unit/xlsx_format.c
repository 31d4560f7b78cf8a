/* Number formats: which numbers they show as dates. */

#include "../../lib/stream/xlsx_format.h"
#include "../tap.h"

#define D XLSX_DATE
#define T XLSX_TIME
#define E XLSX_ELAPSED

/*
 * What spreadsheets show 1.5 as (ECMA-376 part 1, 18.8.31; formats of Chinese
 * and Japanese spreadsheets among them).
 */
static const struct {
	const char *code;
	unsigned kind;
} codes[] = {
	{ "General", 0 },
	{ "GENERAL", 0 },
	{ "G/通用格式", 0 },
	{ "", 0 },
	{ "@", 0 },
	{ "0", 0 },
	{ "0.00", 0 },
	{ "#,##0.00_);[Red]\\(#,##0.00\\)", 0 },
	{ "0.00E+00", 0 },
	{ "##0.0e+0", 0 },
	{ "0%", 0 },
	{ "# ?/?", 0 },
	{ "\"d\"0", 0 },
	{ "0\"年\"", 0 },
	{ "0\\d", 0 },
	{ "0_m", 0 },
	{ "0*y", 0 },
	{ "[Red]0", 0 },
	{ "[Magenta]0.0", 0 },
	{ "[$-409]0", 0 },
	{ "[$USD] #,##0", 0 },
	{ "_ [$¥-804]* #,##0.00_ ", 0 },
	{ "[DBNum1][$-804]General", 0 },
	{ "yyyy\\-mm\\-dd;@", D },
	{ "yyyy/m/d", D },
	{ "m/d/yy", D },
	{ "d", D },
	{ "mmm", D },
	{ "mmmm\\ yyyy", D },
	{ "[$-409]d\\-mmm\\-yy;@", D },
	{ "[Black]D/M/Y", D },
	{ "YYYY-MM-DD", D },
	{ "yyyy\"年\"m\"月\"d\"日\"", D },
	{ "yyyy年m月d日", D },
	{ "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", D },
	{ "[$-411]ge.m.d", D },
	{ "ggge\"年\"", D },
	{ "aaaa", D },
	{ "[$-804]aaaa;@", D },
	{ "ddd", D },
	{ "yyyy\\-mm\\-dd\\ hh:mm:ss", D | T },
	{ "m/d/yy h:mm", D | T },
	{ "yyyy/m/d h:mm AM/PM", D | T },
	{ "d/m mm:ss", D | T },
	{ "yyyy\"年\"m\"月\"d\"日\" 上午/下午h\"时\"mm\"分\"", D | T },
	{ "yyyy\\-mm\\-dd\\Thh:mm:ss.000", D | T },
	{ "h:mm", T },
	{ "hh\\:mm\\:ss", T },
	{ "h\"时\"mm\"分\"", T },
	{ "上午/下午h\"时\"mm\"分\"", T },
	{ "h:mm:ss A/P", T },
	{ "h AM/PM", T },
	{ "h:mm:ss.000", T },
	{ "[h]:mm", T | E },
	{ "[hh]:mm:ss", T | E },
	{ "[HH]:MM", T | E },
	{ "[mm]:ss", T | E },
	{ "[s]", E },
	{ "[ss].00", E },
	{ "mm:ss", T },
	{ "mmss.0", T },
	{ "[<1]h:mm;yyyy\\-mm\\-dd", D },
	{ "[>=1]yyyy\\-mm\\-dd;h:mm", D },
	{ "[>100]0;yyyy", D },
	{ "0;yyyy", 0 },
	{ "yyyy;0;0;\"m\"", D },
	{ "\"a;d\"0;yyyy", 0 },
	{ "[", 0 },
	{ "\"", 0 },
	{ "\\", 0 },
	{ "[h", 0 },
};

static void
test_codes(void)
{
	struct xlsx_format fmt;
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		xlsx_format_parse(&fmt, mq_str(codes[i].code));
		if (!is_int(xlsx_format_kind(&fmt, 1.5), codes[i].kind))
			note("%s", codes[i].code);
	}
}

/* Sections: for positive and negative numbers, zero, and by condition. */
static void
test_sections(void)
{
	struct xlsx_format fmt;

	xlsx_format_parse(&fmt, MQ_STR("yyyy;0;h:mm;@"));
	is_int(xlsx_format_kind(&fmt, 1), D);
	is_int(xlsx_format_kind(&fmt, -1), 0);
	is_int(xlsx_format_kind(&fmt, 0), T);
	xlsx_format_parse(&fmt, MQ_STR("yyyy;0"));
	is_int(xlsx_format_kind(&fmt, 0), D);
	xlsx_format_parse(&fmt, MQ_STR("yyyy"));
	is_int(xlsx_format_kind(&fmt, -1), D);
	xlsx_format_parse(&fmt, MQ_STR("[<1]h:mm;[<=2]yyyy;0"));
	is_int(xlsx_format_kind(&fmt, 0.5), T);
	is_int(xlsx_format_kind(&fmt, 2), D);
	is_int(xlsx_format_kind(&fmt, 3), 0);
	xlsx_format_parse(&fmt, MQ_STR("[=1]yyyy;[<>2]h:mm;0"));
	is_int(xlsx_format_kind(&fmt, 1), D);
	is_int(xlsx_format_kind(&fmt, 3), T);
	is_int(xlsx_format_kind(&fmt, 2), 0);
}

/* ECMA-376 part 1, 18.8.30: all languages, then zh-cn and its like. */
static void
test_builtin(void)
{
	static const struct {
		unsigned from, to, kind;
	} ids[] = { { 0, 13, 0 }, { 14, 17, D }, { 18, 21, T },
		{ 22, 22, D | T }, { 23, 26, 0 }, { 27, 31, D }, { 32, 35, T },
		{ 36, 36, D }, { 37, 44, 0 }, { 45, 45, T }, { 46, 46, T | E },
		{ 47, 47, T }, { 48, 49, 0 }, { 50, 54, D }, { 55, 56, T },
		{ 57, 58, D }, { 59, 100, 0 } };
	struct xlsx_format fmt;
	unsigned id;
	size_t i;

	for (i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		for (id = ids[i].from; id <= ids[i].to; id++) {
			xlsx_format_builtin(&fmt, id);
			if (xlsx_format_kind(&fmt, 1.5) != ids[i].kind) {
				is_int(
				    xlsx_format_kind(&fmt, 1.5), ids[i].kind);
				note("format %u", id);
			}
		}
	ok(i == sizeof(ids) / sizeof(*ids));
}

int
main(void)
{
	test_codes();
	test_sections();
	test_builtin();
	return done();
}
