#!/bin/sh
# Put a copy of the folder $1 in the place of the folder $2, which is whole before and after: a build
# that is stopped half-way, or that fails, leaves what was published as it was.
set -eu

rm -rf "$2.new" "$2.old"
cp -Rp "$1" "$2.new"
[ ! -e "$2" ] || mv "$2" "$2.old"
mv "$2.new" "$2"
rm -rf "$2.old"
echo "Published: open $2/index.html."
