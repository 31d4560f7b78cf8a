#include "minqing/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "minqing/diag.h"

#ifndef MQ_ARENA_BLOCK
#define MQ_ARENA_BLOCK (64 * 1024)
#endif

/* Small arenas share a page; each further block is twice as large. */
enum { FIRST_BLOCK = 1000 };

struct mq_block {
	struct mq_block *next;
	size_t used;
	size_t size;
	alignas(max_align_t) unsigned char data[];
};

void *
mq_xrealloc(void *p, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		mq_die("out of memory");
	p = realloc(p, count * size);
	if (!p && count && size)
		mq_die("out of memory");
	return p;
}

void *
mq_xcalloc(size_t count, size_t size)
{
	void *p = calloc(count, size);

	if (!p && count && size)
		mq_die("out of memory");
	return p;
}

void *
mq_grow(void *v, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return v;
	*cap = *cap ? 2 * *cap : 16;
	return mq_xrealloc(v, *cap, size);
}

static struct mq_block *
new_block(size_t need, struct mq_block *next)
{
	size_t size = next ? 2 * next->size : FIRST_BLOCK;
	struct mq_block *b;

	if (size > MQ_ARENA_BLOCK)
		size = MQ_ARENA_BLOCK;
	if (size < need)
		size = need;
	if (size > SIZE_MAX - sizeof(*b))
		mq_die("out of memory");
	b = mq_xrealloc(NULL, 1, sizeof(*b) + size);
	b->next = next;
	b->used = 0;
	b->size = size;
	return b;
}

void *
mq_arena_alloc(struct mq_arena *a, size_t n)
{
	const size_t align = alignof(max_align_t);
	size_t need;
	void *p;

	if (n > SIZE_MAX - align)
		mq_die("out of memory");
	need = (n + align - 1) / align * align;
	if (MQ_ARENA_BLOCK == 1)
		need = n; /* exact, so that an overrun is seen */
	if (!a->head || a->head->size - a->head->used < need ||
	    MQ_ARENA_BLOCK == 1)
		a->head = new_block(need, a->head);
	p = a->head->data + a->head->used;
	a->head->used += need;
	return p;
}

void *
mq_arena_zalloc(struct mq_arena *a, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		mq_die("out of memory");
	p = mq_arena_alloc(a, count * size);
	memset(p, 0, count * size);
	return p;
}

char *
mq_arena_strndup(struct mq_arena *a, const char *s, size_t n)
{
	char *p;

	if (n == SIZE_MAX)
		mq_die("out of memory");
	p = mq_arena_alloc(a, n + 1);
	if (n)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

/* Most texts are short, and measuring takes longer than writing. */
char *
mq_arena_printf(struct mq_arena *a, const char *fmt, ...)
{
	char text[256], *p;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (n < 0)
		mq_die("out of memory");
	if ((size_t)n < sizeof(text))
		return mq_arena_strndup(a, text, (size_t)n);
	p = mq_arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

/* Keep the largest block: the next record is likely to be like the last. */
void
mq_arena_reset(struct mq_arena *a)
{
	struct mq_block *keep = NULL, *b;

	if (MQ_ARENA_BLOCK == 1) {
		mq_arena_free(a);
		return;
	}
	while ((b = a->head) != NULL) {
		a->head = b->next;
		if (!keep || b->size > keep->size) {
			free(keep);
			keep = b;
		} else {
			free(b);
		}
	}
	if (keep) {
		keep->next = NULL;
		keep->used = 0;
	}
	a->head = keep;
}

void
mq_arena_free(struct mq_arena *a)
{
	struct mq_block *b;

	while ((b = a->head) != NULL) {
		a->head = b->next;
		free(b);
	}
}
