#include "common.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "minqing/date.h"

/* Options as they were spelled; read once all are known. */
struct spelled {
	const char *now, *tz;
};

static const char *
set_from(void *dest, const char *arg)
{
	enum mq_format *f = dest;

	if (!strcmp(arg, "auto"))
		*f = MQ_AUTO;
	else if (!strcmp(arg, "csv"))
		*f = MQ_CSV;
	else if (!strcmp(arg, "tsv"))
		*f = MQ_TSV;
	else
		return "want csv, tsv or auto";
	return NULL;
}

static const char *
set_max_rejects(void *dest, const char *arg)
{
	struct common *c = dest;
	struct mq_str s = mq_str(arg);

	c->max_given = true;
	c->max_percent = s.n && s.s[s.n - 1] == '%';
	if (c->max_percent)
		s.n--;
	if (mq_str_number(s, &c->max_rejects) || c->max_rejects < 0)
		return "want a count or a percentage, such as 20 or 0.5%";
	return NULL;
}

static const char *
set_lang(void *dest, const char *arg)
{
	if (strcmp(arg, "zh") && strcmp(arg, "en"))
		return "want zh or en";
	return mq_set_str(dest, arg);
}

static const char *
set_progress(void *dest, const char *arg)
{
	static const char *const words[] = { "auto", "always", "never" };
	enum progress *p = dest;
	int i;

	for (i = 0; i < 3; i++)
		if (!strcmp(arg, words[i])) {
			*p = (enum progress)i;
			return NULL;
		}
	return "want auto, always or never";
}

/* Is `word` one of the blank-separated words? */
static bool
listed(const char *words, const char *word)
{
	struct mq_str rest = mq_str(words), part;

	while (mq_str_next(&rest, ' ', &part))
		if (mq_str_eq(part, mq_str(word)))
			return true;
	return false;
}

static void
read_to(struct mq_common *m, const char *formats)
{
	static const char usual[] = "tsv csv excel";
	const char *word = m->to_name;

	m->to = MQ_TSV;
	if (!word)
		return;
	if (!listed(formats ? formats : usual, word))
		mq_die("--to %s: want one of: %s", word,
		    formats ? formats : usual);
	if (!strcmp(word, "csv"))
		m->to = MQ_CSV;
	if (!strcmp(word, "excel"))
		m->to = MQ_EXCEL;
}

static void
read_clock(struct mq_common *m, const struct spelled *sp)
{
	const char *tz = sp->tz ? sp->tz : getenv("MINQING_TZ");
	const char *now = sp->now ? sp->now : getenv("MINQING_NOW");
	struct mq_date d;

	if (!tz || !*tz)
		tz = "Asia/Shanghai";
	m->zone = mq_zone_open(tz);
	if (!m->zone)
		mq_die("--tz %s: no such time zone; names are like "
		       "Asia/Shanghai (is tzdata installed?)",
		    tz);
	if (!now || !*now) {
		m->now = (int64_t)time(NULL);
		return;
	}
	if (mq_date_parse(mq_str(now), m->zone, &d))
		mq_die("--now %s: want a date such as "
		       "2026-10-01T08:00:00+08:00",
		    now);
	m->now = d.t;
}

static void
read_environment(struct common *c)
{
	const char *preset = getenv("MINQING_PRESET");
	const char *lang = getenv("MINQING_LANG");
	const char *folder = getenv("MINQING_REJECTS");
	const char *wrong;

	c->shown.preset = preset && *preset ? preset : "365";
	c->shown.lang = "zh";
	wrong = lang && *lang ? set_lang(&c->shown.lang, lang) : NULL;
	if (wrong)
		mq_die("MINQING_LANG=%s: %s", lang, wrong);
	c->rejects_folder = folder && *folder ? folder : NULL;
}

static bool
is_same(const char *path, const char *read)
{
	struct stat out, in;

	return strcmp(path, "-") && strcmp(read, "-") && !stat(path, &out) &&
	       S_ISREG(out.st_mode) && !stat(read, &in) &&
	       out.st_dev == in.st_dev && out.st_ino == in.st_ino;
}

/* What is written may not be what is read. */
static void
check_same(const char *path, const char *read)
{
	if (is_same(path, read))
		mq_die("%s: is an input too; write to another file", path);
}

static void
check_named(const struct mq_common *m, const char *option, const char *file)
{
	static const char wrong[] =
	    "%s: is what --%s names, too; write to another file";
	size_t i;

	for (i = 0; i < m->outputs.n; i++)
		if (is_same(m->outputs.item[i], file))
			mq_die(wrong, m->outputs.item[i], option);
	if (m->rejects && is_same(m->rejects, file))
		mq_die(wrong, m->rejects, option);
}

/* Rules, areas, logs: no output may take the place of what an option names. */
static void
check_options(const struct mq_common *m, const struct mq_opt *o)
{
	const struct mq_list *list;
	const char *file;
	size_t i;

	for (; o->name; o++) {
		if (!o->arg || !strstr(o->arg, "file"))
			continue;
		if (o->set == mq_set_str && (file = *(const char **)o->dest))
			check_named(m, o->name, file);
		list = o->dest;
		for (i = 0; o->set == mq_set_list && i < list->n; i++)
			check_named(m, o->name, list->item[i]);
	}
}

void
common_check_path(const char *path, char *const *operands)
{
	for (; *operands; operands++)
		check_same(path, *operands);
}

void
common_check_other(
    const struct common *c, const char *path, char *const *operands)
{
	const struct mq_list *o = &c->shown.outputs;
	size_t i;

	common_check_path(path, operands);
	for (i = 0; i < o->n; i++)
		if (!strcmp(o->item[i], path))
			mq_die("%s: is the output too; write to another file",
			    path);
}

int
common_parse(struct common *c, const struct mq_prog *prog, const char *formats,
    int argc, char **argv)
{
	struct mq_common *m = &c->shown;
	struct spelled sp = { NULL, NULL };
	const struct mq_opt options[] = {
		{ 'f', "from", "format", "read csv, tsv or auto (auto)",
		    set_from, &m->from },
		{ 't', "to", "format",
		    formats ? "what to write" : "write tsv, csv or excel (tsv)",
		    mq_set_str, &m->to_name },
		{ 'o', "output", "file", "write to file, whole or not at all",
		    mq_set_list, &m->outputs },
		{ 'r', "rejects", "file", "keep refused records in file",
		    mq_set_str, &m->rejects },
		{ 0, "max-rejects", "n|p%",
		    "fail where more records are refused", set_max_rejects, c },
		{ 0, "preset", "name|dir", "take tables from a preset (365)",
		    mq_set_str, &m->preset },
		{ 0, "now", "datetime", "what time it is (the clock)",
		    mq_set_str, &sp.now },
		{ 0, "tz", "zone", "the time zone (Asia/Shanghai)", mq_set_str,
		    &sp.tz },
		{ 0, "lang", "zh|en", "the language of what is written (zh)",
		    set_lang, &m->lang },
		{ 0, "progress", "when",
		    "show progress: auto, always or never (auto)", set_progress,
		    &c->progress },
		{ 'q', "quiet", NULL, "print no warnings", mq_set_true,
		    &m->quiet },
		{ 0 },
	};
	int first;

	read_environment(c);
	first = mq_options(prog, options, argc, argv);
	if (m->quiet)
		mq_warn_off();
	check_options(m, prog->options);
	read_to(m, formats);
	read_clock(m, &sp);
	return first;
}
