#ifndef XLSX_ZIP_H
#define XLSX_ZIP_H

#include <sys/types.h>

#include "minqing/input.h"
#include "xlsx_text.h"

/*
 * The parts of a workbook, which is a zip file: found by name, inflated as
 * they are read, one at a time, never unpacked to disk.  By minizip.
 */
struct xlsx_zip;

/*
 * A part is refused where it would inflate to more than XLSX_PART_MAX bytes, or
 * to more than XLSX_RATIO times its size beyond XLSX_RATIO_FREE.  Deflate
 * itself reaches 1032 times; the sheets of real offices 10 to 60 times.
 */
#define XLSX_PART_MAX ((uint64_t)4 << 30)
#define XLSX_RATIO 250
#define XLSX_RATIO_FREE ((uint64_t)64 << 20)

/*
 * Take ownership of `in`: the parts, or NULL with *f.  The list of parts is
 * gone through: encrypted parts, parts that share bytes or names, and what is
 * no zip file at all are trouble.
 */
struct xlsx_zip *xlsx_zip_open(struct mq_input *in, struct xlsx_fault *f);

/*
 * Is there a part of this name?  Names are compared without regard to case,
 * to '\' or '/', and to a '/' in front.
 */
bool xlsx_zip_has(const struct xlsx_zip *z, const char *name);

/*
 * Begin to read a part: 0, or -1 with *f.  It is read to its end or left in
 * the middle, and then ended; *f is told of a checksum that is wrong.
 */
int xlsx_zip_begin(struct xlsx_zip *z, const char *name, struct xlsx_fault *f);
ssize_t xlsx_zip_read(
    struct xlsx_zip *z, void *buf, size_t n, struct xlsx_fault *f);
void xlsx_zip_end(struct xlsx_zip *z);

/* NULL is allowed. */
void xlsx_zip_close(struct xlsx_zip *z);

#endif
