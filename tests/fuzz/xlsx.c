/*
 * Workbooks: whatever the bytes are, a sheet comes out as lines of UTF-8 with
 * one number of cells each (or none), or it is trouble with a message; and the
 * same from a pipe that gives it in pieces.  The bytes are a zip file, or the
 * sheet, the strings and the styles, a NUL between them, of a sound workbook.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "minqing/utf8.h"
#include "minqing/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROOM = 1 << 20 };

struct sheet {
	char text[ROOM];
	size_t n;
	bool good;
};

/* A zip file of parts that are stored as they are. */
struct zip {
	uint8_t *bytes;
	size_t n;
	uint8_t list[2048]; /* the central directory */
	size_t list_n;
	unsigned parts;
};

static void
put(uint8_t *to, size_t *n, const void *from, size_t size)
{
	memcpy(to + *n, from, size);
	*n += size;
}

static void
put_number(uint8_t *to, size_t *n, uint32_t v, int bytes)
{
	for (; bytes; bytes--, v >>= 8)
		to[(*n)++] = (uint8_t)v;
}

/* What both headers of a part have: from the version to the length of names. */
static void
put_facts(uint8_t *to, size_t *n, const char *name, struct mq_str part)
{
	uint32_t crc = (uint32_t)crc32(0, (const Bytef *)part.s, (uInt)part.n);

	put_number(to, n, 20, 2);
	put_number(to, n, 0, 2); /* flags */
	put_number(to, n, 0, 2); /* stored */
	put_number(to, n, 0, 4); /* when */
	put_number(to, n, crc, 4);
	put_number(to, n, (uint32_t)part.n, 4);
	put_number(to, n, (uint32_t)part.n, 4);
	put_number(to, n, (uint32_t)strlen(name), 2);
	put_number(to, n, 0, 2); /* extra */
}

static void
add_part(struct zip *z, const char *name, struct mq_str part)
{
	size_t start = z->n;

	put(z->bytes, &z->n, "PK\3\4", 4);
	put_facts(z->bytes, &z->n, name, part);
	put(z->bytes, &z->n, name, strlen(name));
	put(z->bytes, &z->n, part.s, part.n);
	put(z->list, &z->list_n, "PK\1\2", 4);
	put_number(z->list, &z->list_n, 20, 2);
	put_facts(z->list, &z->list_n, name, part);
	put_number(z->list, &z->list_n, 0, 4); /* comment, disk */
	put_number(z->list, &z->list_n, 0, 2);
	put_number(z->list, &z->list_n, 0, 4); /* attributes */
	put_number(z->list, &z->list_n, (uint32_t)start, 4);
	put(z->list, &z->list_n, name, strlen(name));
	z->parts++;
}

static void
end_zip(struct zip *z)
{
	size_t start = z->n;

	put(z->bytes, &z->n, z->list, z->list_n);
	put(z->bytes, &z->n, "PK\5\6", 4);
	put_number(z->bytes, &z->n, 0, 4); /* disks */
	put_number(z->bytes, &z->n, z->parts, 2);
	put_number(z->bytes, &z->n, z->parts, 2);
	put_number(z->bytes, &z->n, (uint32_t)z->list_n, 4);
	put_number(z->bytes, &z->n, (uint32_t)start, 4);
	put_number(z->bytes, &z->n, 0, 2); /* comment */
}

#define RELS(rels)                                                             \
	"<Relationships xmlns='http://schemas.openxmlformats.org/package/"     \
	"2006/relationships'>" rels "</Relationships>"
#define REL(id, kind, target)                                                  \
	"<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/"   \
	"officeDocument/2006/relationships/" kind "' Target='" target "'/>"

/* A workbook around the parts that the fuzzer gives. */
static void
wrap(struct zip *z, struct mq_str rest)
{
	struct mq_str part;

	add_part(z, "_rels/.rels",
	    mq_str(RELS(REL("a", "officeDocument", "xl/workbook.xml"))));
	add_part(z, "xl/workbook.xml",
	    mq_str("<workbook xmlns:r='http://schemas.openxmlformats.org/"
		   "officeDocument/2006/relationships'><sheets><sheet name='s'"
		   " sheetId='1' r:id='a'/></sheets></workbook>"));
	add_part(z, "xl/_rels/workbook.xml.rels",
	    mq_str(RELS(REL("a", "worksheet", "s.xml") REL(
		"b", "sharedStrings", "t.xml") REL("c", "styles", "f.xml"))));
	mq_str_next(&rest, '\0', &part);
	add_part(z, "xl/s.xml", part);
	if (!mq_str_next(&rest, '\0', &part))
		part = MQ_STR("<sst><si><t>x_x000D_</t></si></sst>");
	add_part(z, "xl/t.xml", part);
	part = MQ_STR("<styleSheet><cellXfs><xf numFmtId='0'/><xf "
		      "numFmtId='22'/><xf numFmtId='46'/></cellXfs>"
		      "</styleSheet>");
	if (rest.s)
		part = rest;
	add_part(z, "xl/f.xml", part);
	end_zip(z);
}

static void
read_sheet(const uint8_t *data, size_t size, size_t chunk,
    const struct mq_xlsx_opts *opts, struct sheet *s)
{
	struct mq_xlsx_notes notes;
	struct mq_input *in = mq_xlsx_open(
	    mq_input_mem("<memory>", data, size, chunk), opts, &notes);
	ssize_t got = 1;

	s->n = 0;
	while (got > 0 && s->n < ROOM) {
		got = mq_input_read(in, s->text + s->n, ROOM - s->n);
		if (got > 0)
			s->n += (size_t)got;
	}
	s->good = got >= 0;
	if (!s->good && !*mq_input_error(in))
		abort();
	mq_input_close(in);
}

/* Lines that hold something have one number of cells. */
static void
check_lines(const struct sheet *s)
{
	struct mq_str rest = { s->text, s->n }, line;
	size_t tabs, cells = 0, i;

	if (s->n == ROOM)
		return;
	while (mq_str_next(&rest, '\n', &line)) {
		for (tabs = i = 0; i < line.n; i++)
			tabs += line.s[i] == '\t';
		if (!line.n)
			continue;
		if (cells && cells != tabs + 1)
			abort();
		cells = tabs + 1;
	}
	if (mq_utf8_valid(s->text, s->n) != s->n)
		abort();
}

static void
check(const uint8_t *data, size_t size, uint8_t how)
{
	static struct sheet whole, pieces;
	struct mq_xlsx_opts opts = { 0 };

	opts.merged = how & 1 ? MQ_MERGED_FILL : MQ_MERGED_BLANK;
	opts.drop_hidden = (how & 2) != 0;
	opts.raw = (how & 4) != 0;
	opts.sheet = how & 8 ? "1" : NULL;
	read_sheet(data, size, size, &opts, &whole);
	if (whole.good)
		check_lines(&whole);
	read_sheet(data, size, (how >> 4 & 7) + 1u, &opts, &pieces);
	if (whole.good != pieces.good ||
	    (whole.good && (whole.n != pieces.n ||
			       memcmp(whole.text, pieces.text, whole.n))))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zip z = { 0 };

	if (size < 2)
		return 0;
	if (data[0] & 128) {
		check(data + 1, size - 1, data[0]);
		return 0;
	}
	z.bytes = malloc(size + 8192);
	if (!z.bytes)
		return 0;
	wrap(&z, (struct mq_str){ (const char *)data + 1, size - 1 });
	check(z.bytes, z.n, data[0]);
	free(z.bytes);
	return 0;
}
