/* mq-ingest: read complaint records from any spreadsheet */

#include "batch.h"
#include "log.h"
#include "minqing/preset.h"
#include "raw.h"

static struct ingest_wanted wanted;
static struct mq_list alias_files;
static struct mq_list retry_files;
static struct ingest_form form;
static const char *pattern;
static bool paragraphs;
static bool show_mapping;
static size_t skip;

static const char *
set_delimiter(void *dest, const char *arg)
{
	char *delim = dest;

	*delim = arg[0];
	if (!strcmp(arg, "tab") || !strcmp(arg, "\\t"))
		*delim = '\t';
	else if (arg[0] <= ' ' || arg[0] > '~' || arg[0] == '"' || arg[1])
		return "want one character, or tab";
	return NULL;
}

static const char *
set_order(void *dest, const char *arg)
{
	enum mq_order *order = dest;

	if (!strcmp(arg, "ymd"))
		*order = MQ_YMD;
	else if (!strcmp(arg, "mdy"))
		*order = MQ_MDY;
	else if (!strcmp(arg, "dmy"))
		*order = MQ_DMY;
	else
		return "want ymd, mdy or dmy";
	return NULL;
}

static const char *
set_merged(void *dest, const char *arg)
{
	enum mq_merged *merged = dest;

	if (strcmp(arg, "fill") && strcmp(arg, "blank"))
		return "want fill or blank";
	*merged = *arg == 'f' ? MQ_MERGED_FILL : MQ_MERGED_BLANK;
	return NULL;
}

static const struct mq_opt options[] = {
	{ 'a', "aliases", "file|365", "what headers mean; repeatable",
	    mq_set_list, &alias_files },
	{ 'c', "channel", "name", "the channel where a record tells none",
	    mq_set_str, &wanted.channel },
	{ 'd', "delimiter", "character", "what separates the cells",
	    set_delimiter, &form.delim },
	{ 'e', "encoding", "name", "the encoding, such as GB18030", mq_set_str,
	    &form.encoding },
	{ 'p', "pattern", "name|regex", "read lines of text by a pattern",
	    mq_set_str, &pattern },
	{ 's', "sheet", "name|number", "the sheet of a workbook", mq_set_str,
	    &form.book.sheet },
	{ 0, "date-order", "order", "the order of dates: ymd, mdy or dmy",
	    set_order, &wanted.date_order },
	{ 0, "drop-hidden", NULL, "leave out hidden rows and columns",
	    mq_set_true, &form.book.drop_hidden },
	{ 0, "merged", "blank|fill", "what merged cells hold but the first",
	    set_merged, &form.book.merged },
	{ 0, "pad", NULL, "fill short records with empty cells", mq_set_true,
	    &form.pad },
	{ 0, "paragraphs", NULL, "match paragraphs, not lines (with -p)",
	    mq_set_true, &paragraphs },
	{ 0, "raw", NULL, "write the cells as they are, and nothing else",
	    mq_set_true, &form.raw },
	{ 0, "rename-duplicates", NULL,
	    "call the second column of a name NAME_2", mq_set_true,
	    &wanted.rename_duplicates },
	{ 0, "retry", "file", "read a rejects file that was mended; repeatable",
	    mq_set_list, &retry_files },
	{ 0, "seen", "file", "leave out what earlier runs noted in file",
	    mq_set_str, &wanted.seen },
	{ 0, "show-mapping", NULL, "print what becomes of each column",
	    mq_set_true, &show_mapping },
	{ 0, "skip", "n", "leave out n lines before the header", mq_set_count,
	    &skip },
	{ 0, "unique", NULL, "leave out records that came before", mq_set_true,
	    &wanted.unique },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-ingest",
	"read complaint records from any spreadsheet",
	"[file ...]",
	options,
};

/* Options that contradict each other. */
static void
check_options(const struct mq_run *run)
{
	enum mq_format from = mq_run_common(run)->from;

	if (form.delim && from == MQ_TSV)
		mq_die("-d is for CSV; a tab is what separates TSV");
	if (paragraphs && !pattern)
		mq_die("--paragraphs wants a pattern: -p");
	if (form.raw && (wanted.unique || wanted.seen || wanted.channel ||
			    alias_files.n || retry_files.n || show_mapping ||
			    form.pad || wanted.date_order != MQ_ORDER_NONE))
		mq_die("--raw changes nothing; -f, -d, -e, -s, -p, --skip, "
		       "--merged and --drop-hidden are all it knows");
	form.from = from;
	form.guess = MQ_GUESS_ALL;
	form.skip = skip;
	form.book.raw = form.raw;
	wanted.zone = mq_run_common(run)->zone;
}

/* What -p asks for. */
static void
choose_pattern(struct mq_run *run, struct ingest_pattern *p, struct mq_arena *a)
{
	struct mq_table *t;
	const char *wrong;

	if (!pattern)
		return;
	t = mq_preset_table(mq_run_common(run)->preset, "patterns", NULL);
	mq_run_need_table(run, t);
	p->paragraphs = paragraphs;
	wrong = ingest_log_choose(p, t, pattern, a);
	if (wrong)
		mq_die("%s", wrong);
	mq_table_free(t);
	form.pattern = p;
}

static void
write_raw(struct mq_run *run)
{
	char *const *path = mq_run_operands(run);
	struct ingest_source source;
	const char *wrong;

	mq_run_writer(run);
	for (; *path; path++) {
		wrong = ingest_raw(run, &source, *path, &form);
		if (wrong)
			mq_die("%s", wrong);
		ingest_source_close(&source);
	}
}

static void
write_records(struct mq_run *run)
{
	struct ingest_batch b = { .run = run, .wanted = &wanted };
	const char *wrong;

	ingest_batch_tables(&b, &alias_files);
	wrong = ingest_batch_open(&b, &form, &retry_files);
	if (!wrong && show_mapping)
		ingest_batch_show(&b);
	else if (!wrong)
		wrong = ingest_batch_convert(&b);
	if (wrong)
		mq_die("%s", wrong);
	ingest_batch_free(&b);
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	struct ingest_pattern p = { 0 };
	struct mq_arena arena = { 0 };

	check_options(run);
	choose_pattern(run, &p, &arena);
	if (form.raw)
		write_raw(run);
	else
		write_records(run);
	ingest_log_free(&p);
	mq_arena_free(&arena);
	return mq_run_finish(run);
}
