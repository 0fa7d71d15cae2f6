# Forældredialog. `make run` and `make test` do all set-up; `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# One set of flags for every build of the window: another set would build the
# C parts again, which takes minutes. gles builds fast and runs everywhere.
TAGS  := gles,no_emoji,no_animations,migrated_fynedo
TOOL  := go tool -modfile=.ci/tools.mod
PURE  := CGO_ENABLED=0
FUZZTIME ?= 10s
BENCH ?= .
RACE ?= ./...

# Every package but the window itself, which alone needs cgo.
pure = $$($(PURE) go list -e ./... | grep -v '/cmd/foraeldredialog$$')

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

.PHONY: run
run: ## set up, build, and open the window on the example workshop
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	  .ci/setup window && $(MAKE) --no-print-directory bin/foraeldredialog && \
	  echo "run: opening the window on the example workshop." && exec bin/foraeldredialog --example; \
	else \
	  echo "run: there is no display here, so the same job runs without a window."; \
	  $(MAKE) --no-print-directory demo; \
	fi

.PHONY: demo
demo: bin/dialogctl ## the main job without a window: raw notes to PDF in dist/demo
	@mkdir -p dist/demo && bin/dialogctl demo -o dist/demo

.PHONY: build
build: bin/dialogctl bin/foraeldredialog ## build both programs into bin/

.PHONY: bin/dialogctl bin/foraeldredialog
bin/dialogctl:
	@$(PURE) go build -o $@ ./cmd/dialogctl
bin/foraeldredialog:
	@echo "build: the window (the first time its C parts take a minute or more)."
	@CGO_ENABLED=1 go build -tags '$(TAGS)' -o $@ ./cmd/foraeldredialog

.PHONY: test
test: ## set up and run everything that must hold: checks, tests, window, short fuzzing
	@.ci/setup window test
	@$(MAKE) --no-print-directory check quality fuzz window-test unit

.PHONY: check
check: ## formatters, linters, the import map
	@echo "check: gofumpt"; out=$$($(TOOL) gofumpt -l .); [ -z "$$out" ] || { echo "$$out"; exit 1; }
	@echo "check: vet"; $(PURE) go vet $(pure)
	@CGO_ENABLED=1 go vet -tags '$(TAGS),window' ./cmd/foraeldredialog
	@echo "check: staticcheck"; $(PURE) $(TOOL) staticcheck -checks all $(pure)
	@echo "check: errcheck"; $(PURE) $(TOOL) errcheck $(pure)
	@echo "check: other systems"; for os in windows darwin; do \
	  GOOS=$$os $(PURE) go vet ./analysis/... ./storage/... ./app ./app/workshop ./app/intake ./app/synthesis ./app/report/... ./cmd/dialogctl; done
	@echo "check: the house"; $(PURE) go test -count=1 -run 'Imports|EveryPackage|NothingElse' ./app

.PHONY: unit
unit: ## all tests that need no window; those that train the model are in quality
	@echo "unit: all tests without cgo"; $(PURE) go test -skip '^TestQuality$$|ModelIsMade' $(pure)

.PHONY: window-test
window-test: bin/dialogctl bin/foraeldredialog ## a facilitator's evening in the real window under Xvfb
	@echo "window-test: the real window under Xvfb"
	@CGO_ENABLED=1 go test -tags '$(TAGS),window' -count=1 ./cmd/foraeldredialog

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (10s), two at a time
	@for pkg in $(pure); do \
	  list=$$($(PURE) go test -list '^Fuzz' $$pkg) || { echo "$$list"; exit 1; }; \
	  sed -n "s|^Fuzz|$(FUZZTIME) $$pkg &|p" <<<"$$list"; \
	done | xargs -P 2 -L 1 .ci/fuzz

.PHONY: race
race: ## all tests under the race detector; RACE=packages for some
	@echo "race: $(RACE)"; CGO_ENABLED=1 go test -race -tags '$(TAGS)' $(RACE)

.PHONY: bench
bench: ## every benchmark, fastText beside ours; BENCH=name for some
	@.ci/setup bench
	@$(PURE) go test -run '^$$' -bench '$(BENCH)' -benchmem $(pure) | grep -vE '^(\?|PASS|ok)'
	@[ '$(BENCH)' != . ] || $(MAKE) --no-print-directory bench-window

.PHONY: bench-window
bench-window: bin/foraeldredialog ## start to first picture, beside a bare Fyne window
	@.ci/setup window test
	@CGO_ENABLED=1 go test -tags '$(TAGS),window' -run '^$$' -bench FirstFrame -benchtime 8x ./cmd/foraeldredialog | grep -E 'Benchmark|FAIL'

# A labelled corpus and treebanks are no part of the project; folders of theirs
# beside the checkout are measured, too.
export FORAELDREDIALOG_CORPUS ?= $(abspath $(wildcard ../shared/corpus))
export FORAELDREDIALOG_TREEBANK ?= $(abspath $(wildcard ../shared/data))

.PHONY: quality
quality: ## what the analysis is worth, with floors; the corpus too where FORAELDREDIALOG_CORPUS names it
	@$(PURE) go test -count=1 -v -run '^TestQuality$$|ModelIsMade' ./analysis | \
	  awk '/^ +task +least/ { on = 1 } /^---|^FAIL|^ok|_test.go:[0-9]+: .*(floor|is not what)/ { on = 0; print } on { print substr($$0, 9) }'

.PHONY: shots
shots: bin/dialogctl bin/foraeldredialog ## screenshots of every screen under Xvfb into shots/
	@.ci/setup window test
	@mkdir -p shots && CGO_ENABLED=1 FORAELDREDIALOG_SHOTS="$(CURDIR)/shots" \
	  go test -tags '$(TAGS),window' -count=1 -run 'Shots|AnEvening' ./cmd/foraeldredialog

.PHONY: generate
generate: ## make lemma table, names and models again (needs what assets/LICENSES.md names)
	@go generate ./analysis/...

.PHONY: clean
clean: ## remove what was built
	@rm -rf bin dist shots
