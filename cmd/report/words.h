#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "minqing/record.h"

/*
 * Every word and sentence of a report, in Chinese and in English.  In a
 * sentence {1} stands for the first argument, and {1:case:cases} for the first
 * of the two where that argument is "1", else for the second.
 */
enum report_lang { REPORT_ZH, REPORT_EN };

enum report_word {
	W_NONE, /* the empty text */

	/* The page */
	W_LANG,
	W_TITLE,
	W_SKIP,
	W_CONTENTS,
	W_PERIOD,
	W_PERIOD_NONE,
	W_COUNTS,
	W_AS_OF,
	W_MADE_BY,
	W_DATA,
	W_EMPTY,
	W_ALL,
	W_REST,
	W_ELSE,
	W_NAMELESS,
	W_BELOW,
	W_BAR_OF,
	W_RANGE_OF,

	/* Sections and captions */
	W_QUALITY,
	W_TILES,
	W_VOLUME,
	W_UNITS,
	W_CATEGORIES,
	W_SERVICES,
	W_CHANNELS,
	W_URGENCIES,
	W_AREAS,
	W_LONGEST,
	W_DEFINITIONS,
	W_LEFT_OUT,
	W_SHAPE,

	/* Heads of columns */
	W_C_WHAT,
	W_C_CASES,
	W_C_SHARE,
	W_C_CLOSED,
	W_C_ON_TIME,
	W_C_LATE,
	W_C_OPEN,
	W_C_VALID,
	W_C_RESPONSE,
	W_C_RESOLUTION,
	W_C_SATISFACTION,
	W_C_INTERVAL,
	W_C_SCORE,
	W_CHARTS,
	W_LOW,
	W_HIGH,
	W_C_HANDLING,
	W_C_CALLBACKS,
	W_C_UNIT,
	W_C_AREA,
	W_C_CATEGORY,
	W_C_SERVICE,
	W_C_CHANNEL,
	W_C_URGENCY,
	W_C_ID,
	W_C_DUE,
	W_C_LATE_BY,
	W_C_DAY,
	W_C_WEEK,
	W_C_MONTH,
	W_C_YEAR,

	/* Tiles and their notes */
	W_T_RECEIVED,
	W_T_RECEIVED_NOTE,
	W_T_UNDATED_NOTE,
	W_T_CLOSED,
	W_T_CLOSED_NOTE,
	W_T_CLOSED_ENDED_NOTE,
	W_T_ON_TIME,
	W_T_ON_TIME_NOTE,
	W_T_RESPONSE,
	W_T_VALID_NOTE,
	W_T_RESOLUTION,
	W_T_SATISFACTION,
	W_T_INTERVAL_NOTE,
	W_T_SCORE,
	W_T_SCORE_NOTE,
	W_T_MEDIAN,
	W_T_NINTH,
	W_T_TIMES_NOTE,
	W_T_OVERDUE,
	W_T_OVERDUE_NOTE,
	W_T_REPEATS,
	W_T_REPEATS_NOTE,

	/* Spans of time */
	W_MINUTES,
	W_HOURS,
	W_DAYS,

	/* Data quality */
	W_Q_UNDATED,
	W_Q_UNCLASSIFIED,
	W_Q_UNASSIGNED,
	W_Q_NO_CALLBACK,
	W_Q_UNSTAMPED,
	W_Q_BACKWARDS,
	W_Q_ITEM,
	W_Q_GOOD,
	W_Q_DERIVED,
	W_Q_MISSING,
	W_Q_MISSING_ONE,
	W_Q_MISSING_RATE,
	W_AND,
	W_GAP,
	W_NA,
	W_TIMES,

	/* Findings */
	W_F_DAY,
	W_F_WEEK,
	W_F_MONTH,
	W_F_YEAR,
	W_F_EMPTY,
	W_F_MOST,
	W_F_TOP_THREE,
	W_F_ONE,
	W_F_BELOW,
	W_F_BELOW_MORE,
	W_F_NONE_BELOW,
	W_F_OVERDUE,
	W_F_NOT_OVERDUE,
	W_L_MEAN,
	W_L_CASES,
	W_ZEROS,

