#include "minqing/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dialect.h"
#include "split.h"

struct mq_reader {
	struct mq_decoder *dec;
	struct mq_reader_opts opts;
	enum mq_format format;
	char delim;
	char eol; /* '\n', or '\r' where the file has no other */
	bool begun;
	struct block block;
	struct split_record split;
	struct judge *judge; /* made at first need */
	struct mq_arena scratch;
	size_t expect;
	unsigned long line; /* of the record at block.pos */
	const char *code;
	char error[256];
};

struct mq_reader *
mq_reader_new(struct mq_input *in, const struct mq_reader_opts *opts)
{
	struct mq_reader *rd = mq_xcalloc(1, sizeof(*rd));

	if (opts)
		rd->opts = *opts;
	rd->dec = mq_decoder_new(in, rd->opts.encoding, rd->opts.guess);
	rd->eol = '\n';
	rd->line = 1;
	return rd;
}

static enum mq_got
fail(struct mq_reader *rd, const char *what)
{
	snprintf(rd->error, sizeof(rd->error), "%s", what);
	return MQ_GOT_ERROR;
}

static void
scan_block(struct mq_reader *rd)
{
	if (rd->format == MQ_TSV)
		block_scan_tsv(&rd->block, rd->eol);
	else
		block_scan_csv(&rd->block, rd->delim, rd->eol);
}

/* Read on behind what is not used up yet: 1, 0 at the end, -1. */
static int
fill(struct mq_reader *rd)
{
	int got = block_fill(&rd->block, rd->dec);

	if (got < 0)
		fail(rd, mq_decoder_error(rd->dec));
	return got;
}

/* Read until the head tells how to read on. */
static int
begin(struct mq_reader *rd)
{
	struct block *b = &rd->block;
	struct mq_str head;
	struct dialect d;
	int got;

	rd->begun = true;
	do {
		got = fill(rd);
		head = (struct mq_str){ b->buf, b->len };
	} while (got > 0 && !dialect_ready(head, &rd->opts));
	if (got < 0)
		return -1;
	d = dialect_tell(head, &rd->opts);
	b->pos = d.start;
	rd->line += d.lines;
	rd->format = d.format;
	rd->delim = d.delim;
	rd->eol = d.eol;
	scan_block(rd);
	return 0;
}

/* The mark that ends the line at pos: its number, or that behind the last. */
static size_t
line_end(const struct mq_reader *rd)
{
	const struct block *b = &rd->block;
	const struct marks *m = &b->marks;
	size_t i = b->at + 1;

	while (i < m->n && b->buf[m->at[i]] != rd->eol)
		i++;
	return i;
}

/* Make the first physical line at pos the record: 0, or -1 if it is cut. */
static int
take_line(struct mq_reader *rd)
{
	const struct block *b = &rd->block;
	struct split_record *r = &rd->split;
	size_t i = line_end(rd);

	if (i == b->marks.n)
		return -1;
	r->raw_end = b->marks.at[i];
	r->next = r->raw_end + 1;
	r->next_mark = i;
	r->lines = 1;
	if (rd->eol == '\n' && r->raw_end > b->pos &&
	    b->buf[r->raw_end - 1] == '\r')
		r->raw_end--;
	return 0;
}

static struct mq_str
raw_of(const struct mq_reader *rd)
{
	const struct block *b = &rd->block;

	return (struct mq_str){ b->buf + b->pos, rd->split.raw_end - b->pos };
}

/* Step over what was split; what is given of it stays where it is. */
static void
advance(struct mq_reader *rd, struct mq_record *rec)
{
	const struct split_record *r = &rd->split;
	struct block *b = &rd->block;

	*rec = (struct mq_record){
		.raw = raw_of(rd),
		.cell = r->lazy ? NULL : r->cell,
		.mark = b->marks.at + b->at,
		.base = b->buf,
		.ncells = r->n,
		.escape = r->escape,
		.escaped = r->escaped,
		.line = rd->line,
		.byte = b->base + b->pos,
		.scratch = &rd->scratch,
	};
	rd->line += r->lines;
	b->pos = r->next;
	b->at = r->next_mark;
	if (b->pos > b->len)
		b->pos = b->len; /* the line end at len is not a byte */
}

/* The message is there; tell the line too where the decoder knows it. */
static enum mq_got
trouble(const struct mq_reader *rd, struct mq_record *rec)
{
	*rec = (struct mq_record){ .line = mq_decoder_line(rd->dec) };
	return MQ_GOT_ERROR;
}

static enum mq_got
refuse(struct mq_reader *rd, struct mq_record *rec, const char *code,
    const char *what)
{
	rd->code = code;
	fail(rd, what);
	rec->cell = NULL;
	rec->ncells = 0;
	rec->escape = 0;
	return MQ_GOT_REFUSED;
}

static enum mq_got
give(struct mq_reader *rd, struct mq_record *rec, char delim)
{
	rec->delim = delim;
	if (!rd->expect || rec->ncells == rd->expect)
		return MQ_GOT_RECORD;
	rd->code = "cells";
	snprintf(rd->error, sizeof(rd->error),
	    "%zu cell%s where the header has %zu", rec->ncells,
	    rec->ncells == 1 ? "" : "s", rd->expect);
	return MQ_GOT_REFUSED;
}

