# Everything a person runs. A fresh machine needs Python 3.11, pip, make and a compiler; the rest is set up here.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN = .venv/bin

.PHONY: demo test test-all lint eval bench goldens requirements clean

demo: .venv/run  ## read examples/lausanne and print the brief
	@$(BIN)/rashomon brief examples/lausanne

test: .venv/dev  ## the quick tests; warnings are errors
	$(BIN)/python -m pytest -m "not slow"

test-all: .venv/dev  ## all tests
	$(BIN)/python -m pytest

lint: .venv/dev  ## style, types and the law of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: .venv/dev  ## the measured tasks against their floors
	$(BIN)/python -m evals gate

bench: .venv/dev  ## speed and memory
	$(BIN)/python -m benchmarks

goldens: .venv/dev  ## write anew what the examples give; review the diff
	$(BIN)/rashomon brief examples/lausanne --out tests/goldens/lausanne.txt

requirements: .venv/dev  ## pin the newest versions that pyproject.toml allows, with hashes
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) pyproject.toml --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt
	$(COMPILE) requirements/build.in --constraint requirements/dev.txt --output-file requirements/build.txt

clean:
	rm -rf .venv build dist

COMPILE = $(BIN)/uv pip compile --quiet --no-config --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

# The package is installed as it stands, so that a change of its source needs no second step.
INSTALL = $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
SELF = $(INSTALL) --no-deps --no-build-isolation --editable .

.venv/python:
	@echo "Setting up .venv, once; this takes a minute or two."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rashomon needs Python 3.11 or later: make PYTHON=...")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/python requirements/run.txt pyproject.toml
	@$(INSTALL) --require-hashes --requirement requirements/run.txt --requirement requirements/build.txt
	@$(SELF)
	@touch $@

.venv/dev: .venv/python requirements/dev.txt pyproject.toml
	@$(INSTALL) --require-hashes --requirement requirements/dev.txt --requirement requirements/build.txt
	@$(SELF)
	@touch .venv/run $@
