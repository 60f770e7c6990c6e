#!/bin/sh
# Bad input gets one message with its place, the right exit code, and leaves nothing half-written.
# usage: bad_input.sh PATH-OF-ROGA      (in an empty folder)
set -u
roga=$1
failures=0

# expect CODE TEXT COMMAND…: the command ends with the code and says the text.
expect() {
    code=$1
    text=$2
    shift 2
    "$@" >out 2>err </dev/null
    found=$?
    if [ "$found" -ne "$code" ] || { [ -n "$text" ] && ! grep -qF -- "$text" err; }; then
        echo "expected $code and '$text', got $found: $*"
        cat err
        failures=$((failures + 1))
    fi
}

expect 1 "did you mean train?" "$roga" -e 'trian 3'
expect 1 "did you mean rho?" "$roga" -e 'roga(rhoo: 0.1)'
expect 1 "inner sizes 3 and 2 differ" "$roga" -e '[1, 2, 3] @ [1, 2]'
expect 1 "did you mean data.forge?" "$roga" -e 'use data.forg'
expect 1 "cannot read nowhere.npy" "$roga" -e 'load "nowhere.npy"'
expect 2 "--> broken.roga:2:" sh -c "printf 'x = 1\ny = [1 2]\n' >broken.roga; \"$roga\" run broken.roga"
expect 2 "cannot read missing.roga" "$roga" run missing.roga
expect 2 "did you mean --seed?" "$roga" --sed 3
expect 3 "check failed: 1 == 2" "$roga" -e 'check 1 == 2'
expect 7 "" "$roga" -e 'exit 7'

printf 'version: 1\ndatasets:\n  lab: {loader: image_folder, rot: x}\n' >typo.yaml
expect 1 "--> typo.yaml:3:" "$roga" -e 'register "typo.yaml"'
expect 1 "did you mean root?" "$roga" -e 'register "typo.yaml"'
printf 'version: 1\ndatasets:\n  lab: [\n' >open.yaml
expect 1 "open.yaml:" "$roga" -e 'register "open.yaml"'

# A cut-off frame and one that is no PNG, in DeepfakeBench's layout.
"$roga" -e 'export_frames (data.forge.df).cap(8), to: "frames"' >/dev/null 2>&1 || failures=$((failures + 1))
printf 'version: 1\ndatasets:\n  f: {loader: deepfakebench, root: frames, json: {df: FF-DF.json}, compression: c23}\n' >f.yaml
frame=$(find frames -name '*.png' | sort | head -n 1)
head -c 600 "$frame" >cut && cp cut "$frame"
expect 1 "$(basename "$frame")" "$roga" -e 'register "f.yaml"
show data.f, n: 40, to: "x.png"'
echo "not a picture" >"$frame"
expect 1 "$(basename "$frame")" "$roga" -e 'register "f.yaml"
show data.f, n: 40, to: "x.png"'
rm "$frame"
expect 1 "$(basename "$frame")" "$roga" -e 'register "f.yaml"
show data.f, n: 40, to: "x.png"'
[ ! -e x.png ] || { echo "x.png was written"; failures=$((failures + 1)); }

[ "$failures" -eq 0 ]
