#!/bin/sh
# What is installed, file by file, down to its hash: `locks/NAME.txt` pins what `NAME.txt` brings.
#
#   tools/lock.sh make [--upgrade]        make all the locks, for all supported versions of Python
#   tools/lock.sh install NAME            install in .venv what a lock lists, and nothing else
#   tools/lock.sh digest NAME             say what a lock says of the requirements it was made from
#
# A lock holds no address: packages come from where pip is told to look, and their bytes are checked.
set -eu
cd "$(dirname "$0")/.."

digest() {  # of what is required: comments and the ends of lines may change
    tr -d '\r' <"$1.txt" | sed -e 's/ *#.*//' -e '/^$/d' | cksum | sed "s/^/# $1.txt /"
}

pip() {
    python=$1 && shift
    "$python" -m pip install --disable-pip-version-check --quiet --require-hashes "$@"
}

compile() {  # those of a name, in the order in which they are given; the former pins stay, if they can
    name=$1 && shift
    [ ! -f "locks/$name.txt" ] || cp "locks/$name.txt" "$aside/pins.txt"
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-annotate --no-emit-index-url --no-emit-find-links "$@" -o "$aside/pins.txt"
    { digest "$name" && cat "$aside/pins.txt"; } >"$aside/$name.txt"
    rm "$aside/pins.txt"
}

make() {
    aside=_build/locks uv=.venv/bin/uv
    rm -rf "$aside" && mkdir -p "$aside"
    # A clone that has no .venv yet, or whose locks are out of date, gets the program by itself.
    if [ ! -x "$uv" ]; then
        "${PYTHON:-python3}" -m venv "$aside/venv"
        sed -n -e '/^uv==/,/[^\\]$/p' locks/requirements-dev.txt >"$aside/uv.txt"
        pip "$aside/venv/bin/python" -r "$aside/uv.txt"
        uv=$aside/venv/bin/uv
    fi
    # The largest first: the others take its versions, so that one .venv serves all.
    compile requirements-dev requirements-dev.txt "$@"
    compile requirements-bench requirements-bench.txt -c "$aside/requirements-dev.txt" "$@"
    compile requirements-fonts requirements-fonts.txt -c "$aside/requirements-dev.txt" "$@"
    compile requirements requirements.txt -c "$aside/requirements-dev.txt" "$@"
    mkdir -p locks
    mv "$aside"/requirements*.txt locks/
}

install() {
    if ! grep -qxF "$(digest "$1")" "locks/$1.txt"; then
        echo "$1.txt isn’t what locks/$1.txt was made from: \`make lock\` makes it anew" >&2
        exit 1
    fi
    pip .venv/bin/python -r "locks/$1.txt"
}

"$@"
