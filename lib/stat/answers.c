/* What records answered */

#include "minqing/scheme.h"

#include "micro.h"
#include "scheme_parts.h"

#define MILLI (MICRO / 1000)

/* One of the answers that are letters: NULL, or what is wrong. */
static const char *
read_letter(const struct mq_record *r, long col, const char *known, char *out)
{
	struct mq_str s = mq_field(r, (size_t)col);

	*out = s.n ? s.s[0] : 0;
	if (s.n > 1 || (s.n && !memchr(known, s.s[0], strlen(known))))
		return known[1] == 'N' ? "not Y, N or empty"
				       : "not Y, P, N or empty";
	return NULL;
}

/* What `satisfied` says, *code NULL where nothing: NULL, or what is wrong. */
static const char *
read_satisfied(const struct mq_scheme *sc, const struct mq_record *r,
    const struct mq_scale_code **code, const char **column)
{
	struct mq_str answer = mq_field(r, (size_t)sc->satisfied);
	struct mq_str name = mq_field(r, (size_t)sc->scale);
	const struct mq_scale *scale = sc->usual;

	*code = NULL;
	if (!answer.n)
		return NULL;
	if (name.n)
		scale = mq_scales_find(&sc->scales, name);
	*column = scale ? "satisfied" : "satisfied_scale";
	if (!scale)
		return sc->scales.unknown;
	*code = mq_scale_find(scale, answer);
	if (!*code)
		return scale->unknown;
	if ((*code)->class == MQ_NO_ANSWER)
		*code = NULL;
	return NULL;
}

/* Count what a valid callback answered. */
static void
count(const struct mq_scheme *sc, char contacted, char solved,
    const struct mq_scale_code *code, struct mq_answers *a)
{
	a->valid = 1;
	a->contacted = contacted == 'Y';
	a->solved = solved == 'Y';
	if (solved == 'Y')
		a->solved_credit = MICRO;
	else if (solved == 'P')
		a->solved_credit = sc->part[MQ_CREDIT_PARTLY];
	if (!code)
		return;
	a->answered = 1;
	a->satisfied = code->class == MQ_SATISFIED;
	a->basically = code->class == MQ_BASICALLY;
	a->credit = code->credit;
	a->credit2 = code->credit * code->credit / MICRO;
	a->points = code->points / MILLI;
	a->points2 = a->points * a->points;
}

const char *
mq_scheme_read(const struct mq_scheme *sc, const struct mq_record *r,
    struct mq_answers *a, const char **column)
{
	const struct mq_scale_code *code;
	char valid, contacted, solved;
	const char *wrong;

	*a = (struct mq_answers){ .n = 1 };
	*column = "callback_valid";
	if ((wrong = read_letter(r, sc->valid, "YN", &valid)))
		return wrong;
	*column = "contacted";
	if ((wrong = read_letter(r, sc->contacted, "YN", &contacted)))
		return wrong;
	*column = "solved";
	if ((wrong = read_letter(r, sc->solved, "YPN", &solved)))
		return wrong;
	if ((wrong = read_satisfied(sc, r, &code, column)))
		return wrong;
	if (mq_scheme_derives_valid(sc) ? solved || code : valid == 'Y')
		count(sc, contacted, solved, code, a);
	return NULL;
}

#define ITEM(name)                                                             \
	{                                                                      \
#name, offsetof(struct mq_answers, name)                       \
	}
const struct mq_answers_item mq_answers_items[] = { ITEM(n), ITEM(valid),
	ITEM(contacted), ITEM(solved), ITEM(answered), ITEM(satisfied),
	ITEM(basically), ITEM(credit), ITEM(credit2), ITEM(solved_credit),
	ITEM(points), ITEM(points2) };
const size_t mq_answers_nitems =
    sizeof(mq_answers_items) / sizeof(*mq_answers_items);

void
mq_answers_add(struct mq_answers *sum, const struct mq_answers *a)
{
	sum->n += a->n;
	sum->valid += a->valid;
	sum->contacted += a->contacted;
	sum->solved += a->solved;
	sum->answered += a->answered;
	sum->satisfied += a->satisfied;
	sum->basically += a->basically;
	sum->credit += a->credit;
	sum->credit2 += a->credit2;
	sum->solved_credit += a->solved_credit;
	sum->points += a->points;
	sum->points2 += a->points2;
}

/* The answer that scores a record, or NULL where there is none. */
static const struct mq_scale_code *
scored(const struct mq_scheme *sc, const struct mq_record *r)
{
	const struct mq_scale_code *code;
	const char *column;

	if (mq_str_eq(mq_field(r, (size_t)sc->valid), MQ_STR("N")) ||
	    read_satisfied(sc, r, &code, &column))
		return NULL;
	return code;
}

double
mq_scheme_points(const struct mq_scheme *sc, const struct mq_record *r)
{
	const struct mq_scale_code *code = scored(sc, r);

	return code ? (double)code->points / (double)MICRO : -1;
}

struct mq_str
mq_scheme_points_text(const struct mq_scheme *sc, const struct mq_record *r)
{
	const struct mq_scale_code *code = scored(sc, r);

	return code ? code->text : MQ_STR("");
}

void
mq_scheme_explain(const struct mq_scheme *sc, const struct mq_record *r,
    struct mq_str *class, struct mq_str *credit)
{
	static const char *const names[] = { [MQ_SATISFIED] = "satisfied",
		[MQ_BASICALLY] = "basically",
		[MQ_DISSATISFIED] = "dissatisfied" };
	const struct mq_scale_code *code = scored(sc, r);

	*class = code ? mq_str(names[code->class]) : MQ_STR("");
	*credit = code ? code->credit_text : MQ_STR("");
}
