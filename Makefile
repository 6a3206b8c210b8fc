# Galley's commands. `make` alone lists them; README.md says what each is for.
#
# One build serves everything: the dev profile with `custom-protocol`, so that the window the tests drive has
# the production page and CSP inside. Every target names the same features and the whole workspace, because a
# different selection would make Cargo build the same crates twice.
# See docs/decisions/one-build.md.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

ifndef CARGO_TARGET_DIR
ifeq ($(CI),true)
CARGO_TARGET_DIR := $(HOME)/.cache/galley/target
else
CARGO_TARGET_DIR := $(CURDIR)/target
endif
endif
export CARGO_TARGET_DIR

# The Python environment with the validators of other projects for our packages; the tests read its path from this variable.
GALLEY_JUDGES ?= $(HOME)/.cache/galley/judges
export GALLEY_JUDGES

# Property tests use the same cases in every `make test`, so that a failure is repeated by the next run; `make soak` uses others
# each time, and prints the seed.
PROPTEST_RNG_SEED ?= 20261125
export PROPTEST_RNG_SEED

# The bare pages that typing in the window is measured against.
GALLEY_BARE := $(CARGO_TARGET_DIR)/bare
export GALLEY_BARE

CARGO_FLAGS := --workspace --features galley/custom-protocol
PROGRAMS := $(CARGO_TARGET_DIR)/debug
CORPORA := $(abspath ../shared/corpora)

UI_SOURCES := $(shell find ui assets -type f -not -path '*/node_modules/*' -not -path 'ui/dist/*' 2>/dev/null)
UI_INSTALLED := ui/node_modules/.package-lock.json
JUDGES_INSTALLED := tests/judges/node_modules/.package-lock.json
UI_BUILT := ui/dist/index.html

.PHONY: help run test dev setup check format soak corpora copydesk-score bench package clean
.PHONY: programs setup-run build-tests
.NOTPARALLEL:

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-14s %s\n", $$1, $$2}' Makefile

run: setup-run programs ## set everything up, build, open the window (without a display: do the same job on the command line)
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then exec "$(PROGRAMS)/galley"; \
	else exec tests/setup/without-a-display "$(PROGRAMS)/galley-cli"; fi

# The tests must not reach the keychain of the person who runs them.
test soak: export DBUS_SESSION_BUS_ADDRESS := disabled:
test: setup check build-tests ## set everything up, then check and pass every test: UI, Rust, and the real window
	cd ui && npm test
	cargo test $(CARGO_FLAGS) --no-fail-fast

dev: setup-run $(UI_INSTALLED) ## open the window from the sources, and print an address for a browser; both reload as you type
	ui/node_modules/.bin/tauri dev --features dev-door

setup: setup-run $(JUDGES_INSTALLED) ## install what the tests need besides what `run` needs
	@tests/setup/debian-packages test
	@tests/setup/judges "$(GALLEY_JUDGES)"

check: setup-run $(UI_BUILT) ## format, lints and types of both languages; seconds when warm
	cargo fmt --all --check
	cargo clippy $(CARGO_FLAGS) --all-targets -- -D warnings
	cd ui && npm run check && npm run lint

format: $(UI_INSTALLED) ## write both languages in the house's format
	cargo fmt --all
	cd ui && npm run format

soak: PROPTEST_RNG_SEED := $(shell date +%s)
soak: export GALLEY_SEED := $(PROPTEST_RNG_SEED)
soak: setup build-tests ## the tests that are a seeded tenth in `make test`, in full, on other cases each time
	@echo "soak: PROPTEST_RNG_SEED=$(PROPTEST_RNG_SEED) GALLEY_SEED=$(GALLEY_SEED) tries these cases again"
	GALLEY_SOAK=1 cargo test $(CARGO_FLAGS) --no-fail-fast
	@if [ -d "$(CORPORA)" ]; then \
	  GALLEY_SOAK=1 GALLEY_CORPORA="$(CORPORA)" cargo test --workspace --features galley/custom-protocol,corpora --test corpora --no-fail-fast; \
	else echo "soak: there is no $(CORPORA), so other people's files were left out"; fi

corpora: setup-run programs ## other people's files of ../shared/corpora through our readers and into the real window
	@if [ ! -d "$(CORPORA)" ]; then echo "make corpora: there is no folder $(CORPORA); put the corpora there, or run make test alone." >&2; exit 1; fi
	@tests/setup/debian-packages test
	GALLEY_CORPORA="$(CORPORA)" cargo test --workspace --features galley/custom-protocol,corpora --test corpora --no-fail-fast

copydesk-score: ## how often the copy desk alarms on correct text of ../shared/corpora (TEXTS=FILES for more)
	@if [ ! -d "$(CORPORA)" ]; then echo "make copydesk-score: there is no folder $(CORPORA); put the corpora there." >&2; exit 1; fi
	cargo run --release -p copydesk --example score -- "$(CORPORA)"/zh/*/*.conllu "$(CORPORA)"/zh/*/Data/domains_data/*.train $(TEXTS)

bench: setup programs ## speed as ratios against ordinary tools and bare pages, measured side by side (GROUP=compare|photos|review|scale|typing|wires|worst: that alone)
	@tests/setup/debian-packages bench
	ui/node_modules/.bin/vite build -c tests/bench/bare/vite.config.mjs
	cargo build --release -p cli
	GALLEY_APP="$(PROGRAMS)/galley" cargo bench -p galley-tests -- $(GROUP)

package: setup ## build the .deb, install it, see its window open, and take it off again
	@tests/setup/debian-package

clean: ## remove what was built (not what was installed)
	cargo clean
	rm -rf ui/dist ui/node_modules tests/judges/node_modules gen

setup-run:
	@tests/setup/debian-packages run

# `--bins`: the crates that only the tests need are built by `build-tests`.
programs: $(UI_BUILT)
	cargo build $(CARGO_FLAGS) --bins

# The programs and the tests in one call: in separate calls, the tests' own dependencies would build shared crates anew.
build-tests: $(UI_BUILT)
	cargo build $(CARGO_FLAGS) --lib --bins --tests

$(UI_INSTALLED): ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	@touch $@

$(JUDGES_INSTALLED): $(wildcard tests/judges/package-lock.json)
	cd tests/judges && npm ci --no-audit --no-fund
	@touch $@

$(UI_BUILT): $(UI_INSTALLED) $(UI_SOURCES)
	cd ui && npm run build
	@touch $@
