#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"
#include "minqing/date.h"
#include "minqing/office.h"

static char path[] = "/tmp/calendar-XXXXXX";

static void
put(const char *text, size_t n)
{
	FILE *f = fopen(path, "w");

	ok(f && fwrite(text, 1, n, f) == n);
	ok(f && fclose(f) == 0);
}

static struct mq_office *
load(const char *preset, const char *second)
{
	struct mq_office_opts opts = { .preset = preset,
		.zone = mq_zone_open("Asia/Shanghai") };
	struct mq_office *o;

	mq_set_list(&opts.calendars, path);
	if (second)
		mq_set_list(&opts.calendars, second);
	o = mq_office_open(&opts);
	free(opts.calendars.item);
	return o;
}

/* The days of a month as one letter each: w, o; in capitals with a name. */
static void
is_month(struct mq_office *o, int year, int month, const char *want)
{
	char got[32] = "";
	struct mq_workday look;
	size_t i;

	for (i = 0; i < strlen(want) && i < 31; i++) {
		mq_calendar_look(
		    o->calendar, mq_days(year, month, (int)i + 1), &look);
		got[i] = look.name.n ? (look.work ? 'W' : 'O')
				     : (look.work ? 'w' : 'o');
		got[i + 1] = '\0';
	}
	is_str(got, want);
}

#define ICS(events)                                                            \
	"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALDESC:a text that is \r\n"   \
	" folded\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n"                 \
	"BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\n"        \
	"END:VTIMEZONE\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

/* Files that all say February 2024: 4 and 18 worked, 10 to 17 off. */
static const char *const february[] = {
	"date\tday\tname\n2024-02-04\twork\tx\n2024-02-10\toff\tx\n"
	"2024-02-11\toff\tx\n2024-02-12\toff\tx\n2024-02-13\toff\tx\n"
	"2024-02-14\toff\tx\n2024-02-15\toff\tx\n2024-02-16\toff\tx\n"
	"2024-02-17\toff\tx\n2024-02-18\twork\tx\n",
	"\xEF\xBB\xBFname,date,day\r\nx,2024/2/4,上班\r\nx,2024/2/10,放假\r\n"
	"x,2024/2/11,放假\r\nx,2024/2/12,放假\r\nx,2024/2/13,放假\r\n"
	"x,2024/2/14,放假\r\nx,2024/2/15,休\r\nx,2024/2/16,休息\r\n"
	"x,2024/2/17,off\r\n,,\r\nx,2024年2月18日,班\r\n",
	"{\"year\": 2024, \"papers\": [\"a\", [1.5e3, null, {\"b\": true}]],\n"
	" \"days\": [\n"
	"{\"name\": \"x\", \"date\": \"2024-02-04\", \"isOffDay\": false},\n"
	"{\"date\": \"2024-02-10\", \"isOffDay\": true, \"name\": \"\\u6625\","
	"\"more\": {\"days\": []}},"
	"{\"name\": \"x\", \"date\": \"2024-02-11\", \"isOffDay\": true},"
	"{\"name\": \"x\", \"date\": \"2024-02-12\", \"isOffDay\": true},"
	"{\"name\": \"x\", \"date\": \"2024-02-13\", \"isOffDay\": true},"
	"{\"name\": \"x\", \"date\": \"2024-02-14\", \"isOffDay\": true},"
	"{\"name\": \"x\", \"date\": \"2024-02-15\", \"isOffDay\": true},"
	"{\"name\": \"x\", \"date\": \"2024-02-16\", \"isOffDay\": true},"
	"{\"name\": \"x\", \"date\": \"2024-02-1\\u0037\", "
	"\"isOffDay\": true},"
	"{\"name\": \"x\", \"date\": \"2024-02-18\", \"isOffDay\": false}"
	"]}\n",
	/* As holiday-cn writes it. */
	ICS(EVENT("SUMMARY:上班(补春节假期)\r\nDTSTART;VALUE=DATE:20240204\r\n"
		  "DTEND;VALUE=DATE:20240205\r\nUID:1\r\n")
		EVENT("SUMMARY:春节假期\r\nDTSTART;VALUE=DATE:20240210\r\n"
		      "DTEND;VALUE=DATE:20240218\r\nUID:2\r\n")
		    EVENT("SUMMARY:上班(补春节假期)\r\n"
			  "DTSTART;VALUE=DATE:20240218\r\n"
			  "DTEND;VALUE=DATE:20240219\r\nUID:3\r\n")),
	/* As others do: folds in the middle of a character, quoted parameters,
	 * durations, alarms with texts of their own, last days included. */
	ICS(EVENT("summary;LANGUAGE=\"zh:CN\":春节\xE8\xA1\r\n \xA5\r\n\t班"
		  "\r\ndtstart;value=date:2024\r\n 0204\r\n")
		EVENT("SUMMARY:春节\\, 不上班\r\nDTSTART:20240210T000000\r\n"
		      "DTEND:20240211T000000\r\n")
		    EVENT("SUMMARY:（休）\r\nDTSTART:20240211\r\nDURATION:P1W"
			  "\r\nBEGIN:VALARM\r\nSUMMARY:上班\r\n"
			  "DTSTART:20240101\r\nEND:VALARM\r\n")
			EVENT("DTSTART:20240218\r\nDTEND:20240218\r\n"
			      "SUMMARY:春节（班）\r\n")
			    EVENT("DTSTART:20240205\r\nSUMMARY:off\r\n"
				  "STATUS:CANCELLED\r\n")),
};

