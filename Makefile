# From a fresh clone: `make demo` checks a theorem, `make test` runs everything that holds the project to its word.
# Both set up .venv first, once, with nothing but Python 3.11 or later and a package index.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= auto

.PHONY: demo test lint reports site clean

demo: $(BIN)/sidestep
	$(BIN)/sidestep check no_free_lunch better_than_random unique_best

test: lint
	$(BIN)/python -m pytest -n $(JOBS)

lint: $(VENV)/development
	$(BIN)/ruff check .
	$(BIN)/mypy

site: $(VENV)/development
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs docs/_build/html

reports: $(VENV)/development
	$(BIN)/python counterexamples/make.py

$(BIN)/sidestep: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3 demo" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/development: $(BIN)/sidestep
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist docs/_build docs/generated *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
