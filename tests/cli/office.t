#!/bin/sh
# The workbook of a report in LibreOffice: it opens, prints, and ids stay as
# they are.  Takes half a minute, so LONG=1 asks for it.  PAGES=folder keeps
# what was printed, to be looked at.

. "$(dirname "$0")/../tap.sh"

if [ -z "${LONG:-}" ] || ! command -v soffice >/dev/null; then
	skip "a workbook in LibreOffice" "LONG is not set, or no soffice"
	done_testing
	exit
fi

convert() { # to what
	soffice --headless "-env:UserInstallation=file://$tmp/office" \
	    --convert-to "$1" --outdir "$tmp/out" "$tmp/book.xlsx"
}

cat >"$tmp/in.tsv" <<'END'
service_request_id	requested_datetime	status	expected_datetime	category	agency_responsible	area
00017	2026-06-01	new	2026-06-02	roads/pothole	=1+1	A1
123456789012345678	2026-06-02	new	2026-06-03	noise/traffic	-2+3	A1
1E5	2026-06-02	new	2026-06-04	noise/traffic	007	A2
2026-06-05	2026-06-04	new	2026-06-05	noise	@SUM(1)	A2
END
ok "a workbook" mq-report --now 2026-06-30T18:00:00+08:00 --lang en \
    -o "$tmp/book.xlsx" "$tmp/in.tsv"
ok "it becomes a PDF" convert pdf
ok "which is one" sh -c "head -c 5 '$tmp/out/book.pdf' | grep -q '%PDF-'"
[ -z "${PAGES:-}" ] || pdftoppm -r 60 -png "$tmp/out/book.pdf" "$PAGES/page"
ok "and CSV, a file a sheet" \
    convert 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
is "ids stay as they are" \
    "$(cut -d, -f1 "$tmp/out/book-Longest overdue.csv" | sort | tr '\n' ' ')" \
    "00017 123456789012345678 1E5 2026-06-05 Id "
is "units are no formulae" \
    "$(cut -d, -f1 "$tmp/out/book-Units.csv" | sort | tr '\n' ' ')" \
    "-2+3 007 =1+1 @SUM(1) All Unit "
done_testing
