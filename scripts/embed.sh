#!/bin/sh
# Write the tables of a folder as C:  embed.sh lib/preset/365 >365.c
#
# The array that it defines is described in lib/preset/embedded.h.  Numbers and
# not string literals, because C only promises literals of 4,095 bytes.

set -eu
LC_ALL=C
export LC_ALL
folder=${1:?usage: embed.sh folder}

identifier() { # "three-rates" -> "table_three_rates"
	printf 'table_%s' "$1" | tr -c '[:alnum:]' _
}

printf '#include "embedded.h"\n'
for file in "$folder"/*.tsv; do
	[ -f "$file" ] || continue
	name=$(basename "$file" .tsv)
	printf '\nstatic const unsigned char %s[] = {\n' "$(identifier "$name")"
	od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
	printf '0 };\n'
done
printf '\nconst struct mq_preset_file mq_preset_365[] = {\n'
for file in "$folder"/*.tsv; do
	[ -f "$file" ] || continue
	name=$(basename "$file" .tsv)
	id=$(identifier "$name")
	printf '\t{ "%s", %s, sizeof(%s) - 1 },\n' "$name" "$id" "$id"
done
printf '\t{ NULL, NULL, 0 },\n};\n'
