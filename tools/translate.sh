#!/bin/sh
# Bring the catalogues up to date: of the pages in the languages given, and of the messages that the
# extension and the templates say, in all but English, which is theirs.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/.venv/bin:$PATH

templates=_build/gettext
rm -rf "$templates"
sphinx-build -q -b gettext -d _build/doctrees-gettext . "$templates"
rm -f "$templates/sphinx.pot"  # what it found in the templates; pybabel reads the code as well
for language in "$@"; do
    sphinx-intl update -p "$templates" -d locales -w 0 --no-obsolete -l "$language"
done

pybabel -q extract -F tools/babel.cfg --no-location -o "$templates/sphinx.pot" _ext _templates
for language in fr "$@"; do
    [ "$language" != en ] || continue
    catalogue=locales/$language/LC_MESSAGES/sphinx.po
    verb='update --ignore-obsolete'
    [ -f "$catalogue" ] || verb=init
    # shellcheck disable=SC2086  # a verb and its option
    pybabel -q $verb -i "$templates/sphinx.pot" -d locales -l "$language" -D sphinx --no-wrap
done
