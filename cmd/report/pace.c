#include "pace.h"

/* Below EXACT each minute is a class, above PARTS are in each octave. */
enum { EXACT = 32, PARTS = 16 };

int
report_pace_of(int64_t minutes)
{
	int octave = 0, pace;

	if (minutes < EXACT)
		return (int)minutes;
	for (; minutes >= 2 * PARTS; minutes /= 2)
		octave++;
	pace = EXACT + (octave - 1) * PARTS + (int)minutes - PARTS;
	return pace < REPORT_PACES ? pace : REPORT_PACES - 1;
}

int64_t
report_pace_minutes(int pace)
{
	int octave = 1 + (pace - EXACT) / PARTS;
	int64_t low = PARTS + (pace - EXACT) % PARTS;

	if (pace < EXACT)
		return pace;
	return (low << octave) + (INT64_C(1) << octave) / 2;
}

int
report_pace_quantile(const int64_t n[REPORT_PACES], int tenths)
{
	int64_t total = 0, rank;
	int i;

	for (i = 0; i < REPORT_PACES; i++)
		total += n[i];
	rank = (total - 1) * tenths / 10;
	for (i = 0; i < REPORT_PACES && rank >= n[i]; i++)
		rank -= n[i];
	return total ? i : -1;
}
