#!/bin/sh
# Bring the catalogues of what each wing of the machinery says up to date: in all languages that there
# are, and those given, but English, which is theirs.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/.venv/bin:$PATH

templates=_build/gettext
mkdir -p "$templates"
known=$(for folder in _ext/recap/*/locales/*/; do basename "$folder"; done | sort -u)
for locales in _ext/recap/*/locales; do
    wing=$(dirname "$locales")
    pybabel -q extract -F tools/babel.cfg --no-location -o "$templates/wing.pot" "$wing"
    for language in $known $(printf '%s ' "$@" | tr - _); do
        [ "$language" != en ] || continue
        catalogue=$locales/$language/LC_MESSAGES/sphinx.po
        verb='update --ignore-obsolete'
        [ -f "$catalogue" ] || verb=init
        # shellcheck disable=SC2086  # a verb and its option
        pybabel -q $verb -i "$templates/wing.pot" -d "$locales" -l "$language" -D sphinx --no-wrap
    done
done
