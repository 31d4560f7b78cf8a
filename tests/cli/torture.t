#!/bin/sh
# Tables, encodings and gzip files that other projects made to break readers:
# mq-ingest --raw gives the cells that are given beside them.
#
# These files are not part of the tree: TORTURE names the folder they are in.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
torture=${TORTURE:-../shared/torture}

if [ ! -d "$torture" ]; then
	skip "files of other projects" "no folder $torture"
	done_testing
	exit
fi
PYTHONDONTWRITEBYTECODE=1 python3 tests/torture/tables.py "$torture"
