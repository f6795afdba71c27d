# One command for each thing a developer does; set-up happens by itself, once.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

export NO_MKDOCS_2_WARNING := 1
export PORT ?= 8000

PYTHON := .venv/bin/python
READY := .venv/.ready node_modules/.ready

.PHONY: help serve test build bench lint format clean shell chromium xmllint

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

serve: $(READY) ## preview the site on port 8000 (or PORT=); edits show by themselves
	@$(PYTHON) -m macros.copy_fonts
	@exec $(PYTHON) -m macros.serve

# What the tests need takes minutes in a fresh clone, so it is made two at a time, as they run.
NEEDED := lint build shell xmllint .venv-counterparts/.ready

test: ## all that must hold before a change is merged
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=line $(NEEDED)
	$(PYTHON) -m pytest -n 2 --dist worksteal

build: $(READY) ## make the site, in site/
	$(PYTHON) -m macros.copy_fonts
	$(PYTHON) -m macros.compile_engine
	$(PYTHON) -m macros.embed
	$(PYTHON) -m macros.course_kit
	$(PYTHON) -m macros.adapter_kit
	$(PYTHON) -m macros.hosted_course
	$(PYTHON) -m macros.write_pages
	$(PYTHON) -m macros.wheel
	$(PYTHON) -m mkdocs build --strict --clean
	$(PYTHON) -m macros.join_styles
	$(PYTHON) -m macros.script_last
	$(PYTHON) -m macros.service_worker
	$(PYTHON) -m macros.headers
	$(PYTHON) -m macros.compress

bench: build chromium ## measure the page beside others (benchmarks/README.md)
	$(PYTHON) -m benchmarks

lint: $(READY) ## style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m guide lint
	@$(PYTHON) -m guide facts --stale
	for script in docs/javascripts/{,*/,*/*/}*.mjs docs/.theme/partials/*.js macros/*.mjs tests/tables/*.mjs benchmarks/*.js benchmarks/*/*.{js,mjs}; do node --check "$$script"; done

format: $(READY) ## rewrite the code in the one style
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

clean: ## remove all that was made, the set-up too
	rm -rf .venv .venv-counterparts node_modules site guide/kit docs/engine docs/course docs/embed/*.js docs/fonts docs/downloads docs/policies/*/ build dist .cache .*_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.ready: requirements.txt .python-version
	@for python in python3.13 python3 /usr/bin/python3; do \
	  "$$python" -c 'import sys, ensurepip, venv; assert sys.version_info >= (3, 11)' \
	    2>/dev/null && break; \
	  python=; \
	done; \
	test -n "$$python" || { echo 'No Python of 3.11 or later with venv was found: install one, best 3.13.'; exit 1; }; \
	"$$python" -c 'import platform; print("Setting up .venv with Python", platform.python_version())'; \
	rm -rf .venv; \
	"$$python" -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

.venv-counterparts/.ready: tests/packages/requirements.txt .venv/.ready
	@echo 'Setting up the learning systems that packages are tried with'
	@rm -rf .venv-counterparts
	$(PYTHON) -m venv .venv-counterparts
	.venv-counterparts/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/packages/requirements.txt
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc
	npm ci --no-audit --no-fund
	@touch $@

# The tests drive Chromium without its windows, which takes far less time; CHROMIUM= names another.
shell:
	@if [ -z "$${CHROMIUM:-}" ]; then $(call installed,chromium-headless-shell,chromium-headless-shell); \
	elif ! command -v "$$CHROMIUM" >/dev/null; then \
	  echo "CHROMIUM is $$CHROMIUM, which is not there: name a Chromium, or leave it out."; exit 1; fi

chromium:
	@$(call installed,chromium,chromium)

xmllint: | shell # one after the other, for Debian's packages are installed by one at a time
	@$(call installed,xmllint,libxml2-utils)

# $(call installed,COMMAND,PACKAGE): install the Debian package unless the command is there
define installed
{ command -v $(1) >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as_root=; \
	elif sudo -n true 2>/dev/null; then as_root=sudo; \
	else echo "This needs $(1): install $(2)."; exit 1; fi; \
	echo 'Installing $(2)'; \
	$$as_root apt-get update -qq && $$as_root apt-get install -y -qq $(2) >/dev/null; }
endef
