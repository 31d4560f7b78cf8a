#ifndef MINQING_XLSX_H
#define MINQING_XLSX_H

#include "minqing/input.h"

/*
 * A sheet of a workbook (.xlsx, .xlsm) as an input whose bytes are TSV, to be
 * read with from = MQ_TSV and guess = MQ_GUESS_NONE:
 *
 *	in = mq_input_open(path);
 *	if (in && mq_xlsx_recognised(in)) {
 *		in = mq_xlsx_open(in, &xlsx_opts, &notes);
 *		opts.from = MQ_TSV;
 *	}
 *	rd = mq_reader_new(in, &opts);
 *
 * A row of the sheet is a line, so that a record's line is its row.  Rows that
 * hold something have as many cells as the widest one; rows that hold nothing
 * are empty lines (which a reader skips once it expects several cells), and
 * none where nothing follows.
 *
 * Cells are what was typed or computed: texts with their line ends; numbers in
 * plain decimal, in the 15 digits that a spreadsheet shows, without their
 * formats (50% is 0.5); dates as 2014-08-01 or 2014-08-01T15:05:00, times as
 * 15:05:00 and hours that count on as 26:30:00, told from numbers by the
 * number format, in the workbook's calendar (1900 or 1904), rounded to the
 * second; TRUE and FALSE; #N/A and the other errors.
 *
 * The sheet is gone through twice, first for its width, and never held: memory
 * grows with the strings that its cells share and, of a pipe or of gzip, with
 * the size of the workbook as it lies there.  Nothing is written to disk.
 *
 * What cannot be read is told by mq_input_error(), with what to do about it:
 * passwords, .xls, .xlsb, .ods, other zip files, damage, files that inflate
 * beyond reason, sheets that are not there.
 */

/* Cells that were merged into one: the others read as empty, or as that one. */
enum mq_merged { MQ_MERGED_BLANK, MQ_MERGED_FILL };

struct mq_xlsx_opts {
	const char *sheet; /* its name, or its number from 1; NULL: the first
			    * that is not hidden and holds something */
	enum mq_merged merged;
	bool drop_hidden; /* leave out hidden rows and columns; of such a row
			   * an empty line stays */
	bool raw; /* as mq-ingest --raw: empty rows have all their cells (unless
		   * there are absurdly many), hidden rows leave no line */
};

/* What the caller may want to say of a workbook once it was read. */
struct mq_xlsx_notes {
	char sheet[128];        /* the one that was read, maybe cut */
	size_t others;          /* visible sheets that hold something too;
				 * counted where no sheet was named */
	unsigned long damaged;  /* numbers of more than 15 digits: what stood
				 * behind those is lost; such numbers should
				 * be typed as text */
	char first_damaged[16]; /* the cell of the first, "B17" */
};

/*
 * Does the input begin as a zip file, or as an old or encrypted Office file?
 * mq_xlsx_open() is to read it then, or to say what it is.  To be asked before
 * anything is read.
 */
bool mq_xlsx_recognised(struct mq_input *in);

/*
 * Take ownership of `in` and give the sheet as an input of the same name.
 * Nothing is read before the first mq_input_read().  `opts` (NULL: all zero)
 * is copied, the text of `sheet` and `notes` (may be NULL) must outlive the
 * input; a file is opened again by its name.
 */
struct mq_input *mq_xlsx_open(struct mq_input *in,
    const struct mq_xlsx_opts *opts, struct mq_xlsx_notes *notes);

#endif