static void
all_forms_say_the_same(void)
{
	struct mq_office *o;
	size_t i;

	for (i = 0; i < sizeof(february) / sizeof(*february); i++) {
		put(february[i], strlen(february[i]));
		o = load("365", NULL);
		is_str(o->error, NULL);
		is_month(o, 2024, 2, "wwoWwwwwwOOOOOOOOWwwwwwoowwww");
		is_int(mq_calendar_unknown(o->calendar), 0);
		mq_calendar_look(o->calendar, mq_days(2025, 10, 1),
		    &(struct mq_workday){ 0 });
		is_int(mq_calendar_unknown(o->calendar), 2025);
		mq_office_free(o);
	}
}

/* A year's file may set days of the year before, which it does not know. */
static void
years_reach_over(void)
{
	static const char json[] =
	    "{\"year\":2023,\"papers\":[],\"days\":[{\"name\":\"元旦\","
	    "\"date\":\"2022-12-30\",\"isOffDay\":true},{\"name\":\"元旦\","
	    "\"date\":\"2023-01-02\",\"isOffDay\":true}]}";
	static const char none[] = "{\"year\":2027,\"papers\":[],\"days\":[]}";
	struct mq_office *o;

	put(json, strlen(json));
	o = load("365", NULL);
	is_month(o, 2023, 1, "oO");
	is_int(mq_calendar_unknown(o->calendar), 0);
	is_month(o, 2022, 12, "wwoowwwwwoowwwwwoowwwwwoowwwwOo");
	is_int(mq_calendar_unknown(o->calendar), 2022);
	mq_office_free(o);
	put(none, strlen(none));
	o = load("365", NULL);
	is_str(o->error, NULL);
	is_month(o, 2027, 1, "w");
	is_int(mq_calendar_unknown(o->calendar), 2027);
	ok(strstr(mq_office_doubt(o), "has no days of 2027 (it has none)"));
	mq_office_free(o);
}

/* 365 and a file: the later one overrides. */
static void
calendars_join(void)
{
	static const char table[] =
	    "date\tday\thours\n2024-10-01\twork\t10:00-12:00\n";
	struct mq_office_opts opts = { .preset = "365",
		.zone = mq_zone_open("Asia/Shanghai") };
	struct mq_workday look;
	struct mq_office *o;

	put(table, strlen(table));
	mq_set_list(&opts.calendars, "365");
	mq_set_list(&opts.calendars, path);
	o = mq_office_open(&opts);
	is_month(o, 2024, 10, "wOOOOOOw");
	mq_calendar_look(o->calendar, mq_days(2024, 10, 1), &look);
	is_str(look.hours, "10:00-12:00");
	mq_office_free(o);
	o = load("365", "365");
	is_month(o, 2024, 10, "OOOOOOOw");
	mq_office_free(o);
	free(opts.calendars.item);
}

