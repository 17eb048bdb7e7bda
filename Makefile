# The commands of the house; `make` alone lists them.
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard multilevel/locale/*/LC_MESSAGES/django.po))
export PORT

.PHONY: help serve test check build messages bench lock .venv

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

serve: build ## the catalogue on http://127.0.0.1:8000 (PORT=… for another)
	@DEBUG=false $(BIN)/python -m multilevel.prepare "migrate --verbosity 0" \
		"import_catalogue fixtures --if-empty"
	@DEBUG=false exec $(BIN)/gunicorn --config multilevel/gunicorn.py multilevel.wsgi

build: .venv/site $(CATALOGUES) var/static/staticfiles.json ## install packages, compile words, collect static files

test: .venv/dev $(CATALOGUES) ## all tests; those in a browser where there is Chromium
	DEBUG=true HTTPS=false $(BIN)/pytest

check: test ## the one gate: tests, lint, format, types, import direction, templates, migrations, deployment
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --target-version 5.2 --check $$(git ls-files 'templates/*.html')
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

# The check of a deployment reads the settings only; nobody listens at this address.
PRODUCTION = DATABASE_URL=postgresql://multilevel@localhost/multilevel ALLOWED_HOSTS=catalogue.example.org \
	SECRET_KEY=$$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')

messages: $(CATALOGUES) ## compile the words of the interface alone
%.mo: %.po | .venv/site
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# Stylesheets, scripts and pictures under names that carry their fingerprint, compressed.
var/static/staticfiles.json: $(shell find static -type f) requirements.txt \
		multilevel/settings.py multilevel/apps.py multilevel/storage.py | .venv/site
	DEBUG=false $(BIN)/python manage.py collectstatic --no-input --clear --verbosity 0

bench: build ## how fast, beside peers: PEERS=… names the folder with their driver; SCALE=100k, OPS=L1,S1 …
	@test -n "$(PEERS)" || { echo "Name the folder of the peers' driver: make bench PEERS=… (benchmarks/README.md)"; exit 2; }
	$(BENCH) load $(SCALE) $(BESIDE) multilevel
	$(BENCH) run $(SCALE) $(BESIDE) multilevel --out var/bench.jsonl --ops $(OPS)
	$(BENCH) report var/bench.jsonl
SCALE ?= 10k
BESIDE ?= limit textbook
OPS ?= L1,L2,L3,H3,L4,S1,S2,S3,D1,P1,XC,XJ
BENCH_PYTHON ?= $(PEERS)/venv/bin/python
BENCH = $(BENCH_PYTHON) benchmarks/run.py $(PEERS)

lock: .venv/dev ## write the lock files anew from requirements*.in
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

# One virtual environment. A stamp for each lock file tells whether it was installed as it stands now.
.venv: .venv/dev
# Modules are compiled when they are first imported: most never are.
INSTALL := $(BIN)/pip install --quiet --no-compile --disable-pip-version-check --require-hashes --only-binary :all:

.venv/made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=… serve")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site: requirements.txt | .venv/made
	$(INSTALL) --requirement requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/made
	$(INSTALL) --requirement requirements-dev.txt
	@touch $@ .venv/site
