#include "minqing/vote.h"

enum mq_grade
mq_vote_grade(int64_t satisfied, int64_t basically, int64_t votes)
{
	if (votes <= 0)
		return MQ_GRADE_NONE;
	if (satisfied > votes - satisfied)
		return MQ_GRADE_SATISFIED;
	if (satisfied + basically > votes - (satisfied + basically))
		return MQ_GRADE_BASICALLY;
	return MQ_GRADE_DISSATISFIED;
}
