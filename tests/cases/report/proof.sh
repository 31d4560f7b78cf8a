# shellcheck shell=sh disable=SC2153
# proof RECORDS NOW ZONE [SINCE UNTIL]: every figure of the report, in its forms,
# is what the oracle reckons from the records.  HERE is this folder; prints what
# differs.  Where openpyxl is not there the workbook is not looked at.

for spreadsheet in python3 /usr/bin/python3 ''; do
	[ -z "$spreadsheet" ] ||
	    ! "$spreadsheet" -c 'import openpyxl' 2>/dev/null || break
done

proof() {
	mq-report --lang en --now "$2" --tz "$3" ${4:+--since "$4"} \
	    ${5:+--until "$5"} -o proof.txt -o proof.html -o proof.json \
	    -o proof.csv -o proof.xlsx "$1" || return
	for form in txt html json; do
		python3 -B "$HERE/oracle.py" "$1" proof.$form "$2" "$3" \
		    ${4:+"$4" "$5"} || echo "$form of $*"
	done
	python3 -B "$HERE/long.py" proof.json proof.csv
	[ -z "$spreadsheet" ] || "$spreadsheet" -B "$HERE/workbook/read.py" \
	    proof.xlsx proof.json
}
