/* JSON as RFC 8259 has it, and nothing more lenient. */

#include "../../cmd/ingest/json.h"

#include "../../cmd/ingest/elements.h"
#include "../tap.h"

/* "name=value|" for each pair; or what is wrong. */
static const char *
pairs(const char *text)
{
	static char got[512];
	struct ingest_json j = { 0 };
	struct mq_arena a = { 0 };
	size_t i, n = 0;

	got[0] = '\0';
	if (ingest_json_read(&j, mq_str(text), &a))
		snprintf(got, sizeof(got), "%s", j.why);
	else
		for (i = 0; i < j.n; i++)
			n += (size_t)snprintf(got + n, sizeof(got) - n,
			    "%.*s=%.*s|", (int)j.pair[i].name.n,
			    j.pair[i].name.s, (int)j.pair[i].value.n,
			    j.pair[i].value.s ? j.pair[i].value.s : "");
	ingest_json_free(&j);
	mq_arena_free(&a);
	return got;
}

static void
objects_are_flattened(void)
{
	is_str(pairs("{}"), "");
	is_str(pairs(" { \"a\" : 1 , \"b\":\"x\" } \n"), "a=1|b=x|");
	is_str(
	    pairs("{\"a\":{\"b\":{\"c\":true}},\"d\":null}"), "a.b.c=true|d=|");
	is_str(pairs("{\"a\":[1, {\"b\":2},[]],\"c\":false}"),
	    "a=[1, {\"b\":2},[]]|c=false|");
	is_str(pairs("{\"a\":{},\"\":{\"\":1}}"), ".=1|");
	is_str(pairs("{\"a\":-0.10E+02,\"b\":1e9,\"c\":0}"),
	    "a=-0.10E+02|b=1e9|c=0|");
}

static void
strings_are_decoded(void)
{
	is_str(pairs("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}"),
	    "a=\"\\/\b\f\n\r\t|");
	is_str(pairs("{\"\\u8def\":\"\\uD83D\\uDE00\\u00e9\"}"), "路=😀é|");
	is_str(pairs("{\"a\":\"\x7f路\"}"), "a=\x7f路|");
}

static void
what_is_no_json_is_refused(void)
{
	static const char *const bad[] = { "{\"a\":01}", "{\"a\":1.}",
		"{\"a\":.1}", "{\"a\":+1}", "{\"a\":1e}", "{\"a\":-}",
		"{\"a\":NaN}", "{\"a\":True}", "{\"a\":'x'}", "{a:1}",
		"{\"a\" 1}", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{\"a\":[1,]}",
		"{\"a\":[1 2]}", "{\"a\":\"x}", "{\"a\":\"\\x\"}",
		"{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}",
		"{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800\\u0041\"}",
		"{\"a\":\"\t\"}", "{\"a\":\"\\\"}", "{\"a\":1}}", "{\"a\":1",
		"{\"a\":}", "{,}", "{\"a\":1}//", "{\"a\":tru", "{\"a\":\"\\" };
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (!ok(!strncmp(pairs(bad[i]), "not JSON: ", 10)))
			note("%s: %s", bad[i], pairs(bad[i]));
	is_str(pairs("[1]"), "not a JSON object");
	is_str(pairs(""), "not a JSON object");
	is_str(pairs("{\"a\":1.}"), "not JSON: no value at byte 8");
}

static void
depth_is_limited(void)
{
	char deep[256] = "{\"a\":";
	size_t n = strlen(deep), i;

	for (i = 0; i < 63; i++)
		deep[n++] = '[';
	for (i = 0; i < 63; i++)
		deep[n++] = ']';
	deep[n] = '}';
	ok(strncmp(pairs(deep), "a=[[[", 5) == 0);
	n = strlen(deep) - 1;
	deep[n++] = ']';
	deep[n] = '}';
	memmove(deep + 6, deep + 5, n - 4);
	deep[5] = '[';
	is_mem(pairs(deep), 42, "not JSON: more than 64 values in each othe");
}

/* The values of a stream, "LINE:text|" each, then what ends it. */
static const char *
values(const char *text, size_t chunk)
{
	static char got[512];
	struct ingest_elements e;
	struct mq_record rec;
	enum mq_got end;
	size_t n = 0;

	ingest_elements_open(&e,
	    mq_decoder_new(mq_input_mem("<m>", text, strlen(text), chunk), NULL,
		MQ_GUESS_NONE),
	    false);
	while ((end = ingest_elements_next(&e, &rec)) == MQ_GOT_RECORD)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%lu:%.*s|",
		    rec.line, (int)rec.raw.n, rec.raw.s);
	snprintf(
	    got + n, sizeof(got) - n, "%s", end == MQ_GOT_END ? "end" : e.why);
	ingest_elements_close(&e);
	return got;
}

static void
streams(const char *text, const char *want)
{
	size_t chunk;

	for (chunk = 1; chunk <= strlen(text); chunk++)
		if (!is_str(values(text, chunk), want))
			note("%zu at a time", chunk);
}

static void
streams_are_cut_up(void)
{
	streams("{\"a\":1}\n\n {\"b\":\n{}", "1:{\"a\":1}|3:{\"b\":|4:{}|end");
	streams("[{\"a\":\"]},\\\"\"},\n {\"b\":[{}]} ,3 ]\n",
	    "1:{\"a\":\"]},\\\"\"}|2:{\"b\":[{}]}|2:3|end");
	streams("[ ]", "end");
	streams("[{}{} ]", "1:{}{}|end");
	streams("[{} {}]", "1:{}|not JSON: no ',' or ']' behind a value");
	streams("[{},\n]", "1:{}|not JSON: ']' behind a ','");
	streams("[,]", "not JSON: no value");
	streams("[{}]\nx", "1:{}|something stands behind the array");
	streams("[{},", "1:{}|ends within the array; it was cut off");
	streams("[", "ends within the array; it was cut off");
	streams("[{}", "ends within a value; it was cut off");
}

int
main(void)
{
	objects_are_flattened();
	strings_are_decoded();
	what_is_no_json_is_refused();
	depth_is_limited();
	streams_are_cut_up();
	return done();
}
