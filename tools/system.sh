#!/bin/sh
# Install what system-packages.txt lists and this machine lacks, or say what to install and fail.
set -eu

# Whether one of some commands is here, of which each but the first has a | before it.
has_any() {
    command -v "${1%%|*}" >/dev/null || case $1 in *'|'*) has_any "${1#*|}" ;; *) false ;; esac
}

list=$(dirname "$0")/../system-packages.txt
missing=
while read -r commands package; do
    case $commands in '' | '#'*) continue ;; esac
    has_any "$commands" || missing="$missing $package"
done <"$list"
[ -n "$missing" ] || exit 0

# Never ask for a password: `make test` must also run where nobody sits at the keyboard.
if ! command -v apt-get >/dev/null; then
    reason='there is no apt-get here'
elif [ "$(id -u)" -eq 0 ]; then
    reason='' as_root=''
elif sudo -n true 2>/dev/null; then
    reason='' as_root=sudo
else
    reason='this takes root, or sudo without a password'
fi
if [ -n "$reason" ]; then
    echo "Missing, and not installed because $reason:$missing" >&2
    echo "On Debian: sudo apt-get install$missing; elsewhere, see system-packages.txt." >&2
    exit 1
fi

$as_root apt-get update
# shellcheck disable=SC2086  # one word for each package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing
