# minqing: GNU make, one file, nothing built outside $(B).
#
#	make [all]		the programs, in $(B)/bin
#	make demo		set up, build, run the pipeline on sample data
#	make check		set up, build, run the tests
#	make check-long		the tests, and the proofs that take minutes
#	make lint		formats, warnings, manuals, layers
#	make bench		speed of each stage, beside other programs, start-up
#				and growth (scripts/bench.sh says what it takes);
#				make profile says where the time goes
#	make fuzz		every fuzzer for SECONDS (60)
#	make install		DESTDIR and prefix are honoured
#	make dist clean uninstall
#
# MODE is release (default), asan or cov; each builds in a folder of its own.
# V=1 shows the commands.  SHARED=1 links with shared libraries only, for those
# who want their updates without building anew; commands then start more slowly.
# A new command is a folder of cmd/, a new library module a file in a folder of
# lib/, a new table a file of lib/preset/365/ and a new unit test a file of
# tests/unit/: none needs an edit here.

VERSION := 0.1.0
MODE    ?= release
B       ?= build/$(MODE)

prefix  ?= /usr/local
bindir  ?= $(prefix)/bin
mandir  ?= $(prefix)/share/man
INSTALL ?= install
PKG_CONFIG ?= pkg-config

ifeq ($(MODE),release)
CFLAGS     ?= -O2 -g
else ifeq ($(MODE),asan)
CFLAGS     ?= -O1 -g
MODE_FLAGS := -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer -Werror -DMQ_ARENA_BLOCK=1
else ifeq ($(MODE),cov)
CFLAGS     ?= -O0 -g
MODE_FLAGS := --coverage
else ifeq ($(MODE),fuzz)
CC         := clang
CFLAGS     ?= -O1 -g
MODE_FLAGS := -fsanitize=fuzzer-no-link,address,undefined \
	-DMQ_ARENA_BLOCK=1
else
$(error MODE is release, asan, cov or fuzz, not $(MODE))
endif

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wundef -Wwrite-strings \
	-Wstrict-prototypes -Wmissing-prototypes -Wdeclaration-after-statement \
	-Wformat=2 -Wpointer-arith -fno-common
PKGS := libpcre2-8 libutf8proc minizip zlib expat nettle

# Asked once, and only when something is compiled: cleaning, or setting up a
# bare machine, needs no pkg-config.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS))) \
	$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(foreach word,-lcsv \
	$(shell $(PKG_CONFIG) --libs $(PKGS)),$(call library,$(word)))) $(PKG_LIBS)

# Of a library its archive, where there is one: to map and bind each shared one
# takes as long as a small command's own work.
library = $(or $(if $(SHARED),,$(filter /%,$(shell $(CC) $(LDFLAGS) \
	-print-file-name=$(patsubst -l%,lib%.a,$(1))))),$(1))

ALL_CPPFLAGS := -Iinclude -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 \
	-D_FILE_OFFSET_BITS=64 -DMQ_VERSION='"$(VERSION)"' $(CPPFLAGS)
C_FLAGS = -std=c11 $(WARN) $(PKG_CFLAGS)
ALL_CFLAGS = $(C_FLAGS) $(MODE_FLAGS) $(CFLAGS)
ALL_LIBS = $(PKG_LIBS) -lm
# What one command alone stands on; tests link all of it.
LIBS_learn := -llinear
LIBS_report := -ldl
CMD_LIBS = $(foreach c,$(CMDS),$(LIBS_$(c)))
Q := $(if $(V),,@)
COMPILE = $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c
LINK = $(CC) $(ALL_CFLAGS) $(LDFLAGS)

