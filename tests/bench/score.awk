# What mq-score does without --by, for mawk: the yardstick of `make bench`.
#
#	mawk -v preset=lib/preset/365 -f score.awk routed.tsv

BEGIN {
	FS = OFS = "\t"
	file = preset "/scales.tsv"
	while ((getline <file) > 0)
		points[$1, $2] = $5
	close(file)
}

FNR == 1 {
	for (i = 1; i <= NF; i++)
		c[$i] = i
	print $0, "score"
	next
}

{
	score = ""
	if ($c["callback_valid"] == "Y" && $c["satisfied"] != "") {
		key = $c["satisfied_scale"] SUBSEP $c["satisfied"]
		if (!(key in points)) {
			print "line " FNR ": unknown value" >"/dev/stderr"
			next
		}
		score = points[key]
	}
	print $0, score
}
