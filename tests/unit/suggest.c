#include "../../cmd/classify/suggest.h"
#include "../../cmd/classify/units.h"

#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"

/* Units as "[text]", those that are joined behind "+", words in capitals. */
static void
show_units(const char *text, char *out)
{
	struct units u = { 0 };
	size_t i, k;

	units_read(&u, mq_str(text));
	for (i = 0; i < u.n; i++) {
		out += sprintf(out, "%s[", u.v[i].joined ? "+" : "");
		for (k = u.v[i].start; k < u.v[i].end; k++)
			*out++ = u.v[i].word && text[k] >= 'a' ? text[k] - 32
							       : text[k];
		out += sprintf(out, "]");
	}
	*out = '\0';
	free(u.v);
}

static void
test_units(void)
{
	static const struct {
		const char *text, *units;
	} rows[] = {
		{ "", "" },
		{ "电梯坏", "[电]+[梯]+[坏]" },
		{ "电，梯 坏", "[电][梯][坏]" },
		{ "no lift", "[NO]+[LIFT]" },
		{ "no  lift,stop", "[NO][LIFT][STOP]" },
		{ "wifi坏 5g", "[WIFI]+[坏][5G]" },
		{ "3号 12345 ab", "[号][AB]" },
		{ "ＡＢ梯", "[梯]" },
		{ "\xff梯\xff", "[梯]" },
	};
	char got[256];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		show_units(rows[i].text, got);
		is_str(got, rows[i].units);
	}
}

static void
add(struct suggest *s, int times, const char *text, const char *label,
    bool missed)
{
	while (times-- > 0)
		suggest_add(s, mq_str(text), mq_str(label), missed);
}

/* What is written, read back from a file. */
static void
written(struct suggest *s, const struct labels *labels, char *got, size_t size)
{
	char path[] = "/tmp/suggest-XXXXXX";
	int fd = mkstemp(path);
	struct mq_output *out = mq_output_open(path);
	struct mq_writer *w = mq_writer_new(out, MQ_TSV);
	FILE *f;

	suggest_write(s, labels, w);
	mq_writer_free(w);
	ok(fd >= 0 && !close(fd) && !mq_output_publish(out));
	f = fopen(path, "r");
	got[f ? fread(got, 1, size - 1, f) : 0] = '\0';
	if (f)
		fclose(f);
	remove(path);
}

/*
 * By Python, math.log and math.sqrt:
 *	a, b, c, d = 8.5, 1.5, 0.5, 10.5	(8 of 8 own, 1 of 11 others)
 *	log(a * d / (b * c)), and less 1.959964 * sqrt(sum of 1/x)
 */
static void
test_odds(void)
{
	static const char want[] =
	    "id\tcategory\twords\tflags\tgain\town\tothers\tlog_odds\tlow\n"
	    "suggest-1\tlift\t电梯\t\t6\t8\t1\t4.7791\t1.4532\n";
	struct suggest *s = suggest_new();
	char got[1024];

	add(s, 6, "电梯", "lift", true);
	add(s, 2, "电梯", "lift", false);
	add(s, 1, "电梯", "water", true);
	add(s, 4, "停水", "water", true);
	add(s, 6, "停电", "power", false);
	written(s, NULL, got, sizeof(got));
	is_str(got, want);
	suggest_free(s);
}

/* Words are whole, in either case; what a better one covers is not said. */
static void
test_words(void)
{
	struct mq_table *t;
	static const char map[] = "label\tcategory\nnoise\tenv/noise\n";
	struct suggest *s = suggest_new();
	struct labels *labels;
	char got[1024], *line;

	t = mq_table_load(
	    mq_input_mem("map", map, sizeof(map) - 1, sizeof(map) - 1));
	labels = labels_new(t);
	add(s, 7, "The DOG barks", "noise", true);
	add(s, 3, "the dogma", "noise", true);
	add(s, 9, "the street light", "light", false);
	written(s, labels, got, sizeof(got));
	line = strchr(got, '\n');
	ok(line && strstr(line + 1, "suggest-1\tenv/noise\t") == line + 1);
	ok(line && strstr(line, "\tiw\t7\t7\t0\t"));
	ok(line && strstr(line, "suggest-2") == NULL);
	suggest_free(s);
	labels_free(labels);
	mq_table_free(t);
}

int
main(void)
{
	test_units();
	test_odds();
	test_words();
	return done();
}
