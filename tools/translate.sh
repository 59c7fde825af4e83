#!/bin/sh
# Bring the catalogues up to date: of the pages in the languages given, and of what each wing of the
# extension says, in all but English, which is theirs.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/.venv/bin:$PATH

templates=_build/gettext
rm -rf "$templates"
sphinx-build -q -b gettext -d _build/doctrees-gettext . "$templates"
rm -f "$templates/sphinx.pot"  # what it found in templates; each wing has its own catalogue
for language in "$@"; do
    sphinx-intl update -p "$templates" -d locales -w 0 --no-obsolete -l "$language"
done

known=$(for folder in _ext/recap/*/locales/*/; do basename "$folder"; done | sort -u)
for locales in _ext/recap/*/locales; do
    wing=$(dirname "$locales")
    pybabel -q extract -F tools/babel.cfg --no-location -o "$templates/wing.pot" "$wing"
    for language in $known "$@"; do
        [ "$language" != en ] || continue
        catalogue=$locales/$language/LC_MESSAGES/sphinx.po
        verb='update --ignore-obsolete'
        [ -f "$catalogue" ] || verb=init
        # shellcheck disable=SC2086  # a verb and its option
        pybabel -q $verb -i "$templates/wing.pot" -d "$locales" -l "$language" -D sphinx --no-wrap
    done
done
