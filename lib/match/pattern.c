#include "minqing/pattern.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct mq_pattern {
	pcre2_code *code; /* NULL until a lazy pattern is needed */
	struct mq_str text;
	size_t *span; /* of every group at the last match */
	size_t offset;
	int error; /* PCRE2's, of the last match */
	uint32_t ngroups;
	unsigned flags;
	bool ready; /* code has been compiled, or tried to be */
	bool tuned; /* machine code has been made, or tried to be */
	bool jit;   /* and is there */
};

/*
 * What all patterns share: contexts, the stack of JIT code, and one block of
 * match data, so that a thousand patterns do not each keep a grown heap.  Made
 * with the first pattern, freed with the last.
 */
static struct {
	size_t users;
	pcre2_general_context *general;
	pcre2_compile_context *compile;
	pcre2_match_context *match;
	pcre2_match_data *data;
	size_t ngroups; /* that data has room for */
	pcre2_jit_stack *stack;
} shared;

enum { STACK_MIN = 32 * 1024, STACK_MAX = 1024 * 1024 };

static char message[256];

static void *
take(size_t n, void *unused)
{
	(void)unused;
	return mq_xrealloc(NULL, n, 1);
}

static void
give(void *p, void *unused)
{
	(void)unused;
	free(p);
}

static void
share(void)
{
	if (shared.users++)
		return;
	shared.general = pcre2_general_context_create(take, give, NULL);
	shared.compile = pcre2_compile_context_create(shared.general);
	pcre2_set_newline(shared.compile, PCRE2_NEWLINE_LF);
	pcre2_set_bsr(shared.compile, PCRE2_BSR_UNICODE);
	shared.match = pcre2_match_context_create(shared.general);
	pcre2_set_match_limit(shared.match, MQ_PATTERN_MATCH_LIMIT);
	pcre2_set_depth_limit(shared.match, MQ_PATTERN_DEPTH_LIMIT);
	pcre2_set_heap_limit(shared.match, MQ_PATTERN_HEAP_LIMIT);
	/* Where there is no JIT there is no stack: NULL is allowed below. */
	shared.stack =
	    pcre2_jit_stack_create(STACK_MIN, STACK_MAX, shared.general);
	pcre2_jit_stack_assign(shared.match, NULL, shared.stack);
}

static void
unshare(void)
{
	if (--shared.users)
		return;
	pcre2_match_data_free(shared.data);
	shared.data = NULL;
	shared.ngroups = 0;
	pcre2_jit_stack_free(shared.stack);
	pcre2_match_context_free(shared.match);
	pcre2_compile_context_free(shared.compile);
	pcre2_general_context_free(shared.general);
}

const char *
mq_pattern_flags(struct mq_str s, unsigned *flags)
{
	static const char letters[] = "ixswluf";
	const unsigned unfit =
	    MQ_PATTERN_EXTENDED | MQ_PATTERN_DOTALL | MQ_PATTERN_UCP;
	unsigned mask = 0;
	const char *at;
	size_t i;

	for (i = 0; i < s.n; i++) {
		at = s.s[i] ? strchr(letters, s.s[i]) : NULL;
		if (!at)
			return "unknown flag; there are i, x, s, w, l, u and f";
		mask |= 1U << (at - letters);
	}
	if ((mask & MQ_PATTERN_LITERAL) && (mask & unfit))
		return "flag l does not go with x, s or u";
	*flags = mask;
	return NULL;
}

static uint32_t
options(unsigned flags)
{
	uint32_t opt = PCRE2_UTF;

	if (flags & MQ_PATTERN_CASELESS)
		opt |= PCRE2_CASELESS;
	if (flags & MQ_PATTERN_LITERAL)
		return opt | PCRE2_LITERAL;
	opt |= PCRE2_NEVER_BACKSLASH_C;
	if (flags & MQ_PATTERN_EXTENDED)
		opt |= PCRE2_EXTENDED;
	if (flags & MQ_PATTERN_DOTALL)
		opt |= PCRE2_DOTALL;
	if (flags & MQ_PATTERN_UCP)
		opt |= PCRE2_UCP;
	return opt;
}

/* Make room in the shared match data for the groups of p. */
static void
make_room(struct mq_pattern *p)
{
	uint32_t captures = 0;

	pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &captures);
	p->ngroups = captures + 1;
	p->span = mq_xcalloc(p->ngroups, 2 * sizeof(*p->span));
	if (p->ngroups <= shared.ngroups)
		return;
	pcre2_match_data_free(shared.data);
	shared.data =
	    pcre2_match_data_create((uint32_t)p->ngroups, shared.general);
	shared.ngroups = p->ngroups;
}

static bool
compile(struct mq_pattern *p)
{
	if (p->ready)
		return p->code != NULL;
	p->ready = true;
	pcre2_set_compile_extra_options(shared.compile,
	    p->flags & MQ_PATTERN_WORD ? PCRE2_EXTRA_MATCH_WORD : 0);
	p->code = pcre2_compile((PCRE2_SPTR)p->text.s, p->text.n,
	    options(p->flags), &p->error, &p->offset, shared.compile);
	if (!p->code)
		return false;
	make_room(p);
	return true;
}

static const char *
explain(int error, size_t offset, bool with_offset)
{
	char text[sizeof(message) - 32];

	pcre2_get_error_message(error, (PCRE2_UCHAR *)text, sizeof(text));
	if (with_offset)
		snprintf(
		    message, sizeof(message), "%s at offset %zu", text, offset);
	else
		snprintf(message, sizeof(message), "%s", text);
	return message;
}

