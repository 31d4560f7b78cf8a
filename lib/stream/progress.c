#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 2000, EVERY_MS = 200 };

static int64_t
clock_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void
progress_start(struct progress_line *p, enum progress when)
{
	*p = (struct progress_line){ 0 };
	p->on = when == PROGRESS_ALWAYS ||
		(when == PROGRESS_AUTO && isatty(STDERR_FILENO));
	if (!p->on)
		return;
	p->start = clock_ms();
	p->last = p->start + (when == PROGRESS_AUTO ? QUIET_MS : 0);
}

void
progress_tick(
    struct progress_line *p, uint64_t records, uint64_t taken, uint64_t size)
{
	int64_t now;
	double seconds;

	if (!p->on || (now = clock_ms()) - p->last < EVERY_MS)
		return;
	p->last = now;
	p->shown = true;
	seconds = (double)(now - p->start) / 1000;
	fprintf(stderr, "\r%s: %" PRIu64 " records, %.0f MB/s", mq_prog(),
	    records, (double)taken / 1e6 / seconds);
	if (size > taken && taken)
		fprintf(stderr, ", %.0f s left",
		    seconds * (double)(size - taken) / (double)taken);
	fputs("\033[K", stderr);
}

void
progress_end(struct progress_line *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->on = p->shown = false;
}
