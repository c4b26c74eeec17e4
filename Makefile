# The daily verbs. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench bless prepare test-tools

SHELL := /bin/bash

help: ## List the verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

test: prepare test-tools ## Run every test
	scripts/with-postgres cargo nextest run --workspace --no-fail-fast

check: prepare ## Format, lints, licences and bans
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings
	@command -v cargo-deny >/dev/null || { echo "cargo-deny is missing; get it with: cargo install --locked cargo-deny" >&2; exit 1; }
	cargo deny --offline check bans licenses sources

prepare:
	@scripts/prepare build

test-tools:
	@scripts/prepare test
