# shellcheck shell=sh
# For scripts that may run on a machine that has neither make nor a compiler.

setup() { # groups of scripts/deps.sh
	sh scripts/deps.sh "$@"
}

# Variables given to a calling make, like MODE or CC, arrive by MAKEFLAGS.
build() { # targets
	make --no-print-directory -j"$(nproc)" "$@"
}
