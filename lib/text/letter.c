#include "minqing/letter.h"

#include <utf8proc.h>

static int32_t
letter_ascii(int32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return c;
	return ' ';
}

static int32_t
letter_wide(int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return utf8proc_tolower(c);
	case UTF8PROC_CATEGORY_CF:
		return 0;
	default:
		return ' ';
	}
}

int32_t
mq_letter(int32_t c)
{
	if (c >= 0x4E00 && c <= 0x9FFF) /* most of what comes: Han, no case */
		return c;
	if (c < 0x80)
		return letter_ascii(c);
	if (c >= 0xFF01 && c <= 0xFF5E)
		return letter_ascii(c - 0xFF01 + '!');
	return letter_wide(c);
}
