#!/bin/sh
# The examples of the manuals do what they say: every display right behind a
# comment line .\" test is typed, as tests/examples.sh tells.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
. tests/examples.sh

# A display as its reader sees it.
plain() {
	sed 's/\\&//g; s/\\e/\\/g' "$1"
}

for page in cmd/minqing.[57] cmd/*/mq-*.1; do
	grep -qFx '.\" test' "$page" || continue
	plain "$page" >"$tmp/text"
	examples "$(basename "$page")" '.\" test' '^[.]Bd -literal' '^[.]Ed$' \
	    <"$tmp/text"
done

# The script of minqing(7), with the folders of this test, and a sendmail that
# keeps what it gets.
mkdir -p "$tmp/srv/in" "$tmp/srv/out" "$tmp/srv/tables" "$tmp/bin"
printf '#!/bin/sh\ncat >"%s/mail"\n' "$tmp" >"$tmp/bin/sendmail"
chmod +x "$tmp/bin/sendmail"
plain cmd/minqing.7 | sed -n '/^\.\\" script$/,/^\.Ed$/p' |
    sed "1,2d; \$d; s|/srv/minqing|$tmp/srv|; s|^PATH=|&$BIN:$tmp/bin:|" \
	>"$tmp/nightly.sh"
cp tests/data/sample/hotline.csv "$tmp/srv/in"
ok "the nightly script ends well" sh "$tmp/nightly.sh"
ok "it makes a page" grep -q '</html>' "$tmp/srv/out/report.html"
ok "and a workbook" test -s "$tmp/srv/out/report.xlsx"
ok "and sends a mail" grep -q '^To: duty$' "$tmp/mail"
cp "$tmp/srv/out/report.html" "$tmp/yesterday"
echo 'a,a' >"$tmp/srv/in/bad.csv"
is "it fails with its first stage" "$(
	sh "$tmp/nightly.sh" 2>"$tmp/err"
	echo $?
)" 2
ok "and leaves the old page" cmp "$tmp/yesterday" "$tmp/srv/out/report.html"
done_testing
