#include "xlsx_zip.h"

#include <minizip/unzip.h>
#include <stdlib.h>

#include "xlsx_bytes.h"

enum {
	PARTS_MAX = 100000,
	PART_NAME = 256,   /* no part that is read has a longer one */
	LOCAL_HEADER = 30, /* at least so many bytes lie before a part's */
	ENCRYPTED = 1,     /* a bit of the flags */
	STORED = 0,        /* methods */
	DEFLATED = 8
};

struct part {
	const char *name; /* folded */
	unz64_file_pos at;
	uint64_t packed, size; /* bytes */
	uint64_t start;        /* where its packed bytes begin */
	unsigned long method;
};

struct xlsx_zip {
	struct xlsx_bytes bytes;
	unzFile unz;
	struct mq_arena arena;
	struct part *part; /* in the order of their bytes */
	size_t n, cap;
	const struct part *open; /* the one being read */
	uint64_t taken;          /* bytes of it so far */
};

static const char damaged[] =
    "the workbook is damaged or was cut short (%s); fetch it again, or "
    "open it in a spreadsheet and save it anew";

/* --- what minizip reads through --- */

static voidpf ZCALLBACK
open_bytes(voidpf opaque, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return opaque;
}

static uLong ZCALLBACK
read_bytes(voidpf opaque, voidpf stream, void *buf, uLong n)
{
	(void)opaque;
	return xlsx_bytes_read(stream, buf, n);
}

static ZPOS64_T ZCALLBACK
tell_bytes(voidpf opaque, voidpf stream)
{
	const struct xlsx_bytes *b = stream;

	(void)opaque;
	return b->pos;
}

static long ZCALLBACK
seek_bytes(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	struct xlsx_bytes *b = stream;
	uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? b->pos
			: origin == ZLIB_FILEFUNC_SEEK_END ? b->size
							   : 0;

	(void)opaque;
	if (offset > b->size - (from < b->size ? from : b->size))
		return -1;
	b->pos = from + offset;
	return 0;
}

