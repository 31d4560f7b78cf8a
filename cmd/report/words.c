#include "words.h"

static const struct report_pair words[REPORT_WORDS] = {
	[W_NONE] = { "", "" },

	[W_LANG] = { "zh-CN", "en" },
	[W_TITLE] = { "民情报告", "Residents’ concerns" },
	[W_SKIP] = { "跳到正文", "Skip to the report" },
	[W_CONTENTS] = { "目录", "Contents" },
	[W_PERIOD] = { "{1} 至 {2}，{3} 天", "{1} to {2}, {3} {3:day:days}" },
	[W_PERIOD_NONE] = { "没有注明受理时间的记录", "no dated record" },
	[W_COUNTS] = { "读入 {1} 条，采用 {2} 条，未计入 {3} 条，拒收 {4} 条",
	    "records: {1} in, {2} used, {3} left out, {4} rejected" },
	[W_AS_OF] = { "截至 {1}（{2}）", "as of {1} ({2})" },
	[W_MADE_BY] = { "mq-report {1}", "mq-report {1}" },
	[W_DATA] = { "数据表：{1}", "Data table: {1}" },
	[W_EMPTY] = { "没有记录。", "There are no records." },
	[W_ALL] = { "合计", "All" },
	[W_REST] = { "其余 {1} 项", "{1} {1:other:others}" },
	[W_ELSE] = { "其他", "Other" },
	[W_NAMELESS] = { "（未注明）", "(none given)" },
	[W_BELOW] = { "低于全体", "below all" },
	[W_BAR_OF] = { "图示", "Drawn" },
	[W_RANGE_OF] = { "图示 0–100%", "Drawn, 0–100%" },

	[W_QUALITY] = { "数据质量", "Data quality" },
	[W_TILES] = { "概览", "At a glance" },
	[W_VOLUME] = { "受理量", "Cases received" },
	[W_UNITS] = { "承办单位", "Units" },
	[W_CATEGORIES] = { "诉求分类", "Categories" },
	[W_SERVICES] = { "六类服务", "Services" },
	[W_CHANNELS] = { "来源渠道", "Channels" },
	[W_URGENCIES] = { "紧急程度", "Urgency" },
	[W_AREAS] = { "片区", "Areas" },
	[W_LONGEST] = { "逾期最久", "Longest overdue" },
	[W_DEFINITIONS] = { "指标说明", "Definitions" },
	[W_LEFT_OUT] = { "未计入与遮盖", "Left out and masked" },
	[W_SHAPE] = { "构成", "Breakdown" },

	[W_C_WHAT] = { "问题", "Gap" },
	[W_C_CASES] = { "件数", "Cases" },
	[W_C_SHARE] = { "占比", "Share" },
	[W_C_CLOSED] = { "办结", "Closed" },
	[W_C_ON_TIME] = { "按时", "On time" },
	[W_C_LATE] = { "超时", "Late" },
	[W_C_OPEN] = { "在办", "Open" },
	[W_C_VALID] = { "有效回访", "Valid" },
	[W_C_RESPONSE] = { "响应率", "Response" },
	[W_C_RESOLUTION] = { "解决率", "Resolved" },
	[W_C_SATISFACTION] = { "满意率", "Satisfied" },
	[W_C_INTERVAL] = { "满意率95%区间", "95% interval" },
	[W_CHARTS] = { "图表", "Charts" },
	[W_LOW] = { "{1}：低", "{1}, low" },
	[W_HIGH] = { "{1}：高", "{1}, high" },
	[W_C_SCORE] = { "得分", "Score" },
	[W_C_HANDLING] = { "办理", "Handling" },
	[W_C_CALLBACKS] = { "回访", "Callbacks" },
	[W_C_UNIT] = { "单位", "Unit" },
	[W_C_AREA] = { "片区", "Area" },
	[W_C_CATEGORY] = { "分类", "Category" },
	[W_C_SERVICE] = { "服务", "Service" },
	[W_C_CHANNEL] = { "渠道", "Channel" },
	[W_C_URGENCY] = { "紧急程度", "Urgency" },
	[W_C_ID] = { "编号", "Id" },
	[W_C_DUE] = { "期限", "Due" },
	[W_C_LATE_BY] = { "已逾期", "Overdue by" },
	[W_C_DAY] = { "日期", "Day" },
	[W_C_WEEK] = { "周（周一）", "Week from" },
	[W_C_MONTH] = { "月份", "Month" },
	[W_C_YEAR] = { "年份", "Year" },

	[W_T_RECEIVED] = { "受理", "Received" },
	[W_T_RECEIVED_NOTE] = { "平均每天 {1} 件", "{1} a day" },
	[W_T_UNDATED_NOTE] = { "平均每天 {1} 件，另有 {2} 件未注明时间",
	    "{1} a day, and {2} undated" },
	[W_T_CLOSED] = { "办结率", "Closed" },
	[W_T_CLOSED_NOTE] = { "{2} 件中办结 {1} 件，在办 {3} 件",
	    "{1} of {2}; {3} open" },
	[W_T_CLOSED_ENDED_NOTE] = { "{2} 件中办结 {1} 件，在办 {3} "
				    "件，转出、不受理或并单 {4} 件",
	    "{1} of {2}; {3} open, {4} referred, rejected or merged" },
	[W_T_ON_TIME] = { "按时办结率", "Closed on time" },
	[W_T_ON_TIME_NOTE] = { "有期限的办结件 {2} 件，按时 {1} 件",
	    "{1} of {2} closed with a due time" },
	[W_T_RESPONSE] = { "响应率", "Response" },
	[W_T_VALID_NOTE] = { "有效回访 {1} 件",
	    "of {1} valid {1:callback:callbacks}" },
	[W_T_RESOLUTION] = { "解决率", "Resolution" },
	[W_T_SATISFACTION] = { "满意率", "Satisfaction" },
	[W_T_INTERVAL_NOTE] = { "有效回访 {1} 件，95% 区间 {2}",
	    "of {1} valid {1:callback:callbacks}, 95% interval {2}" },
	[W_T_SCORE] = { "综合得分", "Score" },
	[W_T_SCORE_NOTE] = { "有效回访 {1} 件，方案 {2}",
	    "{1} valid {1:callback:callbacks}, scheme {2}" },
	[W_T_MEDIAN] = { "办结用时中位数", "Median time to close" },
	[W_T_NINTH] = { "九成办结用时", "90% closed within" },
	[W_T_TIMES_NOTE] = { "只含办结 {1} 件，在办 {2} 件未计",
	    "of {1} closed; {2} still open {2:is:are} not in it" },
	[W_T_OVERDUE] = { "逾期未结", "Overdue, open" },
	[W_T_OVERDUE_NOTE] = { "在办且有期限的 {1} 件中",
	    "of {1} open with a due time" },
	[W_T_REPEATS] = { "重复诉求", "Repeats" },
	[W_T_REPEATS_NOTE] = { "占 {2} 件的 {1}", "{1} of {2}" },

	[W_MINUTES] = { "{1} 分钟", "{1} min" },
	[W_HOURS] = { "{1} 小时", "{1} h" },
	[W_DAYS] = { "{1} 天", "{1} {1:day:days}" },

	[W_Q_UNDATED] = { "未注明受理时间", "No date received" },
	[W_Q_UNCLASSIFIED] = { "未归类", "Unclassified" },
	[W_Q_UNASSIGNED] = { "未分派", "Unassigned" },
	[W_Q_NO_CALLBACK] = { "无有效回访", "No valid callback" },
	[W_Q_UNSTAMPED] = { "办结而无办结时间", "Closed, but not when" },
	[W_Q_BACKWARDS] = { "办结早于受理", "Closed before received" },
	[W_Q_ITEM] = { "{1} {2} 件，{3}", "{1}: {2}, {3}" },
	[W_Q_GOOD] = { "所查各项齐全。", "Nothing that was looked at is "
					 "missing." },
	[W_Q_DERIVED] = { "没有 callback_valid "
			  "列：凡回答了是否解决或是否满意的，"
			  "视为有效回访。",
	    "There is no column callback_valid: a callback counts as valid "
	    "where solved or satisfied was answered." },
	[W_Q_MISSING] = { "因缺列而不列：{1}。",
	    "Not shown, for want of a column: {1}." },
	[W_Q_MISSING_ONE] = { "{1}（{2}）", "{1} ({2})" },
	[W_Q_MISSING_RATE] = { "没有 {1} 列：有关比率和得分为 NA。",
	    "There is no column for {1}: the rate and the score are NA." },
	[W_AND] = { "、", ", " },

	[W_GAP] = { "", " " },
	[W_NA] = { "NA", "NA" },
	[W_TIMES] = { "办结用时", "Time to close" },

	[W_F_DAY] = { "{1} 最多，{2} 件；平均每天 {3} 件。",
	    "Most came on {1}: {2}; {3} a day on average." },
	[W_F_WEEK] = { "{1} 起的一周最多，{2} 件；平均每周 {3} 件。",
	    "Most came in the week from {1}: {2}; {3} a week on average." },
	[W_F_MONTH] = { "{1} 最多，{2} 件；平均每月 {3} 件。",
	    "Most came in {1}: {2}; {3} a month on average." },
	[W_F_YEAR] = { "{1} 年最多，{2} 件；平均每年 {3} 件。",
	    "Most came in {1}: {2}; {3} a year on average." },
	[W_F_EMPTY] = { "其中 {1} 期一件也没有。",
	    "In {1} of them there {1:was:were} none." },
	[W_F_MOST] = { "件数最多：{1}，{2} 件，占 {3}。",
	    "{1} has the most: {2} {2:case:cases}, {3}." },
	[W_F_TOP_THREE] = { "件数最多：{1}，{2} 件，占 {3}；前三项合占 {4}。",
	    "{1} has the most: {2} {2:case:cases}, {3}; the first three make "
	    "{4}." },
	[W_F_ONE] = { "全部是：{1}，{2} 件。",
	    "All are {1}: {2} {2:case:cases}." },
	[W_F_BELOW] = { "满意率区间整体低于全体（{1}）的：{2}。",
	    "With an interval wholly below all together ({1}): {2}." },
	[W_F_NONE_BELOW] = { "没有单位的满意率区间整体低于全体（{1}）。",
	    "No unit has an interval wholly below all together ({1})." },
	[W_F_OVERDUE] = { "{1} 件逾期未结，最久的已逾期 {2}。",
	    "{1} open {1:case is:cases are} overdue, the longest by {2}." },
	[W_F_NOT_OVERDUE] = { "没有逾期未结的。", "No open case is overdue." },
	[W_L_MEAN] = { "平均 {1} 件", "mean {1}" },
	[W_L_CASES] = { "受理件数", "cases" },
	[W_ZEROS] = { "{1} 至 {2}", "{1} to {2}" },

	[W_X_REJECTED] = { "{1} 条记录无法读取，已拒收。",
	    "{1} {1:record:records} could not be read and "
	    "{1:was:were} rejected." },
	[W_X_OUTSIDE] = { "{1} 条不在所要的时段，未计入。",
	    "{1} {1:record is:records are} outside the period asked for." },
	[W_X_UNDATED] = { "{1} 件未注明受理时间，计入总数而不入受理量图。",
	    "{1} undated {1:case is:cases are} in the totals, not in the "
	    "chart of cases received." },
	[W_X_BACKWARDS] = { "{1} 件办结早于受理，不入办结用时。",
	    "{1} {1:case:cases} closed before {1:it was:they were} received "
	    "{1:is:are} not in the times to close." },
	[W_X_CONFIDENTIAL] = { "{1} 件逾期而要求保密，不列出编号。",
	    "{1} overdue {1:case is:cases are} confidential and not listed." },
	[W_X_MASKED] = { "名称中的电话和身份证号已遮盖。",
	    "Telephone and identity numbers in names are masked." },
	[W_X_UNMASKED] = { "名称按原样列出，未遮盖。",
	    "Names are shown as they are, nothing is masked." },
	[W_X_NOTHING] = { "没有未计入的记录。", "No record was left out." },

	[W_D_RECEIVED] = { "本期记录的件数，含未注明受理时间的。",
	    "All records of the period, undated ones too." },
	[W_D_CLOSED] = { "状态为 closed 或 resolved；没有状态的，"
			 "有办结或解决时间即为办结。办结率的分母是全部受理。",
	    "Status closed or resolved; without a status, a time of closing or "
	    "resolution. The share is of all received." },
	[W_D_OPEN] = { "状态为 new、assigned、accepted、pending、returned，"
		       "或者没有状态也没有办结时间。转出（referred）、不受理"
		       "（rejected）、并单（merged）既不算办结，也不算在办。",
	    "Status new, assigned, accepted, pending or returned, or neither "
	    "status nor time of closing. Referred, rejected and merged ones "
	    "are neither closed nor open." },
	[W_D_ON_TIME] = { "办结且有期限的，解决时间（没有则办结时间）不晚于"
			  "期限；其余为超时。期限只有日期的，当天办结即按时。",
	    "Of closed cases with a due time: resolved (else closed) no later "
	    "than that; the others are late. A due date without a time lasts "
	    "to the end of the day." },
	[W_D_TIMES] = { "办结时间减受理时间，只看已办结的：久拖未结的不在内，"
			"所以偏短。中位数和九成位按分钟精确计算（第七型）。",
	    "Closed minus received, of closed cases only: what drags on is not "
	    "in it, so it flatters. Median and 90th percentile are exact to "
	    "the minute (type 7)." },
	[W_D_OVERDUE] = { "在办，且截至时刻已过期限。",
	    "Open, and past its due time as of the moment given above." },
	[W_D_VALID] = { "回访到人并作答；各率的分母，未回访的不在内。",
	    "A callback that reached the person: the denominator of all rates. "
	    "Cases without one are not in it." },
	[W_D_RESPONSE] = { "有效回访中，承办单位联系过诉求人的。",
	    "Of valid callbacks: the unit had been in touch." },
	[W_D_RESOLUTION] = { "有效回访中答“解决”的；部分解决按方案折算"
			     "（通常不计）；未答的留在分母。",
	    "Of valid callbacks: solved. Partly solved counts as the scheme "
	    "says (usually 0); unanswered stays in the denominator." },
	[W_D_SATISFACTION] = { "有效回访中满意的，加上按方案折算的基本满意"
			       "（通常 0.9）；未答的留在分母。",
	    "Of valid callbacks: satisfied, and basically satisfied as the "
	    "scheme counts it (usually 0.9); unanswered stays in the "
	    "denominator." },
	[W_D_INTERVAL] = { "满意率的威尔逊 95% "
			   "区间；件数越少越宽。区间相交的单位，高低未必是真差"
			   "别；有效回访不足 10 件的，不说它低于全体。",
	    "Wilson’s 95% interval of the satisfaction rate: the fewer "
	    "callbacks, the wider. Units whose intervals overlap may not "
	    "differ; of fewer than 10 callbacks nothing is said." },
	[W_D_SCORE] = { "响应率、解决率、满意率按方案加权，满分 100。",
	    "Response, resolution and satisfaction weighted as the scheme "
	    "says, of 100." },
	[W_D_REPEATS] = { "注明是先前某件的重复（parent_id 或 repeat_no）。",
	    "Marked as repeating an earlier case (parent_id or repeat_no)." },
	[W_D_UNIT] = { "agency_responsible 列；没有则 assignee，再没有则 "
		       "area。按件数排列，同数按名称。",
	    "The column agency_responsible, else assignee, else area. By "
	    "number of cases, then by name." },
	[W_D_CATEGORY] = { "分类路径的前两级；占比以全部受理为分母。列不下的合"
			   "为“其他”或“其余”。",
	    "The first two levels of the category; shares are of all "
	    "received. What there is no room for is summed as other." },
	[W_D_VOLUME] = { "按 --tz 时区的日期；超过 120 天按周，"
			 "超过三年按月，超过二十年按年。首尾可能不满一期。",
	    "By date in the zone of --tz; beyond 120 days by week, beyond "
	    "three years by month, beyond twenty by year. The first and last "
	    "may not be whole." },
	[W_D_NA] = { "分母为零或没有这一列，不知道，不是零。",
	    "Not known, which is not 0: there is nothing to divide by, or no "
	    "such column." },
};

const char *
report_word(enum report_lang lang, enum report_word w)
{
	const struct report_pair *pair =
	    w < REPORT_WORDS ? &words[w] : &report_phrases[w - REPORT_WORDS];

	return lang == REPORT_ZH ? pair->zh : pair->en;
}
