#include "answer.h"

const char *const track_answers[TRACK_ANSWERS] = { "callback_valid",
	"contacted", "solved", "satisfied", "satisfied_scale", "adopted",
	"adopted_note", "origin_id" };

/* The letters that an answer may be; NULL: any text. */
static const char *const letters[TRACK_ANSWERS] = { "YN", "YN", "YPN", NULL,
	NULL, "YN", NULL, NULL };

static const char *
wrong_value(int which, struct mq_str value)
{
	const char *may = letters[which];

	if (!value.n || !may ||
	    (value.n == 1 && memchr(may, *value.s, strlen(may))))
		return NULL;
	return may[1] == 'N' ? "an answer is not Y or N"
			     : "solved is not Y, P or N";
}

/* One part of a note: NULL, or what is wrong. */
static const char *
read_part(
    struct mq_str part, struct mq_str value[TRACK_ANSWERS], unsigned *told)
{
	struct mq_str key, rest = part;
	const char *wrong;
	int i;

	mq_str_next(&rest, '=', &key);
	if (!rest.s)
		return NULL;
	key = mq_str_trim(key);
	rest = mq_str_trim(rest);
	for (i = 0; i < TRACK_ANSWERS; i++) {
		if (!mq_str_eq(key, mq_str(track_answers[i])))
			continue;
		if ((wrong = wrong_value(i, rest)))
			return wrong;
		value[i] = rest;
		*told |= 1U << i;
		return NULL;
	}
	return "not a question that is known (solved, satisfied, contacted, "
	       "...)";
}

struct track_flaw
track_answer_read(
    struct mq_str note, struct mq_str value[TRACK_ANSWERS], unsigned *told)
{
	static const unsigned scale = 1U << TRACK_SATISFIED_SCALE;
	struct mq_str got[TRACK_ANSWERS], part;
	const char *wrong;
	unsigned these = 0;

	memcpy(got, value, sizeof(got));
	while (mq_str_next(&note, ';', &part))
		if ((wrong = read_part(part, got, &these)))
			return (struct track_flaw){ track_cells[TRACK_NOTE],
				"value", wrong };
	if (these & 1U << TRACK_SATISFIED && !(these & scale)) {
		got[TRACK_SATISFIED_SCALE] = MQ_STR("3");
		these |= scale;
	}
	memcpy(value, got, sizeof(got));
	*told |= these;
	return (struct track_flaw){ 0 };
}
