/* Texts of workbooks as cells of TSV. */

#include "../../lib/stream/xlsx_text.h"
#include "../../lib/stream/xlsx_place.h"
#include "../tap.h"
#include <stdlib.h>

static void
test_cells(void)
{
	/* ECMA-376 part 1, 22.9.2.19; a surrogate pair is one character. */
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" },
		{ "plain 灯", "plain 灯" },
		{ "a\tb\nc\rd\\", "a\\tb\\nc\\rd\\\\" },
		{ "_x000D_", "\\r" },
		{ "a_x000a_b", "a\\nb" },
		{ "_x0009__x005C_", "\\t\\\\" },
		{ "_x005F_x000D_", "_x000D_" },
		{ "_x4E2D_", "中" },
		{ "_xD83C__xDF63_", "🍣" },
		{ "_xD83C_", "_xD83C_" },
		{ "_xDF63__xD83C_", "_xDF63__xD83C_" },
		{ "_xD83C__x0041_", "_xD83C_A" },
		{ "_x0000_", "_x0000_" },
		{ "_X000D_", "_X000D_" },
		{ "_x00D_", "_x00D_" },
		{ "_x000G_", "_x000G_" },
		{ "_x000D", "_x000D" },
		{ "__x000D_", "_\\r" },
		{ "_", "_" },
		{ "snake_case_x", "snake_case_x" },
	};
	struct xlsx_text t = { 0 };
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		t.n = 0;
		xlsx_add_cell(&t, mq_str(cases[i].text));
		if (!is_mem(xlsx_str(&t).s, t.n, cases[i].want))
			note("%s", cases[i].text);
	}
	free(t.s);
}

static void
test_refs(void)
{
	static const struct {
		const char *text;
		unsigned row, col; /* 0: no reference */
	} cases[] = { { "A1", 1, 1 }, { "Z9", 9, 26 }, { "AA10", 10, 27 },
		{ "az1", 1, 52 }, { "XFD1048576", 1048576, 16384 },
		{ "A0", 0, 0 }, { "A", 0, 0 }, { "1", 0, 0 }, { "", 0, 0 },
		{ "$A$1", 0, 0 } };
	struct xlsx_ref ref;
	char back[XLSX_REF_MAX];
	const char *end;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ref = (struct xlsx_ref){ 0, 0 };
		end = xlsx_ref_parse(cases[i].text, &ref);
		if (!is_int(end && !*end, cases[i].row > 0) ||
		    !is_int(ref.row, cases[i].row) ||
		    !is_int(ref.col, cases[i].col))
			note("%s", cases[i].text);
	}
	xlsx_ref_format((struct xlsx_ref){ 1048576, 16384 }, back);
	is_str(back, "XFD1048576");
	xlsx_ref_format((struct xlsx_ref){ 7, 27 }, back);
	is_str(back, "AA7");
	xlsx_ref_format((struct xlsx_ref){ 1, 26 }, back);
	is_str(back, "Z1");
}

int
main(void)
{
	test_cells();
	test_refs();
	return done();
}
