/*
 * gen ROWS [SEED]: made-up work orders of a residents' hotline as CSV, the
 * same bytes for the same seed on every machine.  One in four is in English;
 * half of the texts hold quotes, commas or line ends.  The people do not exist
 * and the telephone numbers are not given out (1xx0000xxxx).
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define START 1735660800 /* 2025-01-01 in China, which is 8 h ahead */
#define AHEAD 28800

static const char *const header =
    "工单编号,来电时间,来源,标题,主要内容,地址,来电人,联系电话,承办单位,"
    "是否有效回访,是否联系,是否解决,是否满意\n";

struct problem {
	const char *title, *text, *unit;
	const char *english_title, *english_text;
};

static const struct problem problems[] = {
	{ "路灯不亮", "路灯坏了一个多星期，晚上漆黑一片", "市政养护中心",
	    "Street light out", "the street light has been out for a week" },
	{ "夜间施工噪音", "工地半夜还在打桩，孩子没法睡觉", "城管中队",
	    "Construction noise", "piling goes on past midnight" },
	{ "垃圾清运不及时", "垃圾桶满了没人清，夏天气味很大", "环卫所",
	    "Missed collection", "the bins are full and the smell is bad" },
	{ "占道停车", "消防通道被私家车堵住，多次劝说无效", "交警大队",
	    "Illegal parking", "cars block the fire lane every night" },
	{ "水管漏水", "楼下自来水管爆裂，水一直往外流", "自来水公司",
	    "Water leak", "a water main has burst and floods the path" },
	{ "电梯故障", "电梯一个月坏了三次，老人上下楼困难", "物业公司",
	    "Elevator broken", "the elevator failed three times this month" },
	{ "道路坑洼", "路面有一个大坑，下雨积水容易摔倒", "市政养护中心",
	    "Pothole", "a deep pothole has damaged two cars" },
	{ "广场舞扰民", "广场舞音响太大，晚上九点后还不停", "文化站",
	    "Loud music", "the music in the square is far too loud" },
	{ "独居老人求助", "隔壁独居老人几天没出门，请上门看看", "民政办",
	    "Check on a neighbour", "my neighbour lives alone, please visit" },
	{ "咨询医保报销", "想问外地住院的医保怎么报销", "社保所",
	    "Question on insurance", "how do I claim a hospital bill" },
	{ "违章搭建", "顶楼住户私自搭建阳光房，有安全隐患", "城管中队",
	    "Illegal building", "a shed was built on the roof" },
	{ "建议增设健身器材", "小区空地较多，建议安装健身器材", "社区居委会",
	    "Suggestion", "please put exercise equipment in the park" },
};

/* What joins the two halves of a text: the second list needs quotes. */
static const char *const plain[] = { "，", "。", " ", "；" };
static const char *const quoted[] = { ",", "\n", "，物业说\"再等等\"，",
	" (\"again\"), " };

static const char *const streets[] = { "幸福里", "和平路", "丹桂新村", "文昌街",
	"望江苑", "春晓小区", "白云巷", "中山东路" };
static const char *const names[] = { "赵女士", "钱先生", "孙女士", "李先生",
	"周先生", "吴女士", "郑先生", "王女士" };
static const char *const english_names[] = { "A. Miller", "B. Jones",
	"C. Rivera", "D. Okafor" };
static const char *const channels[] = { "电话", "电话", "电话", "微信", "微博",
	"网站", "走访", "巡查" };
static const char *const asks[] = { "希望尽快处理", "请有关部门核实",
	"请给一个答复", "已经反映过三次了" };
static const char *const english_asks[] = { "please send someone soon",
	"this is the third time I report it", "please call me back",
	"nobody has answered so far" };
static const char *const yes[] = { "是", "是", "是", "否" };
static const char *const solved[] = { "解决", "解决", "解决", "解决",
	"部分解决", "未解决" };
static const char *const satisfied[] = { "满意", "满意", "满意", "基本满意",
	"基本满意", "不满意" };

static uint64_t state;

/*
 * Marsaglia's xorshift64*, "Xorshift RNGs", J. Stat. Software 8(14), 2003.
 * Never twice in one expression: C leaves open which call comes first.
 */
static uint32_t
below(uint32_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (uint32_t)((state * UINT64_C(2685821657736338717)) >> 33) % n;
}

#define PICK(list) (list)[below(sizeof(list) / sizeof(*(list)))]

static void
put_cell(const char *text, char end)
{
	const char *p;

	if (!text[strcspn(text, "\",\n")]) {
		fputs(text, stdout);
	} else {
		putchar('"');
		for (p = text; *p; p++) {
			if (*p == '"')
				putchar('"');
			putchar(*p);
		}
		putchar('"');
	}
	putchar(end);
}

static void
put_place(void)
{
	const char *street = PICK(streets);
	unsigned house = 1 + below(60), stair = 1 + below(4);
	unsigned floor = 1 + below(18), door = 1 + below(4);

	printf("%s%u幢%u单元%u%02u室,", street, house, stair, floor, door);
}

static void
put_callback(void)
{
	if (below(10) >= 8) {
		puts("否,,,");
		return;
	}
	printf("是,%s,", PICK(yes));
	printf("%s,", PICK(solved));
	puts(PICK(satisfied));
}

static void
put_text(const struct problem *p, int english)
{
	const char *joint = below(2) ? PICK(plain) : PICK(quoted);
	const char *ask = english ? PICK(english_asks) : PICK(asks);
	char text[512];

	snprintf(text, sizeof(text), "%s%s%s",
	    english ? p->english_text : p->text, joint, ask);
	put_cell(english ? p->english_title : p->title, ',');
	put_cell(text, ',');
}

static void
put_reporter(int english)
{
	unsigned prefix = 30 + below(60), number = below(10000);

	put_cell(english ? PICK(english_names) : PICK(names), ',');
	printf("1%u0000%04u,", prefix, number);
}

static void
put_record(unsigned long row, time_t when)
{
	const struct problem *p = &PICK(problems);
	int english = below(4) == 0;
	char date[32], day[16];
	struct tm tm;

	gmtime_r(&when, &tm);
	strftime(day, sizeof(day), "%Y%m%d", &tm);
	strftime(date, sizeof(date), "%Y-%m-%d %H:%M:%S", &tm);
	printf("%s%08lu,%s,%s,", day, row, date, PICK(channels));
	put_text(p, english);
	put_place();
	put_reporter(english);
	put_cell(p->unit, ',');
	put_callback();
}

int
main(int argc, char **argv)
{
	unsigned long row, rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	time_t when = START + AHEAD;

	if (!rows) {
		fputs("usage: gen rows [seed]\n", stderr);
		return 2;
	}
	state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	state = state ? state : 1;
	fputs(header, stdout);
	for (row = 1; row <= rows; row++) {
		when += below(60);
		put_record(row, when);
	}
	return fclose(stdout) ? 2 : 0;
}
