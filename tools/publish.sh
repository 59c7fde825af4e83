#!/bin/sh
# Put a copy of the folder $1 in the place of the folder $2, which is whole before and after: a build
# that is stopped half-way, or that fails, leaves what was published as it was.
set -eu

# One at a time, where the system can tell: two would take each other's half-made copies.
exec 9<"$(dirname "$2")"
! command -v flock >/dev/null || flock 9
# Another one may have been stopped between the two moves.
[ -e "$2" ] || [ ! -e "$2.old" ] || mv "$2.old" "$2"

rm -rf "$2.new" "$2.old"
cp -Rp "$1" "$2.new"
[ ! -e "$2" ] || mv "$2" "$2.old"
mv "$2.new" "$2"
rm -rf "$2.old"
echo "Published: open $2/index.html."
