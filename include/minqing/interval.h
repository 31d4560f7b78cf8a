#ifndef MINQING_INTERVAL_H
#define MINQING_INTERVAL_H

/* Phi^-1(0.975): the 95 % level of every interval here. */
#define MQ_Z95 1.959963984540054

struct mq_interval {
	double low, high; /* both NAN where n is 0 */
};

/*
 * Wilson's score interval (E. B. Wilson, JASA 22, 1927) for a proportion p of
 * n trials.  n may be an effective size, not whole.  p = 0 gives low 0
 * exactly, p = 1 high 1 exactly.
 */
struct mq_interval mq_wilson(double p, double n, double z);

#endif
