# Targets prepare .venv by themselves. `make PYTHON=python3.13 SPHINXOPTS=-v html` chooses.
PYTHON ?= python3
SPHINXOPTS ?=
# What dates the books: the last commit, so that the same sources make the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
# A warning is an error. One process more than processors: to write, Sphinx starts one less.
STRICT := -n -W --keep-going -j $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

# The stamp of a whole installation: another interpreter, or another place, prepares .venv again.
STAMP := $(shell "$(PYTHON)" -c 'import os, platform, zlib; \
	print(f"{platform.python_version()}-{zlib.crc32(os.fsencode(os.getcwd()))}")')
SITE := .venv/site-$(STAMP)
DEV := .venv/dev-$(STAMP)

# The languages, beside that of the sources, into which the first page is translated.
EDITIONS := $(patsubst locales/%/LC_MESSAGES/index.po,%,$(wildcard locales/*/LC_MESSAGES/index.po))

.PHONY: help all html pdf epub latexpdf live new linkcheck translate lint lint-fix test check bench audit system fonts clean

## help        list the targets
help: ; @sed -n 's/^## /  /p' Makefile
## all         make the books, then the site, which offers them
all: pdf epub ; $(MAKE) html

## html        build the site: open _build/html/index.html
## pdf         make the book: open _build/pdf/retour-sbf-2012.pdf
## epub        make the e-book: open _build/epub/retour-sbf-2012.epub
html pdf epub: $(SITE)
	$(BIN)/sphinx-build -b $@ -d _build/doctrees . _build/$(@:html=site) $(STRICT) $(SPHINXOPTS)
	for language in $(EDITIONS); do $(BIN)/sphinx-build -b $@ -D language=$$language -d \
		_build/doctrees-$$language . _build/$(@:html=site/$$language) $(STRICT) $(SPHINXOPTS) || exit; done
	@[ $@ != html ] || tools/publish.sh _build/site _build/html

## live        see the site, in all languages, at each save: make live PORT=8001
live: $(DEV) ; @PYTHONPATH=_ext $(BIN)/python -m recap live --port $(or $(PORT),8000)

## new         begin another recap: make new DIR=~/my-conf TITLE='Days of Clay' LANGUAGE=de
# Its variables are taken as they are typed, a dollar sign included; what isn't given is asked for.
$(foreach name,DIR TITLE LANGUAGE DATES PLACE AUTHOR SCHEDULE,$(if $(findstring command,$(origin $(name))),\
	$(eval export NEW_$(name) := $$(value $(name)))))
new: $(DEV) ; @PYTHONPATH=_ext $(BIN)/python tools/new.py

## linkcheck   visit every external link
## latexpdf    make the book with TeX, where it is installed
linkcheck latexpdf: $(SITE) ; $(BIN)/sphinx-build -M $@ . _build $(STRICT) $(SPHINXOPTS)
## translate   bring the catalogues up to date, or start another: make translate LANGUAGES=de
translate: $(DEV) ; tools/translate.sh $(or $(LANGUAGES),$(EDITIONS))
## lint        say what the typography of each language refuses, in pages and translations
## lint-fix    mend what of it is mechanical
lint lint-fix: $(SITE) ; @PYTHONPATH=_ext $(BIN)/python -m recap $(@:lint-fix=lint --fix)
## test        run all tests, those in a browser included
test: $(DEV) system ; $(BIN)/pytest

## check       lint, types, the rules of the text, then all tests
check: $(DEV) system
	$(BIN)/ruff check && $(BIN)/ruff format --check && PYTHONPATH=_ext $(BIN)/lint-imports --no-cache
	$(BIN)/mypy && PYTHONPATH=_ext $(BIN)/python -m recap lint
	$(BIN)/python tools/check_translations.py
	$(BIN)/pytest

## bench       measure what readers meet, beside stock Sphinx and Furo
bench: $(DEV) system ; $(BIN)/python bench
## audit       have DAISY Ace look for barriers in the EPUB
audit: epub system ; tools/audit.sh _build/epub/*.epub

## system      install what the tests need from the system (Debian and its kin)
system: ; tools/system.sh
## fonts       install fonts for the PDF: emoji, Chinese, Arabic, and other scripts
fonts: $(SITE) ; $(PIP) -r requirements-fonts.txt
## clean       remove what was built; .venv stays
clean: ; rm -rf _build .mypy_cache .pytest_cache .ruff_cache

$(SITE): requirements.txt
	"$(PYTHON)" -m venv --clear .venv
	$(PIP) -r $< && touch $@
$(DEV): requirements-dev.txt $(SITE)
	$(PIP) -r $< && touch $@
