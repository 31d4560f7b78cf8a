#!/bin/sh
# Set up, build and run the tests:  check.sh [target]
#
# What `make check` does, and works before there is a make.  The target is
# `test` or another of the Makefile; MODE and B are taken from the environment.

set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh

setup build test
build "${1:-test}"
