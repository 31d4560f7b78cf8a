#include "units.h"

#include "minqing/letter.h"
#include "minqing/utf8.h"

enum kind { KIND_NONE, KIND_DIGIT, KIND_LETTER, KIND_DENSE };

static enum kind
kind_of(int32_t c)
{
	int32_t letter = mq_letter(c);

	if (letter <= ' ' || (c >= 0xFF00 && c <= 0xFFEF))
		return KIND_NONE;
	if (letter >= '0' && letter <= '9')
		return KIND_DIGIT;
	return mq_letter_dense(letter) ? KIND_DENSE : KIND_LETTER;
}

/* Do two units follow each other as a keyword would have it? */
static bool
follows(struct mq_str text, const struct unit *a, const struct unit *b)
{
	if (a->end == b->start)
		return true;
	return a->word && b->word && a->end + 1 == b->start &&
	       text.s[a->end] == ' ';
}

static void
add(struct units *u, struct mq_str text, struct unit unit)
{
	u->v = mq_grow(u->v, u->n, &u->cap, sizeof(*u->v));
	unit.joined = u->n > 0 && follows(text, &u->v[u->n - 1], &unit);
	u->v[u->n++] = unit;
}

void
units_read(struct units *u, struct mq_str text)
{
	struct unit word = { 0 };
	struct mq_str rest = text;
	bool letters = false; /* in the word */
	size_t start, end;
	enum kind kind;

	u->n = 0;
	while (rest.n > 0) {
		start = text.n - rest.n;
		kind = kind_of(mq_utf8_next(&rest));
		end = text.n - rest.n;
		if (kind == KIND_LETTER || kind == KIND_DIGIT) {
			if (!word.word)
				word = (struct unit){ start, 0, false, true };
			word.end = end;
			letters = letters || kind == KIND_LETTER;
			continue;
		}
		if (letters)
			add(u, text, word);
		word.word = letters = false;
		if (kind == KIND_DENSE)
			add(u, text, (struct unit){ start, end, false, false });
	}
	if (letters)
		add(u, text, word);
}
