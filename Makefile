# Two commands are enough: `make run` and `make test`. Each sets up what it needs.

PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8123
export SYMPTOMDB_HOME ?= $(CURDIR)/.symptomdb

FLAGSHIP := What are the symptoms and treatment options for heterotopic ossification?
DATABASE := $(SYMPTOMDB_HOME)/knowledge.sqlite3
CONTENT  := $(shell find src/symptomdb/content -type f)

.PHONY: run ask build serve test check lint types imports unit system lock bench clean help

# Set everything up, build the knowledge base, answer the flagship question, serve the site on 127.0.0.1 (PORT=8123).
run: $(DATABASE)
	@$(VENV)/bin/symptomdb serve --port $(PORT) --ask "$(FLAGSHIP)"

# Answer the flagship question only.
ask: $(DATABASE)
	@$(VENV)/bin/symptomdb ask "$(FLAGSHIP)"

# Build the knowledge base from its sources (again).
build: $(VENV)/.installed
	@$(VENV)/bin/symptomdb build

# Serve the site without answering first.
serve: $(DATABASE)
	@$(VENV)/bin/symptomdb serve --port $(PORT)

# Set everything up (also Chromium and PostgreSQL, where the rights allow it) and run all checks and tests.
test: $(VENV)/.installed-test system lint types imports unit

# The checks without the tests: style, types, import contracts.
check: $(VENV)/.installed-test lint types imports

# Style.
lint:
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

# Types.
types:
	@$(VENV)/bin/mypy

# The contracts between the rooms.
imports:
	@$(VENV)/bin/lint-imports

# All tests, in two processes, each file in one of them: what a file's tests share is made once.
unit:
	@$(VENV)/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Chromium and PostgreSQL from the system's packages; says what it can't install and goes on.
system:
	@sh scripts/system_packages.sh

# Resolve the dependencies again and write the hash-locked lists.
lock: $(VENV)/.installed-test
	@sh scripts/lock.sh $(VENV)

# Measure the build and the answers on this machine.
bench: $(DATABASE) $(VENV)/.installed-test
	@$(VENV)/bin/python benches/build.py
	@$(VENV)/bin/python benches/ask.py

# Remove what make made (the database in SYMPTOMDB_HOME stays).
clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# List the targets.
help:
	@awk '/^# /{c=substr($$0,3)} /^[a-z]+:/{split($$1,a,":"); if(c)print "  make " a[1] "\t" c; c=""}' Makefile

$(DATABASE): $(VENV)/.installed $(CONTENT)
	@$(VENV)/bin/symptomdb build

$(VENV)/.installed: requirements/run.txt pyproject.toml
	@PYTHON=$(PYTHON) sh scripts/install.sh $(VENV) requirements/run.txt
	@touch $@

$(VENV)/.installed-test: requirements/test.txt requirements/run.txt pyproject.toml
	@PYTHON=$(PYTHON) sh scripts/install.sh $(VENV) requirements/test.txt
	@touch $@ $(VENV)/.installed
