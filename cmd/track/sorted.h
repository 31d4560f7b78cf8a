#ifndef TRACK_SORTED_H
#define TRACK_SORTED_H

#include "feed.h"

/*
 * The feed of a sorted log, which holds the events of one record at a time,
 * and those that were moved by a merge.
 */

/* Look for merges, and for what moves by them, before all else. */
void track_sorted_load(struct track_feed *f);

/* As track_feed_take(), but for the moved ones. */
long track_sorted_take(struct track_feed *f, struct mq_str id);

/* Refuse what is left: 0, or -1. */
int track_sorted_end(struct track_feed *f);

/* What both ways of feeding are made of. */
int track_feed_fail(struct track_feed *f, const char *error);
struct track_log *track_feed_open_log(struct track_feed *f);

/* A copy of the log's last event. */
struct track_event *track_feed_keep(struct track_feed *f, struct mq_arena *a);

/* Note what a rating answers: the records need a column for it. */
void track_feed_note_answers(struct track_feed *f);
void track_feed_give(struct track_feed *f, struct track_event *e);
void track_feed_refuse_line(
    struct track_feed *f, const struct track_flaw *flaw);
void track_feed_refuse_unknown(
    struct track_feed *f, const struct track_event *e);

/* Did a message of the page's record go to another one? */
bool track_page_is_elsewhere(
    struct track_page *page, enum track_verb verb, int64_t t);

#endif