struct mq_pattern *
mq_pattern_new(struct mq_str text, unsigned flags, const char **why)
{
	struct mq_pattern *p = mq_xcalloc(1, sizeof(*p));
	char *copy;

	share();
	p->flags = flags;
	p->text = text;
	if (flags & MQ_PATTERN_LAZY)
		return p;
	copy = mq_xrealloc(NULL, text.n + 1, 1);
	if (text.n)
		memcpy(copy, text.s, text.n);
	p->text.s = copy;
	if (compile(p))
		return p;
	*why = explain(p->error, p->offset, true);
	mq_pattern_free(p);
	return NULL;
}

/* A pattern may forbid JIT, and so may the system: then it is not there. */
static void
tune(struct mq_pattern *p)
{
	size_t size = 0;

	p->tuned = true;
	if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) == 0)
		pcre2_pattern_info(p->code, PCRE2_INFO_JITSIZE, &size);
	p->jit = size > 0;
}

static int
run(const struct mq_pattern *p, struct mq_str text)
{
	PCRE2_SPTR s = (PCRE2_SPTR)text.s;
	int rc = PCRE2_ERROR_JIT_STACKLIMIT;

	if (p->jit)
		rc = pcre2_jit_match(p->code, s, text.n, 0, PCRE2_NO_UTF_CHECK,
		    shared.data, shared.match);
	if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
		rc = pcre2_match(p->code, s, text.n, 0,
		    PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, shared.data,
		    shared.match);
	return rc;
}

enum mq_match
mq_pattern_match(struct mq_pattern *p, struct mq_str text, size_t span[2])
{
	int rc;

	if (!compile(p))
		return MQ_MATCH_BAD;
	if (!p->tuned)
		tune(p);
	rc = run(p, text);
	if (rc == PCRE2_ERROR_NOMATCH)
		return MQ_MATCH_NO;
	if (rc < 0) {
		p->error = rc;
		return MQ_MATCH_LIMIT;
	}
	memcpy(p->span, pcre2_get_ovector_pointer(shared.data),
	    p->ngroups * 2 * sizeof(*p->span));
	/* \K in a group called from a lookahead can start behind the end. */
	if (p->span[0] > p->span[1])
		p->span[0] = p->span[1];
	if (span)
		memcpy(span, p->span, 2 * sizeof(*span));
	return MQ_MATCH_YES;
}

const char *
mq_pattern_error(const struct mq_pattern *p)
{
	return explain(p->error, p->offset, !p->code);
}

int
mq_pattern_group(struct mq_pattern *p, const char *name)
{
	int number;

	if (!compile(p))
		return -1;
	number = pcre2_substring_number_from_name(p->code, (PCRE2_SPTR)name);
	return number > 0 ? number : -1;
}

/* An entry of PCRE2's table of names is a number, high byte first, and a name.
 */
const char *
mq_pattern_group_name(struct mq_pattern *p, int group)
{
	uint32_t n = 0, size = 0;
	PCRE2_SPTR entry = NULL;

	if (!compile(p))
		return NULL;
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &n);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &entry);
	for (; n > 0; n--, entry += size)
		if ((entry[0] << 8 | entry[1]) == group)
			return (const char *)entry + 2;
	return NULL;
}

int
mq_pattern_groups(struct mq_pattern *p)
{
	return compile(p) ? (int)p->ngroups - 1 : 0;
}

struct mq_str
mq_pattern_text(const struct mq_pattern *p, struct mq_str text, int group)
{
	const size_t *at;

	if (group < 0 || (size_t)group >= p->ngroups)
		return (struct mq_str){ NULL, 0 };
	at = p->span + 2 * group;
	if (at[0] == PCRE2_UNSET || at[0] > at[1])
		return (struct mq_str){ NULL, 0 };
	return (struct mq_str){ text.s + at[0], at[1] - at[0] };
}

struct mq_str
mq_pattern_source(const struct mq_pattern *p)
{
	return p->text;
}

unsigned
mq_pattern_mask(const struct mq_pattern *p)
{
	return p->flags;
}

size_t
mq_pattern_minimum(const struct mq_pattern *p)
{
	uint32_t n = 0;

	if (p->code)
		pcre2_pattern_info(p->code, PCRE2_INFO_MINLENGTH, &n);
	return n;
}

/* What PCRE2 and somebody else say of items, by offset. */
struct items {
	const unsigned char *theirs;
	unsigned char *ours;
};

static int
note_item(pcre2_callout_enumerate_block *block, void *data)
{
	struct items *items = data;

	items->ours[block->pattern_position] = 1;
	return !items->theirs[block->pattern_position];
}

bool
mq_pattern_has_items(const struct mq_pattern *p, const unsigned char *item)
{
	struct items items = { item, mq_xcalloc(p->text.n + 1, 1) };
	pcre2_code *code;
	size_t i, offset;
	bool same;
	int error;

	pcre2_set_compile_extra_options(shared.compile, 0);
	code = pcre2_compile((PCRE2_SPTR)p->text.s, p->text.n,
	    options(p->flags) | PCRE2_AUTO_CALLOUT, &error, &offset,
	    shared.compile);
	same = code && pcre2_callout_enumerate(code, note_item, &items) == 0;
	for (i = 0; i <= p->text.n; i++)
		if (item[i] == 1 && !items.ours[i])
			same = false;
	pcre2_code_free(code);
	free(items.ours);
	return same;
}

void
mq_pattern_free(struct mq_pattern *p)
{
	if (!p)
		return;
	pcre2_code_free(p->code);
	free(p->span);
	if (!(p->flags & MQ_PATTERN_LAZY))
		free((char *)p->text.s);
	free(p);
	unshare();
}
