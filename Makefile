# The commands of the house. `make` alone lists them.
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
export DJANGO_SETTINGS_MODULE := multilevel.settings

.PHONY: help lock
help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

# One virtual environment; a stamp per lock file tells whether it is up to date.
.venv: .venv/installed-dev

.venv/made:
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: requirements.txt | .venv/made
	$(INSTALL) -r requirements.txt
	touch $@

.venv/installed-dev: requirements-dev.txt | .venv/made
	$(INSTALL) -r requirements-dev.txt
	touch $@ .venv/installed

LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate
lock: .venv/installed-dev ## write the lock files anew from requirements*.in
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt
