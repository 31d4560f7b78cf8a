#include "lxw.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

struct report_lxw lxw;

/* C does not let a void pointer become one to a function; POSIX does. */
static int
find(void *library, const char *name, void *to)
{
	void *at = dlsym(library, name);

	memcpy(to, &at, sizeof(at));
	return at ? 0 : -1;
}

const char *
report_lxw_load(void)
{
	static bool loaded;
	void *library;

	if (loaded)
		return NULL;
	library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW);
	if (!library)
		return dlerror();
#define REPORT_LXW_FIND(name)                                                  \
	if (find(library, #name, &lxw.name))                                   \
		return dlerror();
	REPORT_LXW(REPORT_LXW_FIND)
	loaded = true;
	return NULL;
}
