#include "rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "minqing/hash.h"

/* What is known of a source. */
struct source {
	const char *how;
	struct mq_str header;
	bool written;
};

struct rejects {
	const char *path, *folder;
	struct mq_output *out;
	struct mq_writer *w;
	struct mq_map sources; /* by name, of struct source */
	struct mq_arena arena;
};

static const char *const columns[] = { "source", "line", "byte", "column",
	"code", "message", "raw" };

static const char *
why(struct rejects *rj, const char *path)
{
	return mq_arena_printf(&rj->arena, "%s: %s", path, strerror(errno));
}

static const char *
begin(struct rejects *rj, const char *path)
{
	size_t i;

	rj->out = mq_output_open_private(path);
	if (!rj->out)
		return why(rj, path);
	rj->w = mq_writer_new(rj->out, MQ_TSV);
	for (i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		mq_write_cell(rj->w, mq_str(columns[i]));
	mq_write_end(rj->w);
	return NULL;
}

/* A name in the folder that no other stage has taken. */
static const char *
begin_in_folder(struct rejects *rj)
{
	const char *path;
	int i, fd;

	for (i = 1;; i++) {
		path = i == 1 ? mq_arena_printf(&rj->arena, "%s/%s.tsv",
				    rj->folder, mq_prog())
			      : mq_arena_printf(&rj->arena, "%s/%s-%d.tsv",
				    rj->folder, mq_prog(), i);
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0)
			break;
		if (errno != EEXIST)
			return why(rj, path);
	}
	close(fd);
	return begin(rj, path);
}

struct rejects *
rejects_new(const char *path, const char *folder)
{
	struct rejects *rj = mq_xcalloc(1, sizeof(*rj));
	const char *wrong;

	rj->path = path;
	rj->folder = path ? NULL : folder;
	if (path && (wrong = begin(rj, path)))
		mq_die("%s", wrong);
	return rj;
}

bool
rejects_kept(const struct rejects *rj)
{
	return rj->path || rj->folder;
}

void
rejects_source(
    struct rejects *rj, const char *source, const char *how, struct mq_str raw)
{
	struct source *s = mq_map_put(&rj->sources, mq_str(source), sizeof(*s));

	if (s->header.s)
		return;
	s->how = mq_arena_printf(&rj->arena, "%s", how);
	s->header = mq_str_dup(&rj->arena, raw);
}

static void
write_row(struct rejects *rj, const struct mq_place *at, const char *code,
    const char *message, struct mq_str raw)
{
	mq_write_cell(rj->w, mq_str(at->source));
	mq_write_int(rj->w, (int64_t)at->line);
	mq_write_int(rj->w, (int64_t)at->byte);
	mq_write_cell(rj->w, mq_str(at->column));
	mq_write_cell(rj->w, mq_str(code));
	mq_write_cell(rj->w, mq_str(message));
	mq_write_cell(rj->w, raw);
	mq_write_end(rj->w);
}

const char *
rejects_add(struct rejects *rj, const struct mq_place *at, const char *code,
    const char *message, struct mq_str raw)
{
	struct mq_place top = { at->source, 1, 0, NULL };
	struct source *s = mq_map_get(&rj->sources, mq_str(at->source));
	const char *wrong;

	if (!rj->out && rj->folder && (wrong = begin_in_folder(rj)))
		return wrong;
	if (!rj->out)
		return NULL;
	if (s && !s->written) {
		write_row(rj, &top, "header", s->how, s->header);
		s->written = true;
	}
	write_row(rj, at, code, message, raw);
	return NULL;
}

const char *
rejects_close(struct rejects *rj)
{
	const char *wrong = rj->out ? mq_output_publish(rj->out) : NULL;

	mq_writer_free(rj->w);
	mq_map_free(&rj->sources);
	mq_arena_free(&rj->arena);
	free(rj);
	return wrong;
}