static int ZCALLBACK
close_bytes(voidpf opaque, voidpf stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

static int ZCALLBACK
error_of_bytes(voidpf opaque, voidpf stream)
{
	const struct xlsx_bytes *b = stream;

	/* minizip would take the end of the file for zeros. */
	(void)opaque;
	return b->error || b->past;
}

/* --- the list of parts --- */

static int
fail(struct xlsx_zip *z, struct xlsx_fault *f, const char *why)
{
	if (z->bytes.error)
		return xlsx_fail(f, "%s", strerror(z->bytes.error));
	return xlsx_fail(f, damaged, why);
}

/* A name as it is compared: lower case, '/', none of it in front. */
static void
fold_name(char *name)
{
	size_t skip;
	char *p;

	for (p = name; *p; p++) {
		if (*p == '\\')
			*p = '/';
		else if (*p >= 'A' && *p <= 'Z')
			*p += 'a' - 'A';
	}
	skip = strspn(name, "/");
	memmove(name, name + skip, strlen(name + skip) + 1);
}

/* Where the packed bytes of the current part begin; 0 where that is not to be
 * told, for its header there does not agree with the list. */
static uint64_t
start_of(unzFile unz)
{
	uint64_t start;
	int method;

	if (unzOpenCurrentFile2(unz, &method, NULL, 1) != UNZ_OK)
		return 0;
	start = unzGetCurrentFileZStreamPos64(unz);
	unzCloseCurrentFile(unz);
	return start;
}

static int
add_part(struct xlsx_zip *z, struct xlsx_fault *f)
{
	unz_file_info64 info;
	char name[PART_NAME];
	struct part *p;

	if (unzGetCurrentFileInfo64(z->unz, &info, name, sizeof(name) - 1, NULL,
		0, NULL, 0) != UNZ_OK)
		return fail(z, f, "its list of parts");
	name[info.size_filename < sizeof(name) ? info.size_filename : 0] = '\0';
	if (info.flag & ENCRYPTED)
		return xlsx_fail(f, "password-protected; save it without a "
				    "password");
	fold_name(name);
	z->part = mq_grow(z->part, z->n, &z->cap, sizeof(*z->part));
	p = &z->part[z->n++];
	p->name = mq_arena_strndup(&z->arena, name, strlen(name));
	p->packed = info.compressed_size;
	p->size = info.uncompressed_size;
	p->method = info.compression_method;
	p->start = 0;
	if (unzGetFilePos64(z->unz, &p->at) != UNZ_OK)
		return fail(z, f, "its list of parts");
	if (p->method == STORED || p->method == DEFLATED)
		p->start = start_of(z->unz);
	return 0;
}

static int
by_start(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

static int
by_name(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/*
 * Parts that lie over one another are how a small file pretends to hold a
 * large one; of two parts of a name nobody knows which is meant.
 */
static int
check_parts(struct xlsx_zip *z, struct xlsx_fault *f)
{
	uint64_t end = 0;
	size_t i;

	qsort(z->part, z->n, sizeof(*z->part), by_start);
	for (i = 0; i < z->n; i++) {
		if (!z->part[i].start)
			continue;
		if (end && z->part[i].start < end + LOCAL_HEADER)
			return fail(z, f, "parts lie over one another");
		end = z->part[i].start + z->part[i].packed;
		if (end < z->part[i].packed || end > z->bytes.size)
			return fail(z, f, "a part is not all there");
	}
	qsort(z->part, z->n, sizeof(*z->part), by_name);
	for (i = 1; i < z->n; i++)
		if (*z->part[i].name &&
		    !strcmp(z->part[i - 1].name, z->part[i].name))
			return fail(z, f, "two parts of one name");
	return 0;
}

static int
list_parts(struct xlsx_zip *z, struct xlsx_fault *f)
{
	int status = unzGoToFirstFile(z->unz);

	while (status == UNZ_OK) {
		if (z->n == PARTS_MAX)
			return fail(z, f, "too many parts");
		if (add_part(z, f))
			return -1;
		status = unzGoToNextFile(z->unz);
	}
	if (status != UNZ_END_OF_LIST_OF_FILE)
		return fail(z, f, "its list of parts");
	return check_parts(z, f);
}

struct xlsx_zip *
xlsx_zip_open(struct mq_input *in, struct xlsx_fault *f)
{
	struct xlsx_zip *z = mq_xcalloc(1, sizeof(*z));
	zlib_filefunc64_def funcs = {
		.zopen64_file = open_bytes,
		.zread_file = read_bytes,
		.ztell64_file = tell_bytes,
		.zseek64_file = seek_bytes,
		.zclose_file = close_bytes,
		.zerror_file = error_of_bytes,
		.opaque = &z->bytes,
	};

	if (xlsx_bytes_open(&z->bytes, in, f) == 0) {
		z->unz = unzOpen2_64("", &funcs);
		if (!z->unz)
			fail(z, f, "no list of parts at its end");
		else if (list_parts(z, f) == 0)
			return z;
	}
	xlsx_zip_close(z);
	return NULL;
}

static const struct part *
find(const struct xlsx_zip *z, const char *name)
{
	char folded[PART_NAME];
	struct part key = { .name = folded };

	if (strlen(name) >= sizeof(folded))
		return NULL;
	strcpy(folded, name);
	fold_name(folded);
	return bsearch(&key, z->part, z->n, sizeof(key), by_name);
}

bool
xlsx_zip_has(const struct xlsx_zip *z, const char *name)
{
	return find(z, name) != NULL;
}

/* --- one part --- */

static int
check_size(const struct part *p, struct xlsx_fault *f)
{
	if (p->method != STORED && p->method != DEFLATED)
		return xlsx_fail(f,
		    "%s is packed in a way not read here (method %lu); open "
		    "it in a spreadsheet and save it anew",
		    p->name, p->method);
	if (p->size > XLSX_PART_MAX ||
	    (p->size > XLSX_RATIO_FREE && p->size / XLSX_RATIO > p->packed))
		return xlsx_fail(f,
		    "%s would inflate from %llu bytes to %llu, as no "
		    "spreadsheet does; if it is good, save it as CSV",
		    p->name, (unsigned long long)p->packed,
		    (unsigned long long)p->size);
	return 0;
}

int
xlsx_zip_begin(struct xlsx_zip *z, const char *name, struct xlsx_fault *f)
{
	const struct part *p = find(z, name);

	xlsx_zip_end(z);
	if (!p)
		return fail(z, f, "a part is missing");
	if (check_size(p, f))
		return -1;
	if (!p->start || unzGoToFilePos64(z->unz, &p->at) != UNZ_OK ||
	    unzOpenCurrentFile(z->unz) != UNZ_OK)
		return fail(z, f, p->name);
	z->open = p;
	z->taken = 0;
	return 0;
}

ssize_t
xlsx_zip_read(struct xlsx_zip *z, void *buf, size_t n, struct xlsx_fault *f)
{
	int got = unzReadCurrentFile(z->unz, buf, (unsigned)n);
	const struct part *p = z->open;

	if (got < 0)
		return fail(z, f, p->name);
	z->taken += (uint64_t)got;
	if (got > 0)
		return got;
	z->open = NULL;
	if (unzCloseCurrentFile(z->unz) != UNZ_OK || z->taken != p->size)
		return fail(z, f, p->name);
	return 0;
}

void
xlsx_zip_end(struct xlsx_zip *z)
{
	if (z->open)
		unzCloseCurrentFile(z->unz);
	z->open = NULL;
}

void
xlsx_zip_close(struct xlsx_zip *z)
{
	if (!z)
		return;
	if (z->unz) {
		xlsx_zip_end(z);
		unzClose(z->unz);
	}
	xlsx_bytes_close(&z->bytes);
	free(z->part);
	mq_arena_free(&z->arena);
	free(z);
}
