# make try    the alliance with sample people, on this machine: prints the page's address
# make test   every test
# make lint   format, lint, types, import rules
# make bench  one table of measurements
# make check  reads all content and says what to mend

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: try test lint bench check screenshots clean

try: $(VENV)/.for-running
	@echo "Starting the alliance with sample people. Stop it with Ctrl+C."
	@$(BIN)/alliance try

test: $(VENV)/.for-working
	@echo "Running every test."
	@$(BIN)/python -m pytest -n auto --maxprocesses 4

lint: $(VENV)/.for-working
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.for-working
	@$(BIN)/python -m bench

check: $(VENV)/.for-running
	@$(BIN)/alliance check

screenshots: $(VENV)/.for-working
	@$(BIN)/python docs/screenshots.py
	@$(BIN)/python docs/chat_pictures.py

clean:
	rm -rf $(VENV)

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or newer. If you have one under another name: make try PYTHON=python3.12"; exit 1; }
	@echo "Making an environment of its own in $(VENV)."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv part is missing. On Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/.for-running: $(VENV)/.made pyproject.toml
	@echo "Installing what the bot needs (about 100 MB; a minute or two the first time)."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.for-working: $(VENV)/.made pyproject.toml
	@echo "Installing what the bot and its tests need (a minute or two the first time)."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/.for-running