/* A record that is not regular: libcsv decides about its first line alone. */
static enum mq_got
give_judged(struct mq_reader *rd, struct mq_record *rec, bool too_long)
{
	if (!rd->judge)
		rd->judge = judge_new(rd->delim);
	if (judge_line(rd->judge, raw_of(rd), &rd->scratch, &rd->split)) {
		advance(rd, rec);
		return refuse(rd, rec, "quote",
		    too_long ? "a quote that opens here is not closed within "
			       "200 lines and 1 MiB"
			     : "a quote that opens here is never closed");
	}
	advance(rd, rec);
	return give(rd, rec, 0);
}

/* What crosses a line end must be a whole record of the header's cells. */
static bool
too_wild(const struct mq_reader *rd)
{
	const struct split_record *r = &rd->split;

	if (r->lines == 1)
		return false;
	return r->lines > MQ_RECORD_LINES ||
	       r->raw_end - rd->block.pos > MQ_RECORD_MAX ||
	       (rd->expect && r->n != rd->expect);
}

static enum split
split(struct mq_reader *rd)
{
	enum split got;

	if (rd->format == MQ_TSV)
		return split_tsv(&rd->block, &rd->split);
	got = split_csv(&rd->block, rd->delim, rd->eol, &rd->split);
	if (got == SPLIT_RECORD && too_wild(rd))
		return rd->split.lines > MQ_RECORD_LINES ? SPLIT_LONG
							 : SPLIT_IRREGULAR;
	if (got == SPLIT_MORE && line_end(rd) < rd->block.marks.n &&
	    rd->block.len - rd->block.pos > MQ_RECORD_MAX)
		return SPLIT_LONG; /* more lines would not help */
	return got;
}

/*
 * Nothing stands on this line.  In TSV that is a record of one empty cell, so
 * only where there must be more cells is it no record.
 */
static bool
is_blank(const struct mq_reader *rd)
{
	const struct split_record *r = &rd->split;

	if (r->raw_end != rd->block.pos || rd->opts.keep_blank)
		return false;
	return rd->format == MQ_CSV || rd->expect > 1;
}

/* Read on until there is a record to give: 1, 0 at the end, -1. */
static int
grow(struct mq_reader *rd)
{
	if (rd->block.len - rd->block.pos > MQ_LINE_MAX) {
		fail(rd, "a line of more than 16 MiB; is this a text file?");
		return -1;
	}
	if (fill(rd) < 0)
		return -1;
	scan_block(rd);
	return rd->block.len > rd->block.pos;
}

enum mq_got
mq_read(struct mq_reader *rd, struct mq_record *rec)
{
	enum split got;
	int more;

	mq_arena_reset(&rd->scratch);
	if (!rd->begun && begin(rd))
		return trouble(rd, rec);
	for (;;) {
		got = rd->block.pos < rd->block.len ? split(rd) : SPLIT_MORE;
		if (got != SPLIT_MORE && got != SPLIT_RECORD && take_line(rd))
			got = SPLIT_MORE;
		if (got == SPLIT_MORE) {
			if (rd->block.end && rd->block.pos == rd->block.len)
				return MQ_GOT_END;
			more = grow(rd);
			if (more <= 0)
				return more ? trouble(rd, rec) : MQ_GOT_END;
		} else if (got == SPLIT_RECORD && is_blank(rd)) {
			advance(rd, rec);
		} else {
			break;
		}
	}
	if (got != SPLIT_RECORD)
		return give_judged(rd, rec, got == SPLIT_LONG);
	advance(rd, rec);
	if (rd->opts.keep_blank && rec->raw.n == 0 && rd->format == MQ_CSV)
		rec->ncells = 0;
	if (rd->opts.pad && rec->ncells < rd->expect) {
		split_pad(&rd->split, rec, rd->expect);
		return give(rd, rec, 0);
	}
	return give(
	    rd, rec, rd->format == MQ_TSV || rd->delim == ',' ? rd->delim : 0);
}

void
mq_reader_expect(struct mq_reader *rd, size_t n)
{
	rd->expect = n;
}

const char *
mq_reader_error(const struct mq_reader *rd)
{
	return rd->error;
}

const char *
mq_reader_code(const struct mq_reader *rd)
{
	return rd->code;
}

unsigned long
mq_reader_line(const struct mq_reader *rd)
{
	return rd->line;
}

const char *
mq_reader_name(const struct mq_reader *rd)
{
	return mq_input_name(mq_decoder_input(rd->dec));
}

enum mq_format
mq_reader_format(const struct mq_reader *rd)
{
	return rd->format;
}

char
mq_reader_delim(const struct mq_reader *rd)
{
	return rd->delim;
}

const struct mq_decoder *
mq_reader_decoder(const struct mq_reader *rd)
{
	return rd->dec;
}

void
mq_reader_free(struct mq_reader *rd)
{
	if (!rd)
		return;
	judge_free(rd->judge);
	mq_arena_free(&rd->scratch);
	mq_decoder_close(rd->dec);
	free(rd->split.cell);
	block_free(&rd->block);
	free(rd);
}
