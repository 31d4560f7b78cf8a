#include "../../cmd/ingest/ids.h"

#include "../tap.h"

enum { MANY = 100000 };

static struct mq_str
text(char *buf, size_t size, int i)
{
	return (struct mq_str){ buf, (size_t)snprintf(buf, size, "id-%d", i) };
}

static void
sets_hold_what_was_put_in(void)
{
	struct ingest_set s = { 0 };
	char buf[32];
	int i, fresh = 0, again = 0;

	ok(ingest_set_add(&s, MQ_STR("")));
	ok(!ingest_set_add(&s, MQ_STR("")));
	for (i = 0; i < MANY; i++)
		fresh += ingest_set_add(&s, text(buf, sizeof(buf), i));
	for (i = 0; i < MANY; i++)
		again += !ingest_set_add(&s, text(buf, sizeof(buf), i));
	is_int(fresh, MANY);
	is_int(again, MANY);
	is_int(s.n, MANY + 1);
	ingest_set_free(&s);
}

static const char *
number(struct ingest_ids *ids, const char *id)
{
	static char buf[INGEST_ID_MAX];
	size_t n;

	snprintf(buf, sizeof(buf), "%s", id);
	n = ingest_ids_number(ids, buf);
	is_int(n, (long long)strlen(buf));
	return buf;
}

static void
made_ids_are_numbered(void)
{
	struct ingest_ids ids = { 0 };

	is_str(number(&ids, "aa"), "aa");
	is_str(number(&ids, "bb"), "bb");
	is_str(number(&ids, "aa"), "aa-2");
	is_str(number(&ids, "aa"), "aa-3");
	is_str(number(&ids, "bb"), "bb-2");
	ingest_ids_free(&ids);
}

/* What came after the last id that was kept is not known, what was kept is. */
static void
so_many_ids_are_kept(void)
{
	struct ingest_ids ids = { 0 };
	unsigned long first;
	char buf[32];
	int i, kept = (int)INGEST_IDS_KEPT;

	ingest_ids_note(&ids, text(buf, sizeof(buf), 1), 2);
	for (i = 0; i < kept + 20; i++)
		if (i != 1)
			ingest_ids_note(&ids, text(buf, sizeof(buf), i), 2);
	ingest_ids_note(&ids, text(buf, sizeof(buf), kept), 3);
	ingest_ids_note(&ids, text(buf, sizeof(buf), kept - 1), 4);
	is_int(ingest_ids_repeated(&ids, &first), 1);
	is_int(first, 4);
	ok(ids.given.nslots * sizeof(*ids.given.slot) == 16 << 20);
	ingest_ids_free(&ids);
}

static void
repeated_ids_are_counted(void)
{
	struct ingest_ids ids = { 0 };
	unsigned long line, first;
	char buf[32];

	is_int(ingest_ids_repeated(&ids, &first), 0);
	for (line = 2; line <= 101; line++)
		ingest_ids_note(
		    &ids, text(buf, sizeof(buf), (int)line % 40), line);
	is_int(ingest_ids_repeated(&ids, &first), 60);
	is_int(first, 42);
	ingest_ids_note(&ids, MQ_STR("id-7"), 5);
	ingest_ids_note(&ids, MQ_STR("new"), 6);
	is_int(ingest_ids_repeated(&ids, &first), 1);
	is_int(first, 5);
	ingest_ids_free(&ids);
}

/* Ids in order need no set; one out of order must find all before it. */
static void
order_is_lost_late(int way)
{
	struct ingest_ids ids = { 0 };
	unsigned long first;
	char buf[32];
	int i;

	for (i = 0; i < 3000; i++)
		ingest_ids_note(
		    &ids, text(buf, sizeof(buf), 5000 + way * i), 2);
	ok(!ids.disordered && !ids.given.n);
	ingest_ids_note(&ids, way > 0 ? MQ_STR("") : MQ_STR("id-999999"), 3);
	ok(ids.disordered);
	for (i = 0; i < 3000; i++)
		ingest_ids_note(
		    &ids, text(buf, sizeof(buf), 5000 + way * i), 4);
	is_int(ingest_ids_repeated(&ids, &first), 3000);
	is_int(first, 4);
	ingest_ids_free(&ids);
}

static void
ids_of_all_lengths_are_kept(void)
{
	struct ingest_ids ids = { 0 };
	unsigned long first;
	char buf[300];
	size_t n;
	int twice;

	memset(buf, 'x', sizeof(buf));
	for (twice = 0; twice < 2; twice++)
		for (n = 0; n < sizeof(buf); n++)
			ingest_ids_note(&ids, (struct mq_str){ buf, n }, n);
	is_int(ingest_ids_repeated(&ids, &first), 300);
	is_int(first, 0);
	ingest_ids_free(&ids);
}

int
main(void)
{
	order_is_lost_late(1);
	order_is_lost_late(-1);
	ids_of_all_lengths_are_kept();
	sets_hold_what_was_put_in();
	made_ids_are_numbered();
	repeated_ids_are_counted();
	so_many_ids_are_kept();
	return done();
}
