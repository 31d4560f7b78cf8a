#ifndef RULES_H
#define RULES_H

/*
 * Made-up rules, and texts for them: words of a made-up Chinese, the frequent
 * ones as much more frequent as in a real language, and one text in five and
 * one rule in six of made-up English.  The same for the same seed everywhere.
 */

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "minqing/utf8.h"

enum { WORDS = 6000, LETTERED = 3000, SIGNS = 2500, PART_MAX = 32 };

struct bench_words {
	char chinese[WORDS][PART_MAX];
	char english[LETTERED][PART_MAX];
	uint64_t state;
};

static inline unsigned
below(struct bench_words *w, unsigned n)
{
	w->state ^= w->state >> 12;
	w->state ^= w->state << 25;
	w->state ^= w->state >> 27;
	return (unsigned)(w->state * UINT64_C(2685821657736338717) >> 33) % n;
}

/* Small numbers more often, as 1 / (k + 20). */
static inline unsigned
frequent(struct bench_words *w, unsigned n)
{
	double u = below(w, 1 << 24) / (double)(1 << 24);

	return (unsigned)(20 * (exp(u * log((n + 20) / 20.0)) - 1)) % n;
}

static inline size_t
add_sign(struct bench_words *w, char *s)
{
	return mq_utf8_put(
	    (int32_t)(0x4E00 + frequent(w, SIGNS) * 37 % 20000), s);
}

static inline void
make_words(struct bench_words *w, uint64_t seed)
{
	static const char *const syllable[] = { "ra", "ti", "lon", "ek", "st",
		"ous", "in", "me", "co", "ver", "al", "der", "pa", "ight", "un",
		"so", "ble", "ca", "or", "ing", "tree", "po", "hou", "gar",
		"ni", "wa", "shi", "que", "fa", "bri", "mu", "lig", "tion",
		"no", "eth", "ju", "ska", "yel", "ob", "urm", "dri", "fe",
		"gle", "hap", "ix", "ke", "lum", "mor", "ne", "oak", "pri",
		"rus", "sel", "tam", "ut", "vi", "wes", "zo", "ac", "bo", "cha",
		"dge", "em", "fri" };
	unsigned i, k, n;
	char *s;

	memset(w, 0, sizeof(*w));
	w->state = seed;
	for (i = 0; i < WORDS; i++) {
		n = below(w, 10);
		s = w->chinese[i];
		for (k = 0; k < (n < 7 ? 2u : n < 9 ? 3u : 4u); k++)
			s += add_sign(w, s);
	}
	for (i = 0; i < LETTERED; i++)
		for (k = 2 + below(w, 2); k > 0; k--)
			strcat(w->english[i], syllable[below(w, 64)]);
}

/* A word that says what a text is about: not one of the most frequent. */
static inline const char *
topic(struct bench_words *w)
{
	return w->chinese[200 + below(w, WORDS - 200)];
}

static inline const char *
english(struct bench_words *w)
{
	return w->english[100 + below(w, LETTERED - 100)];
}

/* "A|B|C" */
static inline void
alternate(struct bench_words *w, char *out, unsigned n,
    const char *(*word)(struct bench_words *))
{
	for (; n > 0; n--) {
		strcat(out, word(w));
		if (n > 1)
			strcat(out, "|");
	}
}

static inline const char *
sign(struct bench_words *w)
{
	static char s[5];

	s[add_sign(w, s)] = '\0';
	return s;
}

/*
 * Write a pattern of a form: \1 stands for some words, \2 for one, \3 and \4
 * for English ones, \5 for a character.
 */
static inline void
fill(struct bench_words *w, const char *form, char *out)
{
	size_t n;

	for (*out = '\0'; *form; form++) {
		if (*form == '\1')
			alternate(w, out, 1 + below(w, 6), topic);
		else if (*form == '\2')
			strcat(out, topic(w));
		else if (*form == '\3')
			alternate(w, out, 1 + below(w, 4), english);
		else if (*form == '\4')
			strcat(out, english(w));
		else if (*form == '\5')
			strcat(out, sign(w));
		else {
			n = strlen(out);
			out[n] = *form;
			out[n + 1] = '\0';
		}
	}
}

enum { RULE_MAX = 1024 };

