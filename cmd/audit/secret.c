#include "secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "minqing/output.h"

#define HEADER "commitment\tsalt\ttext"

static const char prefix[] = "sha256:";

static void
commitment_of(struct mq_str salt, struct mq_str text,
    char commitment[AUDIT_COMMITMENT + 1])
{
	memcpy(commitment, prefix, sizeof(prefix) - 1);
	audit_link(salt, text, commitment + sizeof(prefix) - 1);
}

int
audit_commit(struct mq_str text, char salt[AUDIT_SALT + 1],
    char commitment[AUDIT_COMMITMENT + 1])
{
	static const char digit[] = "0123456789abcdef";
	unsigned char random[AUDIT_SALT / 2];
	size_t i;

	if (getrandom(random, sizeof(random), 0) != sizeof(random))
		return -1;
	for (i = 0; i < sizeof(random); i++) {
		salt[2 * i] = digit[random[i] >> 4];
		salt[2 * i + 1] = digit[random[i] & 15];
	}
	salt[AUDIT_SALT] = '\0';
	commitment_of(mq_str(salt), text, commitment);
	return 0;
}

bool
audit_is_commitment(struct mq_str cell)
{
	const struct mq_str start = MQ_STR("sha256:");

	if (cell.n != AUDIT_COMMITMENT || !mq_str_starts(cell, start))
		return false;
	cell.s += start.n;
	cell.n -= start.n;
	return mq_sha256_is_hex(cell);
}

static const char *
failed(struct audit_secrets *s, const char *what)
{
	return mq_arena_printf(&s->arena, "%s: %s", s->path, what);
}

static int
read_all(struct audit_secrets *s, int fd)
{
	char buf[65536];
	ssize_t got;

	while ((got = read(fd, buf, sizeof(buf))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		audit_text_add(&s->bytes, (struct mq_str){ buf, (size_t)got });
	}
	return 0;
}

static const char *
read_file(struct audit_secrets *s)
{
	int fd = open(s->path, O_RDONLY | O_CLOEXEC), error = 0;
	struct stat st;

	if (fd < 0)
		return errno == ENOENT ? NULL : failed(s, strerror(errno));
	s->there = true;
	if (fstat(fd, &st) || read_all(s, fd))
		error = errno;
	close(fd);
	if (error)
		return failed(s, strerror(error));
	if (st.st_mode & 077)
		return failed(s, "others may read it; chmod 600 it");
	return NULL;
}

static void
read_row(struct audit_secrets *s, struct mq_str raw)
{
	struct mq_str rest = raw, cell[2] = { { "", 0 }, { "", 0 } };
	struct audit_secret *row;

	(void)mq_str_next(&rest, '\t', &cell[0]);
	(void)mq_str_next(&rest, '\t', &cell[1]);
	row = mq_map_put(&s->map, cell[0], sizeof(*row));
	row->raw = raw;
	row->salt = cell[1];
	row->text = rest.s ? rest : MQ_STR("");
}

const char *
audit_secrets_load(struct audit_secrets *s, const char *path)
{
	struct mq_str rest, raw;
	const char *wrong;

	s->path = path;
	wrong = read_file(s);
	if (wrong)
		return wrong;
	rest = audit_text_str(&s->bytes);
	s->torn = audit_torn(rest).n > 0;
	if (audit_next(&rest, &raw) && !mq_str_eq(raw, MQ_STR(HEADER)))
		return failed(
		    s, "1: its columns are not commitment, salt and text");
	while (audit_next(&rest, &raw))
		read_row(s, raw);
	return NULL;
}

static void
write_due(struct audit_secrets *s, struct mq_output *out)
{
	const struct audit_secret *row;
	size_t i;

	mq_output_text(out, HEADER "\n");
	for (i = 0; i < s->map.n; i++) {
		row = s->map.entry[i]->value;
		if (!row->due)
			continue;
		mq_output_str(out, row->raw);
		mq_output_text(out, "\n");
	}
}

const char *
audit_secrets_purge(struct audit_secrets *s)
{
	bool all = !s->torn;
	struct mq_output *out;
	const char *wrong;
	size_t i;

	for (i = 0; i < s->map.n; i++)
		if (!((const struct audit_secret *)s->map.entry[i]->value)->due)
			all = false;
	if (all)
		return NULL;
	out = mq_output_open_private(s->path);
	if (!out)
		return failed(s, strerror(errno));
	write_due(s, out);
	wrong = mq_output_publish(out);
	return wrong ? mq_arena_printf(&s->arena, "%s", wrong) : NULL;
}

const char *
audit_secrets_append(struct audit_secrets *s, struct mq_str rows)
{
	struct audit_text t = { 0 };
	int bad;

	if (!rows.n)
		return NULL;
	if (s->torn)
		return failed(s, "ends in a torn line; mq-audit recover mends "
				 "it");
	if (!s->bytes.n)
		audit_text_add(&t, MQ_STR(HEADER "\n"));
	audit_text_add(&t, rows);
	bad = audit_file_append(s->path, audit_text_str(&t));
	audit_text_free(&t);
	return bad ? failed(s, strerror(errno)) : NULL;
}

void
audit_secrets_free(struct audit_secrets *s)
{
	mq_map_free(&s->map);
	mq_map_free(&s->ids);
	audit_text_free(&s->bytes);
	mq_arena_free(&s->arena);
	*s = (struct audit_secrets){ 0 };
}
