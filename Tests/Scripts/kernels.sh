#!/bin/sh
# Each set of kernels that the machine has can be chosen, is named by --version and in the stamp of what is saved, and
# gives the same numbers up to rounding; one that it lacks is refused.
# usage: kernels.sh PATH-OF-ROGA      (in an empty folder)
set -u
roga=$1
fail() { echo "$1"; exit 1; }

"$roga" --kernels sse17 -e 1 >out 2>&1 && fail "an unknown set was taken"
grep -q "portable" out || fail "the refusal does not name the sets"
for set in portable avx2 avx512; do
    "$roga" --kernels "$set" --version >out 2>&1 || continue
    grep -qx "kernels $set" out || fail "--version does not name $set"
    sum=$("$roga" --kernels "$set" -e 'ones([3, 40]).matmul(ones([40, 5])).sum()') || fail "$set cannot multiply"
    [ "$sum" = 600 ] || [ "$sum" = 600.0 ] || fail "$set sums to $sum"
done
"$roga" --kernels portable --version >out || fail "portable kernels are missing"
