# Two commands do everything: `make run` (build, then the quickstart) and `make test`.

PREFIX ?= /usr/local
SWIFT_NEEDED := 6.2
BUILD := swift build -c release --explicit-target-dependency-import-check error
BINARY := .build/release/roga

# The one list of what roga is built on (Debian names).
DEPS := libreadline-dev libopenblas-dev libpng-dev libyaml-dev libjansson-dev libarchive-dev libturbojpeg0-dev libexif-dev \
        libcairo2-dev libfreetype-dev pkg-config

.PHONY: run build test install deps swift check-forge fuzz clean

run: build
	$(BINARY) run recipes/quickstart.roga

build: deps
	$(BUILD) --static-swift-stdlib --product roga

# The tests that drive a prompt on a pseudo-terminal send signals, so they run by themselves, one by one.
test: deps
	$(BUILD) --static-swift-stdlib --product roga
	$(BUILD) --build-tests
	swift test -c release --skip-build --skip 'Prompt(Terminal|Signal|Trap|Hint)Tests'
	swift test -c release --skip-build --filter 'Prompt(Terminal|Signal|Trap|Hint)Tests' --no-parallel
	Tests/Scripts/run $(BINARY)

# A million executions a target, led by the code that runs; needs a build of its own.
fuzz: deps
	.ci/fuzz

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/roga/fonts"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/roga"
	install -m 644 datasets.yaml share/* "$(DESTDIR)$(PREFIX)/share/roga/"
	install -m 644 Sources/REPL/Plot/Fonts/* "$(DESTDIR)$(PREFIX)/share/roga/fonts/"

deps: swift
	@.ci/deps $(DEPS)

swift:
	@.ci/swift $(SWIFT_NEEDED)

check-forge: deps
	$(BUILD) --product CheckForge
	.build/release/CheckForge

clean:
	swift package clean