static const struct {
	const char *text, *error; /* behind the path */
} bad[] = {
	{ "", ": empty: no header line" },
	{ "date\tname\n", ":1: no column 'day'" },
	{ "date\tday\n2024-02-30\toff\n",
	    ":2: column 'date': no such date: '2024-02-30'" },
	{ "date\tday\n2024-02-03 10:00\toff\n",
	    ":2: column 'date': no such date: '2024-02-03 10:00'" },
	{ "date\tday\n2024-02-03\tmaybe\n",
	    ":2: column 'day': 'maybe' is neither work nor off" },
	{ "date\tday\thours\n2024-02-03\toff\t9:00-12:00\n",
	    ":2: column 'hours': '9:00-12:00': a day off has no hours" },
	{ "date\tday\thours\n2024-02-03\twork\t9-12\n",
	    ":2: column 'hours': '9-12': want intervals such as "
	    "09:00-17:30" },
	{ "{\"year\": 2024}\n",
	    ":2: no list 'days'; want the form of holiday-cn" },
	{ "{\"days\": {}}", ":1: want a list" },
	{ "{\"days\": [\n{\"date\": \"2024-02-03\"}]}",
	    ":2: a day needs date and isOffDay" },
	{ "{\"days\": [{\"date\": \"2024-13-03\", \"isOffDay\": true}]}",
	    ":1: no such date: 2024-13-03" },
	{ "{\"days\": [{\"date\": \"2024-12-03\", \"isOffDay\": 1}]}",
	    ":1: want true or false" },
	{ "{\"days\": [{\"date\": 20241203}]}", ":1: want a string" },
	{ "{\"days\": []", ":1: want a comma, or the end of it" },
	{ "{\"days\": []} {}", ":1: something stands behind the end" },
	{ "{\"days\": [\n\"a\\x\"]}", ":2: want an object" },
	{ "{\"a\\x\": 1}", ":1: no such escape in a string" },
	{ "{\"a\\ud800\\u0041\": 1}", ":1: no such escape in a string" },
	{ "{\"a", ":1: a string that does not end" },
	{ "{\"a\\\"", ":1: a string that does not end" },
	{ "{\"a\": [[1,]]}", ":1: want a value" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\n",
	    ":2: an event without DTSTART" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203T100000\n"
	  "END:VEVENT\n",
	    ":2: DTSTART is no date; only events of whole days are read" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203T000000Z\n"
	  "END:VEVENT\n",
	    ":2: DTSTART is no date; only events of whole days are read" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203\n"
	  "DTEND:20240202\nEND:VEVENT\n",
	    ":2: an event must be 1 to 366 days long" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203\n"
	  "DTEND:99991231\nEND:VEVENT\n",
	    ":2: an event must be 1 to 366 days long" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203\n"
	  "DURATION:PT1H\nEND:VEVENT\n",
	    ":2: an event must be 1 to 366 days long" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203\n"
	  "RRULE:FREQ=YEARLY\nEND:VEVENT\n",
	    ":2: an event that repeats; write its days out" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203\n"
	  "SUMMARY:\xC9\xCF\xB0\xE0\nEND:VEVENT\n",
	    ":2: SUMMARY is not UTF-8" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240203\n",
	    ":2: an event that does not end" },
};

static void
what_is_wrong_is_told(void)
{
	struct mq_office *o;
	size_t i, n = strlen(path);

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		put(bad[i].text, strlen(bad[i].text));
		o = load("365", NULL);
		if (ok(o->error && !strncmp(o->error, path, n)))
			is_str(o->error + n, bad[i].error);
		mq_office_free(o);
	}
}

/* Cut anywhere, a file is read or refused, but read no further than it is. */
static void
cut_files_are_harmless(void)
{
	struct mq_office *o;
	size_t i, n;
	char *cut;

	for (i = 0; i < sizeof(february) / sizeof(*february); i++)
		for (n = 0; n < strlen(february[i]); n += 7) {
			cut = mq_xcalloc(1, n + 1);
			memcpy(cut, february[i], n);
			put(cut, n);
			free(cut);
			o = load("365", NULL);
			mq_office_free(o);
		}
	unlink(path);
	o = load("365", NULL);
	ok(o->error && strstr(o->error, "No such file"));
	mq_office_free(o);
}

int
main(void)
{
	int fd = mkstemp(path);

	if (fd < 0 || close(fd))
		return 1;
	all_forms_say_the_same();
	years_reach_over();
	calendars_join();
	what_is_wrong_is_told();
	cut_files_are_harmless();
	unlink(path);
	return done();
}