/* True where the rule is to have the flag i. */
static inline bool
make_rule(struct bench_words *w, bool keywords, char out[RULE_MAX])
{
	static const char *const chinese[] = { "\1", "\1", "\1", "\1", "\1",
		"\1", "(?:\1).{0,12}(?:\1)", "(?:\1).{0,8}(?:\1)",
		"\2.{0,14}(?:\1)", "(?:\1).{0,6}(?:\5|\5|\5)|\2",
		"\2.{0,10}(?:\5|\2|\5|\2)|(?:\1).{0,4}\2", "\2\5?(?:\1)",
		"(?:\1)(?:\5|\5)?(?:\1)", "[\5\5]\2|\1", "\2[\5\5\5]",
		"^.{0,24}(?:\1)", "\2(?!\2)|\1", "(?<!\5)\2", "\\d+号\2",
		"(?:\1).*(?:\1)" };
	static const char *const letters[] = { "\\b(?:\3)\\b", "\4 \4|\4s?\\b",
		"\\b\4\\w*\\s+(?:\3)", "(?:\3).{0,20}\\b(?:\3)" };
	static const char *const always[] = { "\\d{3}-\\d{4}", "\\b\\d{11}\\b",
		"[A-Z]{2}\\d{3}", "\\w+@\\w+\\.com" };
	unsigned kind = below(w, 100);

	if (kind < 15) {
		fill(w, keywords ? "\3" : letters[below(w, 4)], out);
		return true;
	}
	if (keywords)
		fill(w, "\1", out);
	else
		fill(w,
		    kind == 99 ? always[below(w, 4)] : chinese[below(w, 20)],
		    out);
	return false;
}

/*
 * A pattern without a text that every match contains: \1 stands for a class, \2
 * for a small number.
 */
static inline void
make_always(struct bench_words *w, char out[RULE_MAX])
{
	static const char *const classes[] = { "[0-9０-９]", "\\p{Lu}",
		"\\p{Cyrillic}", "[ぁ-んァ-ヶ]", "[가-힣]", "[\\p{P}\\p{S}]",
		"[\\x{1F300}-\\x{1FAFF}]", "[①-⑳]", "[Ａ-Ｚａ-ｚ]", "[α-ωΑ-Ω]",
		"\\p{So}", "\\p{Sc}", "\\p{Nd}", "\\h" };
	static const char *const forms[] = { "\1{\2,}", "\1{\2}[-－—]\1{\2}",
		"(?<!\1)\1{\2}(?!\1)", "\1\\s*\1\\s*\1", "^\1", "\1$",
		"(\1)\\1{\2}", "\1{\2}.{0,9}\1", "\1|\1", "\1{\2}|^\1\1$",
		"(.)\\1{\2}", "^.{0,\2}$", ".{\2\2}", "^(?:(?!\1).)*$" };
	const char *form = forms[below(w, 14)];
	size_t n = 0;

	for (; *form; form++)
		n += (size_t)(*form == '\1'   ? snprintf(out + n, RULE_MAX - n,
						    "%s", classes[below(w, 14)])
			      : *form == '\2' ? snprintf(out + n, RULE_MAX - n,
						    "%u", 3 + below(w, 6))
					      : snprintf(out + n, RULE_MAX - n,
						    "%c", *form));
}

enum { TEXT_MAX = 1024 };

static inline size_t
make_text(struct bench_words *w, char out[TEXT_MAX])
{
	static const char *const marks[] = { "，", "，", "。", "的", "了" };
	static const char *const blanks[] = { " ", " ", " ", ", ", ". " };
	bool letters = below(w, 5) == 0;
	unsigned n = 15 + below(w, 40);
	size_t used = 0;

	for (; n > 0; n--) {
		used += (size_t)snprintf(out + used, TEXT_MAX - used, "%s%s",
		    letters ? w->english[frequent(w, LETTERED)]
			    : w->chinese[frequent(w, WORDS)],
		    letters       ? blanks[below(w, 5)]
		    : below(w, 2) ? marks[below(w, 5)]
				  : "");
		if (below(w, 12) == 0)
			used += (size_t)snprintf(
			    out + used, TEXT_MAX - used, "%u", below(w, 2000));
	}
	return used;
}

#endif
