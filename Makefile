# The daily verbs. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help demo test e2e check advisories bench bless prepare test-tools

SHELL := /bin/bash

# Further arguments of `make demo`, for example: make demo ARGS="--fresh --tasks 1000"
ARGS ?=

help: ## List the verbs
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

demo: prepare ## Build everything, set up a task center and a SuccessFactors sandbox, and say where to click
	@cargo build --release --package docket
	@exec target/release/docket demo $(ARGS)

test: prepare test-tools ## Run every test
	scripts/with-postgres cargo nextest run --workspace --no-fail-fast

e2e: prepare test-tools ## Run only the tests of the built program
	scripts/with-postgres cargo nextest run --workspace --no-fail-fast --filterset 'package(docket-e2e)'

check: prepare ## Format, lints, licences and bans
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings
	@command -v cargo-deny >/dev/null || { echo "cargo-deny is missing; get it with: cargo install --locked cargo-deny" >&2; exit 1; }
	cargo deny check bans licenses sources

advisories: ## Known weaknesses of dependencies (needs the network)
	cargo deny check advisories

bench: prepare ## Measure speed and memory, as ratios against a limit measured in the same run
	cargo build --release --package docket
	cargo build --release --package docket-benchmarks
	target/release/docket-benchmarks

bless: prepare test-tools ## Accept what snapshot tests see now
	INSTA_UPDATE=always scripts/with-postgres cargo nextest run --workspace --no-fail-fast

prepare:
	@scripts/prepare build

test-tools:
	@scripts/prepare test
