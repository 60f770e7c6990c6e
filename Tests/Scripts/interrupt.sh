#!/bin/sh
# A signal during a training ends the script at the last whole step, and the run is whole on disk. (A shell gives its
# background jobs a SIGINT that is ignored, so TERM stands for Ctrl-C here: the same path, code 143 instead of 130.)
# usage: interrupt.sh PATH-OF-ROGA      (in an empty folder)
set -u
roga=$1
cat >long.roga <<'ROGA'
run = train(mlp(input: [1, 8, 8], hidden: [32], classes: 10), on: data.digits.r0 + data.digits.r15, with: roga(), steps: 10000000, out: "kept")
print "never printed"
ROGA
"$roga" run long.roga >out 2>err &
pid=$!
sleep 3
kill -TERM "$pid"
(sleep 20; kill -KILL "$pid") 2>/dev/null &
wait "$pid"
code=$?
[ "$code" -eq 143 ] || { echo "ended with $code"; cat out err; exit 1; }
grep -q "Stopped after step" out || { cat out err; exit 1; }
grep -q "never printed" out && exit 1
grep -q '"status": "interrupted"' kept/run.json || exit 1
[ -s kept/model.safetensors ] && [ -s kept/metrics.jsonl ]