CMDS  := $(sort $(notdir $(patsubst %/main.c,%,$(wildcard cmd/*/main.c))))
BINS  := $(CMDS:%=$(B)/bin/mq-%)
TESTS := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
FUZZ  := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
BENCH := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/*.c))
LIBSRCS := $(wildcard lib/*/*.c)
PARTS := $(filter-out %/main.c,$(wildcard cmd/*/*.c))
SRCS  := $(LIBSRCS) $(wildcard cmd/*/*.c scripts/*.c tests/*/*.c)
HDRS  := $(wildcard include/minqing/*.h lib/*/*.h cmd/*/*.h tests/*.h \
	tests/*/*.h)
MANS  := $(wildcard cmd/*.[1-9] cmd/*/*.[1-9])
SHELLS := $(wildcard scripts/*.sh tests/*.sh tests/cli/*.t tests/page/*.t .ci/run)

all: $(BINS)

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D) $(if $(V),,&& echo "cc   $<")
	$(Q)$(COMPILE) -o $@ $<

# The built-in tables, read once, here (lib/preset/embedded.h).  The folder is a
# prerequisite so that a table taken away is noticed too.
PRESET := $(B)/lib/preset/365
TABLES := $(sort $(wildcard lib/preset/365/*.tsv))
$(B)/scripts/embed: $(B)/scripts/embed.o \
	$(patsubst %.c,$(B)/%.o,$(filter lib/base/% lib/text/% lib/time/% \
	lib/stream/%,$(LIBSRCS)))
	@mkdir -p $(@D) $(if $(V),,&& echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS)

$(PRESET).c: $(B)/scripts/embed lib/preset/365 $(TABLES)
	@mkdir -p $(@D) $(if $(V),,&& echo "run  $<")
	$(Q)$< $(TABLES) >$@

$(PRESET).o: $(PRESET).c lib/preset/embedded.h Makefile
	$(Q)$(COMPILE) -Ilib/preset -o $@ $<

# What the built-in rules need, and what is looked for of them, is worked out
# once, here (lib/match/derive.h, lib/match/plan.h).
WORKED := needs plans
$(WORKED:%=$(B)/scripts/%): $(B)/scripts/%: $(B)/scripts/%.o \
	$(LIBSRCS:%.c=$(B)/%.o) $(PRESET).o
	@mkdir -p $(@D) $(if $(V),,&& echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS)

$(WORKED:%=$(B)/lib/match/%.c): $(B)/lib/match/%.c: $(B)/scripts/%
	@mkdir -p $(@D) $(if $(V),,&& echo "run  $<")
	$(Q)$< >$@

WORKED_OBJS := $(WORKED:%=$(B)/lib/match/%.o)
$(WORKED_OBJS): %.o: %.c $(wildcard lib/match/*.h) Makefile
	$(Q)$(COMPILE) -Ilib/match -o $@ $<

# What commands share, and the pure parts of commands, which unit tests reach;
# q and not r, for two commands may have a group.c each.
LIB := $(B)/libminqing.a
$(LIB): $(LIBSRCS:%.c=$(B)/%.o) $(PRESET).o $(WORKED_OBJS)
CMDLIB := $(B)/libcmd.a
$(CMDLIB): $(PARTS:%.c=$(B)/%.o)

$(LIB) $(CMDLIB):
	@mkdir -p $(@D) $(if $(V),,&& echo "ar   $@")
	@rm -f $@
	$(Q)$(AR) qcs $@ $^
	@nm -g --defined-only $@ | awk 'NF == 3 && seen[$$3]++ \
	    { print "$@: defined twice: " $$3; bad = 1 } END { exit bad }'

# mq-score is every object of cmd/score/, and the library.
define command
$(B)/bin/mq-$(1): $(patsubst %.c,$(B)/%.o,$(wildcard cmd/$(1)/*.c)) $(LIB)
endef
$(foreach c,$(CMDS),$(eval $(call command,$(c))))

$(BINS):
	@mkdir -p $(@D) $(if $(V),,&& echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(LIBS_$(@F:mq-%=%)) $(ALL_LIBS)

$(B)/tests/%: $(B)/tests/unit/%.o $(CMDLIB) $(LIB)
	@mkdir -p $(@D) $(if $(V),,&& echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(CMD_LIBS) $(ALL_LIBS)

$(B)/bench/%: $(B)/tests/bench/%.o $(LIB)
	@mkdir -p $(@D) $(if $(V),,&& echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS)

# Hyperscan, where it is installed, is what the matcher is compared with.
HS_CFLAGS = $(shell $(PKG_CONFIG) --exists libhs && \
	echo -DMQ_HYPERSCAN `$(PKG_CONFIG) --cflags libhs`)
HS_LIBS = $(shell $(PKG_CONFIG) --exists libhs && $(PKG_CONFIG) --libs libhs)
$(B)/tests/bench/match.o: tests/bench/match.c Makefile
	@mkdir -p $(@D) $(if $(V),,&& echo "cc   $<")
	$(Q)$(COMPILE) $(HS_CFLAGS) -o $@ $<

$(B)/bench/match: $(B)/tests/bench/match.o $(LIB)
	@mkdir -p $(@D) $(if $(V),,&& echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS) $(HS_LIBS)

# demo and check may have to install the compiler first: scripts do that, and
# come back here for `all` and `test`.
demo:
	@B=$(B) sh scripts/demo.sh

check:
	@sh scripts/check.sh test

check-long:
	@sh scripts/check.sh test-long

# What each test said is kept in $(B)/tap.
test test-long: export BIN = $(abspath $(B)/bin)
test test-long: export PERL_TEST_HARNESS_DUMP_TAP = $(B)/tap
test test-long: export MODE := $(MODE)
test-long: export LONG = 1
test test-long: all $(TESTS)
	@rm -rf $(B)/tap
	prove -j2 --timer -e '' $(TESTS) $(wildcard tests/cli/*.t tests/page/*.t)

LINTS := headers warnings format cppcheck shell manuals sizes layers
lint: $(LINTS:%=lint-%)

SYNTAX = $(ALL_CPPFLAGS) $(C_FLAGS) -Werror -fsyntax-only
lint-headers:
	@echo "lint headers"
	$(Q)for h in $(HDRS); do for cc in gcc clang; do \
	    $$cc $(SYNTAX) -include $$h -x c /dev/null || \
	    { echo "$$h does not compile alone in $$cc"; exit 1; }; \
	done; done

lint-warnings:
	@echo "lint warnings"
	$(Q)gcc $(SYNTAX) -O2 $(SRCS)
	$(Q)clang $(SYNTAX) $(SRCS)

lint-format:
	@echo "lint format"
	$(Q)clang-format --dry-run --Werror $(SRCS) $(HDRS)

lint-cppcheck:
	@echo "lint cppcheck"
	$(Q)cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 -j2 \
	    --enable=warning,portability,performance -Iinclude lib cmd

lint-shell:
	@echo "lint shell"
	$(Q)shellcheck -x -P SCRIPTDIR $(SHELLS)

lint-manuals:
	@echo "lint manuals"
	$(Q)mandoc -T lint -W warning $(MANS)

lint-sizes:
	@echo "lint sizes"
	$(Q)sh scripts/sizes.sh $(SRCS) $(HDRS)

lint-layers:
	@echo "lint layers"
	$(Q)sh scripts/layers.sh

# A fuzzer's corpus grows in build/fuzz/corpus and starts from its seeds.
fuzz: $(FUZZ:%=fuzz-%)

$(FUZZ:%=fuzz-%): fuzz-%:
	@$(MAKE) --no-print-directory MODE=fuzz run-$*

$(FUZZ:%=run-%): run-%: $(B)/tests/fuzz/%.o $(CMDLIB) $(LIB)
	@mkdir -p $(B)/fuzz $(B)/corpus/$*
	$(Q)$(LINK) -fsanitize=fuzzer -o $(B)/fuzz/$* $^ $(CMD_LIBS) $(ALL_LIBS)
	$(B)/fuzz/$* -max_total_time=$(or $(SECONDS),60) $(B)/corpus/$* \
	    $(wildcard tests/fuzz/seeds/$*)

bench: all $(BENCH)
	B=$(B) ROWS=$(or $(ROWS),1000000) sh scripts/bench.sh

# The other stages read what bench left beside bench.csv: ingest.tsv ...
profile:
	@echo "Where a stage spends its time (perf is in Debian's linux-perf):"
	@echo "  make bench CFLAGS='-O2 -g -fno-omit-frame-pointer' B=build/profile"
	@echo "  cd build/profile"
	@echo "  perf record -g bin/mq-ingest bench.csv >/dev/null"
	@echo "  perf report"

INSTALLED := $(BINS:$(B)/bin/%=$(bindir)/%) \
	$(foreach m,$(MANS),$(mandir)/man$(subst .,,$(suffix $(m)))/$(notdir $(m)))

install: all
	$(INSTALL) -d $(sort $(dir $(INSTALLED:%=$(DESTDIR)%)))
	$(INSTALL) -m 755 $(BINS) $(DESTDIR)$(bindir)
	for m in $(MANS); do $(INSTALL) -m 644 $$m \
	    $(DESTDIR)$(mandir)/man$${m##*.}/ || exit 1; done

uninstall:
	rm -f $(INSTALLED:%=$(DESTDIR)%)

dist:
	@mkdir -p $(B)
	git archive --prefix=minqing-$(VERSION)/ HEAD | \
	    gzip -n >$(B)/minqing-$(VERSION).tar.gz

clean:
	rm -rf build

-include $(SRCS:%.c=$(B)/%.d) $(PRESET).d

.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all demo check check-long test test-long lint $(LINTS:%=lint-%) fuzz \
	$(FUZZ:%=fuzz-%) $(FUZZ:%=run-%) bench profile install uninstall dist clean
