#!/bin/sh
# Set up, build, and run the pipeline on the sample data: a quarter of a made-up
# community in tests/data/sample, and real requests of Boston in
# tests/data/us311.  What comes out is kept in build/demo.

set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

setup build
B=${B:-build/${MODE:-release}}
export B
build all >&2

PATH=$(cd "$B/bin" && pwd):$PATH
export PATH
unset MINQING_PRESET MINQING_TZ MINQING_LANG MINQING_NOW MINQING_REJECTS \
    MINQING_RECEIPTS MINQING_RUN

# POSIX sh sees only the last stage of a pipeline fail.  Through files every
# stage is seen, and each step can be looked at afterwards.
step() { # command with its options
	printf '$ %s\n' "$*" >&2
	"$@"
}

pipeline() { # folder for what comes out, file...
	out=$1
	shift
	mkdir -p "$out"
	step mq-ingest -r "$out/rejects.tsv" -o "$out/1-ingest.tsv" "$@"
	step mq-classify -o "$out/2-classify.tsv" "$out/1-ingest.tsv"
	step mq-route -o "$out/3-route.tsv" "$out/2-classify.tsv"
	step mq-score -o "$out/cases.tsv" "$out/3-route.tsv"
	step mq-report -o "$out/report.html" "$out/cases.tsv"
}

# The reports are made as if it were the morning after each period.
MINQING_NOW=2012-01-01T08:00:00-05:00 MINQING_TZ=America/New_York
MINQING_LANG=en
export MINQING_NOW MINQING_TZ MINQING_LANG
pipeline build/demo/boston tests/data/us311/boston-2011.csv

unset MINQING_TZ MINQING_LANG
MINQING_NOW=2026-10-01T08:00:00+08:00
pipeline build/demo tests/data/sample/*.csv tests/data/sample/*.csv.gz \
    tests/data/sample/*.tsv
step mq-report build/demo/cases.tsv

cat <<'END'

Pages to open:     build/demo/report.html           the community above
                   build/demo/boston/report.html    Boston, in English
Cases to query:    build/demo/cases.tsv             one a line, by tabs
What was refused:  build/demo/rejects.tsv           with place and reason
END
