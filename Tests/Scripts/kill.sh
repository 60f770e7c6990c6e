#!/bin/sh
# kill -9 at random moments of a training, and every resume: in the end the metrics, the weights and the optimizer are,
# bit for bit, those of a training that was never stopped, and the newest announced checkpoint was there each time.
# usage: [KILLS=10] kill.sh PATH-OF-ROGA      (in an empty folder)
set -u
roga=$1
kills=${KILLS:-10}
cat >train.roga <<'ROGA'
param steps: int = 3000
net = cnn(image: [1, 8, 8], classes: 10, width: 4)
run = train(net, on: data.digits.r0 + 2*data.digits.r15, with: roga(), steps: steps, batch: 8, lr: cosine_decay(1e-3), patience: 1000, watch: [watch(s => {double: 2*s.loss}, every: 7)])
print "{run.metrics.size} steps"
ROGA
steps=$((300 * kills))
"$roga" --runs whole run train.roga steps=$steps >whole.out 2>whole.err || { cat whole.err; exit 1; }
resume=
killed=0
again=0
while [ "$killed" -lt "$kills" ]; do
    # shellcheck disable=SC2086
    "$roga" --runs cut $resume run train.roga steps=$steps >cut.out 2>cut.err &
    pid=$!
    # From 0.05 to 1.25 seconds; a fifth of the kills while it is starting.
    if [ $((killed % 5)) -eq 4 ]; then range=10; else range=120; fi
    number=$(od -An -N2 -tu2 /dev/urandom)
    delay=$(((number % range) + 5))
    sleep "$((delay / 100)).$(printf %02d $((delay % 100)))"
    kill -KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    code=$?
    if [ "$code" -eq 0 ]; then
        # It was done before the kill: begin again.
        again=$((again + 1))
        [ "$again" -gt "$kills" ] && { echo "the training is too short for $kills kills"; exit 1; }
        rm -rf cut
        resume=
        continue
    fi
    [ "$code" -eq 137 ] || { echo "ended with $code"; cat cut.err; exit 1; }
    killed=$((killed + 1))
    [ -d cut ] && resume=--resume
    announced=$(cat cut/*/log.txt 2>/dev/null | grep '^checkpoint ' | tail -n 1 | sed 's/^checkpoint \(.*\) (step .*$/\1/')
    [ -z "$announced" ] || [ -f "$announced/state.json" ] || { echo "$announced is lost"; exit 1; }
    # Nothing may have been made yet: then there is nothing to go on with.
    ls cut/*/stamp.json >/dev/null 2>&1 || { rm -rf cut; resume=; }
done
# shellcheck disable=SC2086
"$roga" --runs cut $resume run train.roga steps=$steps >cut.out 2>cut.err || { cat cut.err; exit 1; }
last=$(printf 'checkpoints/step-%08d' "$steps")
for file in metrics.jsonl watched.jsonl model.safetensors "$last/model.safetensors" "$last/optimizer.safetensors"; do
    cmp whole/*/train-01/"$file" cut/*/train-01/"$file" || { echo "$file differs after $killed kills"; exit 1; }
done
cmp whole.out cut.out || exit 1
[ "$(cat cut/*/train-01/metrics.jsonl | wc -l)" -eq "$steps" ] || exit 1
ls -a cut/*/train-01/checkpoints | grep -q tmp && { echo "a temporary folder is left"; exit 1; }
echo "$killed kills, every resume as if there had been none"
