#!/bin/sh
# The examples of README.md do what it says: every fenced block right behind a
# line <!-- test --> is typed, as tests/examples.sh tells.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
. tests/examples.sh

examples README '<!-- test -->' '^```' '^```$' <README.md
done_testing
