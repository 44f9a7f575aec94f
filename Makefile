# Everything a person does in a checkout. `make help` lists it.

# What is set in the caller's shell must not decide what happens here.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONWARNINGS PYTHONSAFEPATH PYTHONOPTIMIZE VIRTUAL_ENV
unexport FORCE_COLOR PY_COLORS NO_COLOR COLUMNS
unexport PIP_TARGET PIP_PREFIX PIP_USER PIP_ROOT PIP_NO_DEPS PIP_REQUIRE_HASHES
unexport INSPECT_FLOW_AS INSPECT_FLOW_FILES INSPECT_FLOW_DATABASE INSPECT_FLOW_HOME INSPECT_FLOW_LANG PYTEST_ADDOPTS MYPYPATH
export PYTHONUTF8 := 1

LANG_UI ?= vi
DAY ?= 12/9/2019
WORKERS ?= 2
BIN := .venv/bin

.NOTPARALLEL:
.PHONY: help demo serve test check lint types imports docs guide pictures catalogue simulate bench lock clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "make %-10s %s\n", $$1, $$2}'

demo: .venv/.runtime ## run the Long Điền case of 2019 and leave its documents in out/ (LANG_UI=en: in English)
	$(BIN)/inspect-flow --lang $(LANG_UI) demo --to out

serve: .venv/.runtime ## open the workplace with the Long Điền case, one account per role (DAY=14/8/2019: the morning of the visit)
	$(BIN)/inspect-flow --lang $(LANG_UI) serve --demo out/web --demo-on $(DAY)

test: lint types imports ## run every check: format, lint, types, layers, all tests, packages, documentation
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

check: test ## the same as test

lint: .venv/.development ## check format and style
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet

types: .venv/.development ## check types strictly
	$(BIN)/mypy

imports: .venv/.development ## check that packages import only what lies below them
	$(BIN)/lint-imports --no-cache

docs: .venv/.development ## write the generated parts of docs/ and GLOSSARY.md anew
	$(BIN)/python -m tools.documentation

guide: .venv/.development ## walk the jobs of the user guide in Chromium and make its pictures (some minutes)
	$(BIN)/python -m tools.guide_pictures

pictures: .venv/.development ## picture every kind of paper for docs/papers (needs LibreOffice)
	$(BIN)/python -m tools.paper_pictures

catalogue: .venv/.development ## collect the sentences for translation and compile the English catalogue
	$(BIN)/python -m tools.catalogue

simulate: .venv/.development ## play a year of reminders over a synthetic province and judge each one (some minutes)
	$(BIN)/python -m bench.reminder_year

bench: .venv/.development ## measure against bare tools; writes bench/results.md
	$(BIN)/python -m bench

lock: ## pin dependencies anew (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv, a Python package installer"; exit 1; }
	uv pip compile $(LOCK_OPTIONS) --group build -o requirements/runtime.lock pyproject.toml
	uv pip compile $(LOCK_OPTIONS) --group build --group development --all-extras -o requirements/development.lock pyproject.toml
LOCK_OPTIONS := --universal --generate-hashes --no-header --no-emit-index-url --quiet

clean: ## remove what make has made
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.runtime: tools/prepare pyproject.toml requirements/runtime.lock
	@tools/prepare runtime

.venv/.development: tools/prepare pyproject.toml requirements/development.lock
	@tools/prepare development
