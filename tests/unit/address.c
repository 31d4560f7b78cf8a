#include "minqing/address.h"

#include "../tap.h"

static const struct {
	const char *in, *want;
} whole[] = {
	{ "", "" },
	{ "  \t", "" },
	{ "栎木巷 １９ 幢", "栎木巷19幢" },
	{ "栎木巷19幢", "栎木巷19幢" },
	{ "　海曙区　栎木巷\u00a019幢\r\n", "海曙区栎木巷19幢" },
	{ "ＡＢｃ－１", "abc-1" },
	{ "3—2", "3-2" },
	{ "荷花路19號", "荷花路19号" },
	{ "栎木巷19栋", "栎木巷19幢" },
	{ "栎木巷19號樓", "栎木巷19号樓" },
	{ "栎木巷 19 号 楼", "栎木巷19幢" },
	{ "A号楼", "a幢" },
	{ "三号楼", "三幢" },
	{ "号楼", "号楼" },
	{ "2 1", "2 1" },
	{ "２　１", "2 1" },
	{ "12 Elm  Street", "12elm street" },
	{ "Elm Street, 12 ", "elm street,12" },
	{ "\xff"
	  "1\xe6",
	    "\xff"
	    "1\xe6" },
};

static const struct {
	const char *in, *want;
} buildings[] = {
	{ "", "" },
	{ " ，。", "" },
	{ "幸福里3幢2单元501室", "幸福里3幢" },
	{ "幸福里 ３ 栋", "幸福里3幢" },
	{ "幸福里3号楼", "幸福里3幢" },
	{ "幸福里三号楼", "幸福里三幢" },
	{ "幸福里3棟", "幸福里3幢" },
	{ "幸福里13幢", "幸福里13幢" },
	{ "国贸Ａ座1203", "国贸a幢" },
	{ "人民路一座桥", "人民路一座桥" },
	{ "星座小区", "星座小区" },
	{ "荷花路88弄3号302室", "荷花路88弄3号" },
	{ "荷花路88弄3号2单元302室", "荷花路88弄3号" },
	{ "和平路12号2楼", "和平路12号" },
	{ "和平路12-302室", "和平路12" },
	{ "302室", "302室" },
	{ "教室", "教室" },
	{ "和平路1—11号", "和平路1-11号" },
	{ "和平路1 11号", "和平路1 11号" },
	{ "12 Elm  Street, Boston", "12elm street boston" },
	{ "12 ELM STREET BOSTON", "12elm street boston" },
	{ "a\xff", "a" },
};

static void
addresses_are_folded(void)
{
	struct mq_arena a = { 0 };
	struct mq_str got;
	size_t i;

	for (i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
		got = mq_address_fold(&a, mq_str(whole[i].in));
		if (!is_mem(got.s, got.n, whole[i].want))
			note("\"%s\"", whole[i].in);
	}
	mq_arena_free(&a);
}

static void
addresses_end_at_the_building(void)
{
	struct mq_arena a = { 0 };
	struct mq_str got;
	size_t i;

	for (i = 0; i < sizeof(buildings) / sizeof(*buildings); i++) {
		got = mq_address_building(&a, mq_str(buildings[i].in));
		if (!is_mem(got.s, got.n, buildings[i].want))
			note("\"%s\"", buildings[i].in);
	}
	mq_arena_free(&a);
}

static void
words_and_numbers_stay_whole(void)
{
	ok(mq_address_joined('1', '2'));
	ok(mq_address_joined('a', 'Z'));
	ok(!mq_address_joined('1', 'a'));
	ok(!mq_address_joined('-', '1'));
	ok(!mq_address_joined('1', '\xe5'));
}

int
main(void)
{
	addresses_are_folded();
	addresses_end_at_the_building();
	words_and_numbers_stay_whole();
	return done();
}
