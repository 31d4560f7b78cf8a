#ifndef MINQING_VOTE_H
#define MINQING_VOTE_H

#include <stdint.h>

/*
 * The grade of a vote, as the people's congress of Zhenhai, Ningbo, counts it
 * (2022): more than half of the votes for "satisfied"; else more than half for
 * that or "basically satisfied"; else, exactly half included, not satisfied.
 */
enum mq_grade {
	MQ_GRADE_NONE, /* no vote */
	MQ_GRADE_DISSATISFIED,
	MQ_GRADE_BASICALLY,
	MQ_GRADE_SATISFIED
};

/* `votes` are all that were cast, abstentions among them. */
enum mq_grade mq_vote_grade(
    int64_t satisfied, int64_t basically, int64_t votes);

#endif
