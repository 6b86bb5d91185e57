# Facsimile: notebook in, report out, the same bytes everywhere.
#
#   make report    install what is missing, build, and make every shipped report at profile quick
#   make test      the same set-up, then all tests, `report check` and `report verify`
#   make lint      format and style
#   make help      the rest

PROFILE ?= quick
PREFIX  ?= /usr/local
REPORT   = .build/release/report
# One set of flags for building and testing, so that nothing is compiled twice. C is unoptimised in
# debug builds, hence release; every import must be declared by its target.
SWIFT_FLAGS = -c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error

.PHONY: report test build setup setup-tests unit-tests check verify lint format install clean help

report: build
	$(REPORT) build --profile $(PROFILE)

test: setup-tests build unit-tests check verify

build: setup
	swift build $(SWIFT_FLAGS)

setup:
	@scripts/setup report

setup-tests:
	@scripts/setup report test

unit-tests: build
	swift test $(SWIFT_FLAGS) --disable-xctest

check: build
	$(REPORT) check --profile quick

verify: build
	$(REPORT) verify --profile quick

lint:
	swift-format lint --strict --recursive --parallel Package.swift Sources Tests Plugins Examples Benchmarks/Package.swift Benchmarks/Sources

format:
	swift-format format --in-place --recursive --parallel Package.swift Sources Tests Plugins Examples Benchmarks/Package.swift Benchmarks/Sources

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/facsimile
	install -m 755 $(REPORT) $(DESTDIR)$(PREFIX)/bin/report
	cp -R templates notebooks golden $(DESTDIR)$(PREFIX)/share/facsimile/

clean:
	rm -rf .build .facsimile
	find output -mindepth 1 ! -name .gitkeep -delete

help:
	@sed -n 's/^#  *make/make/p' Makefile
	@echo "make build     build in release"
	@echo "make format    rewrite the sources in the house style"
	@echo "make install   copy program and templates to PREFIX ($(PREFIX))"
	@echo "make clean     remove builds, caches and outputs"
