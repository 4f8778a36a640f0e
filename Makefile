# make run | test | build | bench; ARTICLES=folder and PORT=number are honoured.
PYTHON ?= python3
PORT ?= 8501
ARTICLES ?= data/articles
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: run build test bench lint clean browser audit
.DEFAULT_GOAL := run

$(VENV)/ready: requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and '$(PYTHON)' was not found: install it from python.org or your package manager."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: on Debian and Ubuntu, apt install python3-venv."; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

build: $(VENV)/ready
	$(PY) -m analytics build "$(ARTICLES)"

run: $(VENV)/ready
	@$(PY) -c 'import socket,sys; s=socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", int(sys.argv[1])))' $(PORT) 2>/dev/null || { echo "Port $(PORT) cannot be used (busy, or not a port): choose another, e.g. make run PORT=8600"; exit 1; }
	$(PY) -m analytics build "$(ARTICLES)" || [ $$? -eq 3 ]
	ELCHI_ARTICLES="$(ARTICLES)" $(PY) -m streamlit run dashboard/app.py --server.port $(PORT)

# The browser of the browser tests: Debian's where apt may, else Playwright's own.
browser: $(VENV)/ready-dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } \
	  || $(PY) -m playwright install chromium

lint: $(VENV)/ready-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# Fails for a reported vulnerability of a pinned package; says which packages could not be looked up.
audit: $(VENV)/ready-dev
	@$(PY) -m tests.audit

test: lint audit browser
	$(PY) -m pytest

bench: $(VENV)/ready-dev
	$(PY) -m benchmarks all

clean:
	rm -rf $(VENV) warehouse
