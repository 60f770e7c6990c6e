#!/bin/sh
# A training on exported PNG frames gives bit for bit the numbers of a training from memory.
# usage: exported_frames.sh PATH-OF-ROGA      (in an empty folder)
set -eu
roga=$1
cat >frames.yaml <<YAML
version: 1
datasets:
  frames:
    loader: deepfakebench
    root: frames
    json: {df: FF-DF.json, nt: FF-NT.json}
    compression: c23
YAML
cat >compare.roga <<'ROGA'
from_memory = (data.forge.df + data.forge.nt).cap(24, seed: 3)
export_frames from_memory, to: "frames"
register "frames.yaml"
from_files = data.frames.df + data.frames.nt
net = cnn(image: [3, 48, 48], width: 4)
fn trained(mix) = train(net, on: mix, with: roga(), steps: 4, batch: 6)
a = trained(from_memory)
b = trained(from_files)
check all(a.loss.value == b.loss.value), "the losses differ"
check all(a.parameters["fc.weight"] == b.parameters["fc.weight"]), "the weights differ"
check evaluate(a, on: from_memory.test).auc == evaluate(b, on: from_files.test).auc, "the scores differ"
ROGA
"$roga" run compare.roga