	/* What was left out */
	W_X_REJECTED,
	W_X_OUTSIDE,
	W_X_UNDATED,
	W_X_BACKWARDS,
	W_X_CONFIDENTIAL,
	W_X_MASKED,
	W_X_UNMASKED,
	W_X_NOTHING,

	/* Definitions: a term, then what it means */
	W_D_RECEIVED,
	W_D_CLOSED,
	W_D_OPEN,
	W_D_ON_TIME,
	W_D_TIMES,
	W_D_OVERDUE,
	W_D_VALID,
	W_D_RESPONSE,
	W_D_RESOLUTION,
	W_D_SATISFACTION,
	W_D_INTERVAL,
	W_D_SCORE,
	W_D_REPEATS,
	W_D_UNIT,
	W_D_CATEGORY,
	W_D_VOLUME,
	W_D_NA,

	REPORT_WORDS,

	/* Those of phrases.c */
	W_POINTS_BY = REPORT_WORDS,
	W_SEMICOLON,
	W_T_BEFORE,
	W_T_MET,
	W_T_MISSED,
	W_RANKING,
	W_C_RANK,
	W_C_PLACE,
	W_C_MOVEMENT,
	W_C_CHANGE,
	W_C_AIM,
	W_C_BULLET,
	W_C_RATIO,
	W_C_LAST_DAY,
	W_C_LAST_WEEK,
	W_C_LAST_MONTH,
	W_C_LAST_QUARTER,
	W_F_UNRANKED,
	W_F_RANKED_ONE,
	W_F_RANKED,
	W_C_TOOK,
	W_FROM_TO_HOURS,
	W_FROM_TO_DAYS,
	W_OVER_DAYS,
	W_F_TOOK,
	W_F_TOOK_UNKNOWN,
	W_F_TOOK_ALL,
	W_AGES,
	W_C_AGE,
	W_C_NOT_DUE,
	W_C_OVERDUE,
	W_C_NO_DUE,
	W_F_NONE_OPEN,
	W_F_OPEN,
	W_HOURS_OF,
	W_C_HOUR,
	W_MONDAY,
	W_TUESDAY,
	W_WEDNESDAY,
	W_THURSDAY,
	W_FRIDAY,
	W_SATURDAY,
	W_SUNDAY,
	W_F_HOURS,
	W_PLACES,
	W_STREETS,
	W_C_STREET,
	W_PROBLEMS,
	W_C_WHERE,
	W_C_BEFORE,
	W_C_REPEAT,
	W_C_UNSOLVED,
	W_F_NO_PROBLEM,
	W_F_PROBLEM,
	W_CHANGED,
	W_N_SAME,
	W_N_MORE,
	W_N_FEWER,
	W_N_SPIKE,
	W_N_BETTER,
	W_N_WORSE,
	W_N_ROSE,
	W_N_FELL,
	W_N_AND_MORE,
	W_N_BELOW,
	W_N_CROSSED,
	W_N_RECOVERED,
	W_N_NEW,
	W_N_NO_BEFORE,
	W_F_LIMITS,
	W_L_PAST,
	W_L_LIMITS,
	W_L_OFF,
	W_C_NOTE,
	W_OFF,
	W_BEYOND,

	REPORT_PHRASES
};

/* One text in both languages. */
struct report_pair {
	const char *zh, *en;
};

/* Of the words from REPORT_WORDS on. */
extern const struct report_pair report_phrases[REPORT_PHRASES - REPORT_WORDS];

const char *report_word(enum report_lang lang, enum report_word w);

/* A sentence with its arguments; lives as long as the arena. */
#define report_say(arena, lang, word, ...)                                     \
	report_say_list(arena, lang, word, (struct mq_str[]){ __VA_ARGS__ },   \
	    sizeof((struct mq_str[]){ __VA_ARGS__ }) / sizeof(struct mq_str))

struct mq_str report_say_list(struct mq_arena *a, enum report_lang lang,
    enum report_word w, const struct mq_str *arg, size_t n);

#endif
