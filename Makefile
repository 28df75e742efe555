# Everything starts here: `make demo` and `make test` do all set-up by themselves.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
WORKERS ?= 2

.PHONY: help demo test test-long check bench docs serve pins browser clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# Source builds are forbidden: every dependency comes as a wheel whose digest is pinned.
$(VENV)/run.done: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(VENV)/test.done: requirements/test.txt requirements/validators.txt $(VENV)/run.done
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r requirements/validators.txt
	touch $@

demo: $(VENV)/run.done ## Trace the sample case and open it in a browser (SERVE=0: end after printing)
	@$(BIN)/vorlage run sample --case demo-case $(if $(filter 0,$(SERVE)),--no-serve) || [ $$? -eq 1 ]

browser: ## Install what tests need of the distribution: Chromium and fonts, models of OCR, libarchive, PostgreSQL, qpdf, ExifTool
	@tools/install_browser
	@tools/install_ocr_models
	@tools/install_postgresql
	@tools/install_examiners

check: $(VENV)/test.done ## Format, lint, strict types, layers, sizes, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/check_domain.py
	$(BIN)/python tools/check_sizes.py
	$(BIN)/python tools/check_docs.py
	$(BIN)/python tools/build_reference.py --check

test: $(VENV)/test.done browser check ## Everything CI runs: ten minutes, or fifteen on a busy machine
	$(BIN)/pytest -n $(WORKERS) -m "not long"

test-long: $(VENV)/test.done browser ## Corpora, fuzzing, many kills: as long as it takes
	$(BIN)/pytest -n $(WORKERS) -m long --timeout 3600

# Where public test data lies that is measured on and never copied into the project; absent, those lines are left out.
BENCH_DATA ?= ../shared/data
# A folder that `lineage_evaluation prepare` filled (docs/explanation/lineage-quality.md says what it needs).
LINEAGE_DATA ?= ../lineage-data
LINEAGE_MEASURES := pairs false-relations families credited origins drift stemma short-answers

bench: $(VENV)/test.done ## Speed and quality, as ratios against a peer in the same run
	$(BIN)/python -m benchmarks.search_pages
	$(BIN)/python -m benchmarks.claims_mentions
	$(BIN)/python -m benchmarks.claims_ledger
	$(BIN)/python -m benchmarks.claims_grouping --half test
	$(BIN)/python -m benchmarks.claims_evidence leak held
	$(BIN)/python -m benchmarks.claims_evidence across test
	$(BIN)/python -m benchmarks.lineage_speed
	$(BIN)/python -m benchmarks.sheet_speed
	@if [ -d $(BENCH_DATA) ]; then $(BIN)/python -m benchmarks.claims_quality $(BENCH_DATA)/claims; \
	$(BIN)/python -m benchmarks.names_quality $(BENCH_DATA)/claims; \
	else echo "left out: quality of claims (no $(BENCH_DATA); set BENCH_DATA)"; fi
	@if [ -d $(LINEAGE_DATA)/prepared ]; then \
	for measure in $(LINEAGE_MEASURES); do $(BIN)/python benchmarks/lineage_evaluation $$measure $(LINEAGE_DATA) || exit 1; done; \
	else echo "left out: quality of lineage (no $(LINEAGE_DATA)/prepared; set LINEAGE_DATA)"; fi

docs: $(VENV)/test.done ## Make the generated pages and pictures again
	$(BIN)/python tools/build_reference.py
	$(BIN)/python tools/take_screenshots.py

serve: $(VENV)/run.done ## Open the demo case again
	$(BIN)/vorlage serve demo-case

pins: ## Resolve requirements/*.in anew into pins with hashes (needs the uv tool)
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/run.txt requirements/run.in
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/run.txt -o requirements/frames.txt requirements/frames.in
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/run.txt -o requirements/cluster.txt requirements/cluster.in
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/run.txt -o requirements/ocr-zh.txt requirements/ocr-zh.in
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/run.txt -o requirements/team.txt requirements/team.in
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/test.txt requirements/test.in

clean: ## Remove what was made here
	rm -rf $(VENV) demo-case .pytest_cache .mypy_cache .ruff_cache .hypothesis
