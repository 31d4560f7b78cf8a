/* Numbers and dates of workbooks as text. */

#include "../../lib/stream/xlsx_value.h"
#include "../../lib/stream/xlsx_format.h"
#include "../tap.h"

/*
 * What a spreadsheet shows in a wide cell: '%.15g' of Python, written out by
 * format(Decimal(...), 'f'); integers as they stand.
 */
static const struct {
	const char *text, *want;
	bool damaged;
} numbers[] = {
	{ "0", "0", false },
	{ "-0", "0", false },
	{ "-0.0", "0", false },
	{ "1", "1", false },
	{ "007", "7", false },
	{ "+5", "5", false },
	{ "-42", "-42", false },
	{ "1.0", "1", false },
	{ "1.50", "1.5", false },
	{ ".5", "0.5", false },
	{ "5.", "5", false },
	{ "-.25", "-0.25", false },
	{ "0.30000000000000004", "0.3", false },
	{ "0.51409000000000005", "0.51409", false },
	{ "6.255519999999999", "6.25552", false },
	{ "39.347010728111826", "39.3470107281118", false },
	{ "-76.669236562860309", "-76.6692365628603", false },
	{ "6.7129629629629625E-4", "0.000671296296296296", false },
	{ "1.38E+10", "13800000000", false },
	{ "1E3", "1000", false },
	{ "1e-7", "0.0000001", false },
	{ "1.5E-05", "0.000015", false },
	{ "1.23456789e+22", "12345678900000000000000", true },
	{ "1E+300", "1E+300", true },
	{ "1.25E-300", "1.25E-300", false },
	{ "-2.5E+40", "-2.5E+40", true },
	{ "999999999999999.9", "1000000000000000", false },
	{ "0.99999999999999999", "1", false },
	{ "123456789012345", "123456789012345", false },
	{ "1234567890123456", "1234567890123456", true },
	{ "123456789012345678", "123456789012345678", true },
	{ "1.2345678901234501E+17", "123456789012345000", true },
	{ "3.30106199001011E+17", "330106199001011000", true },
	/* Ties of the 17 digits that binary numbers decide. */
	{ "0.12345678901234550", "0.123456789012345", false },
	{ "0.12345678901234650", "0.123456789012346", false },
	{ "2.5000000000000050", "2.5", false },
	{ "2.5000000000000150", "2.50000000000002", false },
	{ "", "", false },
	{ "-", "", false },
	{ "abc", "", false },
	{ "1,5", "", false },
	{ "1e", "", false },
	{ "1e+", "", false },
	{ "1.2.3", "", false },
	{ "0x10", "", false },
	{ "NaN", "", false },
};

static void
test_numbers(void)
{
	char out[XLSX_VALUE_MAX];
	bool damaged;
	size_t i, n;

	for (i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		n = xlsx_number(mq_str(numbers[i].text), out, &damaged);
		if (!is_mem(out, n, numbers[i].want) ||
		    !is_int(damaged, numbers[i].damaged))
			note("%s", numbers[i].text);
	}
}

#define D XLSX_DATE
#define T XLSX_TIME
#define E XLSX_ELAPSED

/* What spreadsheets show, in the form of ISO 8601. */
static const struct {
	double serial;
	unsigned kind;
	bool date1904;
	const char *want;
} dates[] = {
	{ 1, D, false, "1900-01-01" },
	{ 59, D, false, "1900-02-28" },
	{ 60, D, false, "1900-02-29" },
	{ 61, D, false, "1900-03-01" },
	{ 11111, D, false, "1930-06-02" },
	{ 41852, D, false, "2014-08-01" },
	{ 44197, D, false, "2021-01-01" },
	{ 2958465, D, false, "9999-12-31" },
	{ 2958466, D, false, "" },
	{ 2958465.999999, D, false, "" },
	{ -1, D, false, "" },
	{ 0, D, true, "1904-01-01" },
	{ 1, D, true, "1904-01-02" },
	{ 42735, D, true, "2021-01-01" },
	{ 2957003, D, true, "9999-12-31" },
	{ 2957004, D, true, "" },
	{ 41852.62847222222, D | T, false, "2014-08-01T15:05:00" },
	{ 41852, D | T, false, "2014-08-01T00:00:00" },
	{ 41852.62847222222, D, false, "2014-08-01T15:05:00" },
	{ 41852.000001, D, false, "2014-08-01" },
	{ 41852.999999, D, false, "2014-08-02" },
	{ 41852.999995, D | T, false, "2014-08-02T00:00:00" },
	{ 0.5, T, false, "12:00:00" },
	{ 0.62847222222222, T, false, "15:05:00" },
	{ 0, T, false, "00:00:00" },
	{ 0.25, T, true, "06:00:00" },
	{ 0.25, D | T, true, "1904-01-01T06:00:00" },
	{ 1.5, T, false, "1900-01-01T12:00:00" },
	{ 1.5, T | E, false, "36:00:00" },
	{ 1.1041666666666667, E, false, "26:30:00" },
	{ 10.6320601851852, T | E, false, "255:10:10" },
	{ 6.7129629629629625E-4, T | E, false, "00:00:58" },
	{ -0.5, T | E, false, "-12:00:00" },
	{ -0.5, T, false, "" },
	{ 1e300, D, false, "" },
};

static void
test_dates(void)
{
	char out[XLSX_VALUE_MAX];
	size_t i, n;

	for (i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		n = xlsx_date(
		    dates[i].serial, dates[i].kind, dates[i].date1904, out);
		if (!is_mem(out, n, dates[i].want))
			note("%.10g", dates[i].serial);
	}
}

static void
test_iso(void)
{
	static const struct {
		const char *text;
		double serial; /* 0: none */
	} cases[] = {
		{ "2021-01-01", 44197 },
		{ "2014-08-01T12:00:00", 41852.5 },
		{ "2014-08-01T12:00", 41852.5 },
		{ "2014-08-01 12:00:00.000Z", 41852.5 },
		{ "2014-08-01Z", 41852 },
		{ "12:00:00", 0.5 },
		{ "06:00", 0.25 },
		{ "1900-01-01", 1 },
		{ "1900-02-28", 59 },
		{ "1900-03-01", 61 },
		{ "1899-12-31", 0 },
		{ "2021-02-29", 0 },
		{ "2021-01-01T25:00", 0 },
		{ "2021-01-01T12:00+08:00", 0 },
		{ "2021-01-01x", 0 },
		{ "2021-1-1", 0 },
		{ "noon", 0 },
		{ "", 0 },
	};
	double serial;
	size_t i;
	int status;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		status = xlsx_date_serial(mq_str(cases[i].text), &serial);
		if (!is_near(status ? 0 : serial, cases[i].serial, 1e-9))
			note("%s", cases[i].text);
	}
}

int
main(void)
{
	test_numbers();
	test_dates();
	test_iso();
	return done();
}
