/*
 * timed FILE COMMAND [ARG ...]: run the command, and append to FILE a line of
 * its milliseconds, of the most KiB that one of its processes held, and of the
 * milliseconds that they were computing.
 */

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The exit status, or 2 where it was killed or could not be run. */
static int
run(char **argv)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		return 2;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

static double
ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

int
main(int argc, char **argv)
{
	struct timespec from, to;
	struct rusage use;
	FILE *out;
	int status;

	if (argc < 3) {
		fputs("usage: timed file command [arg ...]\n", stderr);
		return 2;
	}
	clock_gettime(CLOCK_MONOTONIC, &from);
	status = run(argv + 2);
	clock_gettime(CLOCK_MONOTONIC, &to);
	getrusage(RUSAGE_CHILDREN, &use);
	if (!(out = fopen(argv[1], "a")))
		return 2;
	fprintf(out, "%.1f %ld %.1f\n",
	    (double)(to.tv_sec - from.tv_sec) * 1e3 +
		(double)(to.tv_nsec - from.tv_nsec) / 1e6,
	    use.ru_maxrss, ms_of(use.ru_utime) + ms_of(use.ru_stime));
	return fclose(out) ? 2 : status;
}
