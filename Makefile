# Dateline: every command of the project. `make help` lists them.

BIN     := bin/dateline
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS := -s -w -X dateline/internal/cli.Version=$(VERSION)

DATELINE_DATA ?= ./data
export DATELINE_DATA

.DEFAULT_GOAL := help
.PHONY: help run dev build test test/race test/browser lint editor generate check bench db/reset migrate/new $(BIN)

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z\/]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build, then serve the archive in ./data on http://127.0.0.1:8080, with examples when it is empty
	@scripts/need postgres
	$(BIN) serve --demo-if-empty

# No reloading proxy: it works by a script in the page, which the pages' Content-Security-Policy refuses.
dev: ## serve, rebuild on every change, and read styles from disk
	@scripts/need postgres
	go tool templ generate --watch --path . \
		--cmd "go run ./cmd/dateline serve --demo-if-empty --dev-assets web/static --cache-mb 0"

build: $(BIN) ## build bin/dateline

$(BIN): # the go command knows best what is out of date
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o $@ ./cmd/dateline

test: ## run every Go test (finds, fetches or installs what they need)
	@scripts/need postgres 'webp?' 'exiftool?'
	go test ./...

test/race: ## the same under the race detector
	@scripts/need postgres 'webp?' 'exiftool?' cc
	CGO_ENABLED=1 go test -race ./...

test/browser: build ## drive the pages in Chromium: accessibility, HTML, the editor's path, narrow screens
	@scripts/need postgres 'webp?' node java chromium
	cd test/browser && npm ci --no-audit --no-fund --loglevel=error && npm test

lint: ## format, vet, staticcheck and layering
	@unformatted=$$(gofmt -l cmd internal migrations test web); \
	if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	go test ./internal/architecture

editor: ## bundle the desk’s editor from its sources, with npm
	@scripts/need node
	cd web/editor && npm ci --no-audit --no-fund --loglevel=error
	go run ./web/editor

# From the root, always: the generated code names each file by its path from where templ ran.
generate: ## format the templ pages and write their Go code
	@go tool templ fmt -log-level warn web
	go tool templ generate -log-level warn

check: ## everything that CI does
	.ci/run

bench: build ## measure pages against nginx serving the same bytes
	@scripts/need postgres nginx wrk
	go run ./test/bench

db/reset: ## delete the archive in ./data (asks first; YES=1 does not)
	@scripts/reset-data

migrate/new: ## start the next migration: make migrate/new NAME=add_something
	@scripts/new-migration '$(NAME)'
