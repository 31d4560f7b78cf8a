#ifndef REPORT_LXW_H
#define REPORT_LXW_H

#include <xlsxwriter.h>

/*
 * libxlsxwriter, loaded when a workbook is asked for: with what it stands on
 * it takes longer to load than all other reports to make.
 *
 *	const char *why = report_lxw_load();
 *
 *	if (!why)
 *		book = lxw.workbook_new(path);
 */

/* What is used of it. */
#define REPORT_LXW(X)                                                          \
	X(chart_add_series)                                                    \
	X(chart_axis_major_gridlines_set_line)                                 \
	X(chart_axis_set_interval_unit)                                        \
	X(chart_axis_set_num_format)                                           \
	X(chart_axis_set_reverse)                                              \
	X(chart_legend_set_position)                                           \
	X(chart_series_set_categories)                                         \
	X(chart_series_set_fill)                                               \
	X(chart_series_set_name_range)                                         \
	X(chart_series_set_values)                                             \
	X(chart_set_series_gap)                                                \
	X(chart_title_set_name)                                                \
	X(format_set_align)                                                    \
	X(format_set_bg_color)                                                 \
	X(format_set_bold)                                                     \
	X(format_set_bottom)                                                   \
	X(format_set_font_color)                                               \
	X(format_set_font_size)                                                \
	X(format_set_indent)                                                   \
	X(format_set_num_format)                                               \
	X(format_set_text_wrap)                                                \
	X(format_set_top)                                                      \
	X(lxw_strerror)                                                        \
	X(workbook_add_chart)                                                  \
	X(workbook_add_format)                                                 \
	X(workbook_add_worksheet)                                              \
	X(workbook_close)                                                      \
	X(workbook_new)                                                        \
	X(workbook_set_properties)                                             \
	X(workbook_validate_sheet_name)                                        \
	X(worksheet_autofilter)                                                \
	X(worksheet_fit_to_pages)                                              \
	X(worksheet_freeze_panes)                                              \
	X(worksheet_insert_chart_opt)                                          \
	X(worksheet_print_area)                                                \
	X(worksheet_repeat_rows)                                               \
	X(worksheet_set_column)                                                \
	X(worksheet_set_footer)                                                \
	X(worksheet_set_landscape)                                             \
	X(worksheet_set_paper)                                                 \
	X(worksheet_set_portrait)                                              \
	X(worksheet_set_row)                                                   \
	X(worksheet_write_blank)                                               \
	X(worksheet_write_number)                                              \
	X(worksheet_write_string)

struct report_lxw {
#define REPORT_LXW_MEMBER(name) __typeof__(name) *name;
	REPORT_LXW(REPORT_LXW_MEMBER)
};

extern struct report_lxw lxw;

/* Load it, once: NULL, or why it cannot be; that lives until the next call. */
const char *report_lxw_load(void);

#endif
