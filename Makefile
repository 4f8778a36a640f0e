# `make help` lists what there is; ARTICLES=folder and PORT=number are honoured.
PYTHON ?= python3
PORT ?= 8501
ARTICLES ?= data/articles
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: help run build test check bench lint clean browser audit bill
.DEFAULT_GOAL := run

help:  ## what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

$(VENV)/ready: requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and '$(PYTHON)' was not found: install it from python.org or your package manager."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: on Debian and Ubuntu, apt install python3-venv."; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/ready-bench: $(VENV)/ready-dev requirements-bench.txt
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

build: $(VENV)/ready  ## bring the warehouse of ARTICLES up to date
	$(PY) -m analytics build "$(ARTICLES)"

run: $(VENV)/ready  ## build, then open the dashboard on PORT
	$(PY) -m analytics run "$(ARTICLES)" --port $(PORT) --no-browser

# The browser of the browser tests: Debian's where apt may, else Playwright's own.
browser: $(VENV)/ready-dev  ## install the browser of the browser tests
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } \
	  || $(PY) -m playwright install chromium

lint: $(VENV)/ready-dev  ## lint, format, types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# Fails for a reported vulnerability of a pinned package; says which packages could not be looked up.
audit: $(VENV)/ready-dev  ## look the pinned packages up for vulnerabilities
	@$(PY) -m tests.audit

bill: $(VENV)/ready-dev  ## the bill of materials (SBOM, CycloneDX) as sbom.json
	@$(PY) -m tests.bill > sbom.json

# Needs no network and no browser: what to run before each commit.
check: lint  ## lint, types and the quick tests
	$(PY) -m pytest -n 2 --dist loadfile -m "not browser and not slow"

test: lint audit browser  ## everything, the browser and the kills included
	$(PY) -m pytest

bench: $(VENV)/ready-bench  ## measure each claim about speed and quality
	$(PY) -m benchmarks all

clean:  ## remove the environment and the warehouses
	rm -rf $(VENV) warehouse
