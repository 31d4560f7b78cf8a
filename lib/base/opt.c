#include "minqing/opt.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/arena.h"
#include "minqing/diag.h"

#ifndef MQ_VERSION
#define MQ_VERSION "unknown"
#endif

/* getopt_long(3) gives an option without a letter its place above these. */
enum { MAX_OPTIONS = 64, NO_LETTER = 256 };

/* The options of a program, its own first, as getopt_long(3) wants them. */
struct compiled {
	const struct mq_opt *opt[MAX_OPTIONS];
	size_t n;
	struct option longs[MAX_OPTIONS + 3];
	char shorts[2 * MAX_OPTIONS + 4];
};

static const struct mq_opt standard[] = {
	{ 'h', "help", NULL, "print this and exit", NULL, NULL },
	{ 'V', "version", NULL, "print the version and exit", NULL, NULL },
	{ 0 },
};

const char *
mq_set_true(void *dest, const char *arg)
{
	(void)arg;
	*(bool *)dest = true;
	return NULL;
}

const char *
mq_set_str(void *dest, const char *arg)
{
	*(const char **)dest = arg;
	return NULL;
}

const char *
mq_set_count(void *dest, const char *arg)
{
	unsigned long long n;
	char *end;

	errno = 0;
	n = strtoull(arg, &end, 10);
	if (!isdigit((unsigned char)*arg) || *end || errno || n > SIZE_MAX)
		return "not a count";
	*(size_t *)dest = (size_t)n;
	return NULL;
}

const char *
mq_set_list(void *dest, const char *arg)
{
	struct mq_list *list = dest;

	list->item =
	    mq_grow(list->item, list->n, &list->cap, sizeof(*list->item));
	list->item[list->n++] = arg;
	return NULL;
}

static void
print_option(const struct mq_opt *o)
{
	char left[64], letter[8] = "    ";

	if (o->letter)
		snprintf(letter, sizeof(letter), "-%c, ", o->letter);
	snprintf(left, sizeof(left), "%s--%s%s%s", letter, o->name,
	    o->arg ? " " : "", o->arg ? o->arg : "");
	printf("  %-28s %s\n", left, o->help);
}

static _Noreturn void
print_help(const struct mq_prog *prog, const struct mq_opt *common)
{
	const struct mq_opt *o;

	printf("usage: %s [options] %s\n%s\n\n", prog->name, prog->args,
	    prog->summary);
	for (o = prog->options; o->name; o++)
		print_option(o);
	if (prog->options->name)
		putchar('\n');
	for (o = common; o && o->name; o++)
		print_option(o);
	for (o = standard; o->name; o++)
		print_option(o);
	exit(mq_finish(MQ_OK));
}

static _Noreturn void
print_version(const struct mq_prog *prog)
{
	printf("%s %s\n", prog->name, MQ_VERSION);
	exit(mq_finish(MQ_OK));
}

static void
compile(struct compiled *c, const struct mq_opt *o)
{
	char *s = c->shorts + 1;

	while (*s)
		s++;
	for (; o && o->name; o++) {
		if (c->n == MAX_OPTIONS)
			abort();
		c->longs[c->n] = (struct option){ o->name,
			o->arg ? required_argument : no_argument, NULL,
			NO_LETTER + (int)c->n };
		c->opt[c->n++] = o;
		if (!o->letter)
			continue;
		*s++ = o->letter;
		if (o->arg)
			*s++ = ':';
	}
}

/* The option that getopt_long(3) means by ch, or NULL. */
static const struct mq_opt *
option_of(const struct compiled *c, int ch)
{
	size_t i;

	if (ch >= NO_LETTER && (size_t)(ch - NO_LETTER) < c->n)
		return c->opt[ch - NO_LETTER];
	for (i = 0; i < c->n; i++)
		if (c->opt[i]->letter && c->opt[i]->letter == ch)
			return c->opt[i];
	return NULL;
}

static _Noreturn void
bad_option(const struct compiled *c, int ch, char **argv)
{
	const struct mq_opt *o = option_of(c, optopt);

	if (ch == ':' && o)
		mq_die("option --%s needs an argument (%s)", o->name, o->arg);
	if (o && !o->arg)
		mq_die("option --%s takes no argument", o->name);
	if (optopt && optopt < NO_LETTER)
		mq_die("no option -%c; see %s --help", optopt, mq_prog());
	mq_die("no option %s; see %s --help", argv[optind - 1], mq_prog());
}

static void
apply(const struct mq_opt *o, const char *arg)
{
	const char *wrong = o->set(o->dest, arg);

	if (wrong)
		mq_die("--%s %s: %s", o->name, arg ? arg : "", wrong);
}

int
mq_options(const struct mq_prog *prog, const struct mq_opt *common, int argc,
    char **argv)
{
	struct compiled c = { .shorts = ":" };
	const struct mq_opt *o;
	int ch;

	compile(&c, prog->options);
	compile(&c, common);
	compile(&c, standard);
	opterr = 0;
	while ((ch = getopt_long(argc, argv, c.shorts, c.longs, NULL)) != -1) {
		if (ch == ':' || ch == '?')
			bad_option(&c, ch, argv);
		o = option_of(&c, ch);
		if (o->letter == 'h' && !o->set)
			print_help(prog, common);
		if (o->letter == 'V' && !o->set)
			print_version(prog);
		apply(o, optarg);
	}
	return optind;
}
