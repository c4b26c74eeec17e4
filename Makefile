# The daily verbs. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help demo test e2e browser clients fuzz look pictures check advisories bench bless client prepare test-tools

SHELL := /bin/bash

# Further arguments of `make demo`, for example: make demo ARGS="--fresh --tasks 1000"
ARGS ?=

help: ## List the verbs
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

demo: prepare web/dist/index.html ## Build everything, set up a task center and a SuccessFactors sandbox, and say where to click
	@cargo build --release --package docket
	@exec target/release/docket demo $(ARGS)

test: prepare test-tools web/dist/index.html ## Run every test
	@scripts/test

e2e: prepare test-tools web/dist/index.html ## Run only the tests of the built program
	scripts/with-postgres cargo nextest run --workspace --no-fail-fast --filterset 'package(docket-e2e)'

browser: prepare test-tools web/dist/index.html ## Run only the journeys through the web app
	cargo build --workspace --bin docket
	npm test --silent --workspace e2e/browser --workspace e2e/identity

clients: prepare test-tools web/dist/index.html ## Run only the tests with independent client libraries
	cargo build --workspace --bin docket
	npm test --silent --workspace e2e/clients

# How long each target of `make fuzz` runs, and which: make fuzz SECONDS=600 ARGS="assertion token"
SECONDS ?= 60

fuzz: prepare ## Look for inputs that break a parser of foreign input
	scripts/fuzz $(SECONDS) $(ARGS)

look: prepare test-tools web/dist/index.html ## Take pictures of every page and dialog to look at, into e2e/browser/results
	cargo build --workspace --bin docket
	DOCKET_LOOK=1 npm test --silent --workspace e2e/browser

pictures: prepare test-tools web/dist/index.html ## Take the documentation's pictures anew
	cargo build --workspace --bin docket
	DOCKET_PICTURES=$(CURDIR)/docs/images npm test --silent --workspace e2e/browser -- procedure

check: prepare node_modules/.package-lock.json ## Format, lints, licences and bans
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings
	@command -v cargo-deny >/dev/null || { echo "cargo-deny is missing; get it with: cargo install --locked cargo-deny" >&2; exit 1; }
	cargo deny check bans licenses sources
	npm run check --silent
	node scripts/npm-licences.js

advisories: ## Known weaknesses of dependencies (needs the network)
	cargo deny check advisories

bench: prepare test-tools web/dist/index.html ## Measure speed and memory, as ratios against a limit measured in the same run
	cargo build --release --package docket
	cargo build --release --package docket-benchmarks
	scripts/with-postgres target/release/docket-benchmarks
	DOCKET_BINARY=$(CURDIR)/target/release/docket npm run measure --silent --workspace e2e/browser

bless: prepare test-tools ## Accept what snapshot tests see now
	INSTA_UPDATE=always scripts/with-postgres cargo nextest run --workspace --no-fail-fast

client: prepare node_modules/.package-lock.json ## Write the web app's client anew from docs/reference/openapi.json
	npm run generate --silent --workspace docket-api-client

# The web app, which the binary carries.
web/dist/index.html: node_modules/.package-lock.json web/index.html web/vite.config.ts $(shell find web/src -type f)
	@npm run build --silent --workspace web -- --logLevel warn

node_modules/.package-lock.json: package-lock.json package.json web/package.json scripts/api-client/package.json e2e/browser/package.json e2e/clients/package.json e2e/identity/package.json | prepare
	@echo "Installing what the web app is built with"
	@npm ci --silent --no-fund --no-audit
	@touch $@

prepare:
	@scripts/prepare build

test-tools:
	@scripts/prepare test
