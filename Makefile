# Targets prepare .venv by themselves. `make PYTHON=python3.13 SPHINXOPTS=-v html` chooses.
PYTHON ?= python3
SPHINXOPTS ?=
# What dates the books: the last commit, so that the same sources make the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
BIN := .venv/bin
RECAP := PYTHONPATH=_ext $(BIN)/python -m recap

# The stamp of a whole installation: another interpreter, or another place, prepares .venv again.
STAMP := $(shell "$(PYTHON)" -c 'import os, platform, zlib; \
	print(f"{platform.python_version()}-{zlib.crc32(os.fsencode(os.getcwd()))}")')
SITE := .venv/site-$(STAMP)
DEV := .venv/dev-$(STAMP)

.PHONY: help all html pdf epub poster latexpdf live docs new linkcheck translate lint lint-fix test check bench audit system fonts lock release verify clean

## help        list the targets
help: ; @sed -n 's/^## /  /p' Makefile
## all         make the books, then the site, which offers them
all: pdf epub ; $(MAKE) html

## html        build the site: open _build/html/index.html
## pdf         make the book: open _build/pdf/retour-sbf-2012.pdf
## epub        make the e-book: open _build/epub/retour-sbf-2012.epub
## poster      make a poster (A3) and a summary (A4), in _build/poster
html pdf epub poster: $(SITE) ; @$(RECAP) build $@ $(SPHINXOPTS)
## live        see the site, in all languages, at each save: make live PORT=8001
live: $(DEV) ; @$(RECAP) live --port $(or $(PORT),8000)

## docs        build the guide of the machinery: open _build/docs/index.html
docs: $(SITE)
	@PYTHONPATH=_ext $(BIN)/sphinx-build -q -n -W --keep-going -j auto -d _build/docs-doctrees docs _build/docs $(SPHINXOPTS)
	@echo 'Open _build/docs/index.html'

## new         begin another recap: make new DIR=~/my-conf TITLE='Days of Clay' LANGUAGE=de
# Its variables are taken as they are typed, a dollar sign included; what isn't given is asked for.
$(foreach name,DIR TITLE LANGUAGE DATES PLACE AUTHOR SCHEDULE,$(if $(findstring command,$(origin $(name))),\
	$(eval export NEW_$(name) := $$(value $(name)))))
new: $(DEV) ; @PYTHONPATH=_ext:tools $(BIN)/python -m new

## linkcheck   visit every external link
## latexpdf    make the book with TeX, where it is installed
linkcheck latexpdf: $(SITE) ; $(BIN)/sphinx-build -M $@ . _build -n -W --keep-going -j auto $(SPHINXOPTS)
## translate   bring the catalogues up to date, or start another: make translate LANGUAGES=de
# Catalogues that translate no page are asked about: ORPHANS=remove, or keep, answers.
translate: $(DEV)
	@$(RECAP) translate $(if $(ORPHANS),--orphans $(ORPHANS)) $(LANGUAGES) && tools/translate.sh $(LANGUAGES)
## lint        say what the typography of each language refuses, in pages and translations
## lint-fix    mend what of it is mechanical
lint lint-fix: $(SITE) ; @$(RECAP) $(@:lint-fix=lint --fix)
## test        run all tests, those in a browser included
test: $(DEV) system ; $(BIN)/pytest
## check       lint, types, the rules of the text, then all tests
check: $(DEV) system
	$(BIN)/ruff check && $(BIN)/ruff format --check && PYTHONPATH=_ext $(BIN)/lint-imports --no-cache
	$(BIN)/mypy && $(RECAP) lint && PYTHONPATH=_ext $(BIN)/python tools/check_translations.py
	$(BIN)/pytest

## bench       measure what readers and authors wait for, beside Furo, mdBook and Hugo
bench: $(DEV) system ; tools/lock.sh install requirements-bench && $(BIN)/python bench $(BENCH)
## audit       have DAISY Ace look for barriers in the EPUB
audit: epub system ; tools/audit.sh _build/epub/*.epub
## system      install what the tests need from the system (Debian and its kin)
system: ; tools/system.sh
## fonts       install fonts for the PDF: emoji, Chinese, Arabic, and other scripts
fonts: $(SITE) ; tools/lock.sh install requirements-fonts
## lock        pin all that requirements*.txt bring, with hashes: make lock LOCK=--upgrade
lock: ; PYTHON="$(PYTHON)" tools/lock.sh make $(LOCK)
## release     make all that is published, from what is committed, in dist
## verify      make it again elsewhere, compare the bytes; say which claims are unchecked
release verify: $(DEV) ; @PYTHONPATH=_ext:tools $(BIN)/python -m release $@
## clean       remove what was built; .venv and dist stay
clean: ; rm -rf _build .mypy_cache .pytest_cache .ruff_cache

$(SITE): requirements.txt locks/requirements.txt
	@[ ! -L .venv ] || rm .venv  # whose it is, it stays whole
	"$(PYTHON)" -m venv --clear .venv
	tools/lock.sh install requirements && touch $@
$(DEV): requirements-dev.txt locks/requirements-dev.txt $(SITE)
	tools/lock.sh install requirements-dev && touch $@
