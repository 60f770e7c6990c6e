#!/bin/sh
# Without a terminal there is no prompt, no echo and no escape sequence, the history and the startup file are left
# alone; with one the startup file is read unless --clean is given, and an error in it ends nothing.
# usage: no_terminal.sh PATH-OF-ROGA      (in an empty folder)
set -u
roga=$1
export HOME="$PWD" XDG_STATE_HOME="$PWD/state" XDG_CONFIG_HOME="$PWD/config" TERM=xterm-256color
mkdir -p config/roga
printf 'from_startup = 123456\nnothing_of_this_name\n' >config/roga/init.roga
fail() { echo "$1"; cat out; exit 1; }

printf 'x = 20\nx + 1\n' | "$roga" >out 2>&1 || fail "standard input: $?"
[ "$(cat out)" = 21 ] || fail "standard input printed more than its value"
[ -e state ] && fail "standard input was kept in the history"
printf 'from_startup\n' | "$roga" >out 2>&1 && fail "standard input saw the startup file"

command -v script >/dev/null || exit 0
typed() { (printf 'from_startup + 1\n\004' | script -qec "$*" out >/dev/null 2>&1); }
typed "$roga" || fail "the prompt: $?"
grep -q 123457 out || fail "the startup file was not read"
grep -q "nothing_of_this_name" out || fail "the startup file's error was not shown"
typed "$roga --clean" || fail "the prompt with --clean: $?"
grep -q 123457 out && fail "--clean read the startup file"
grep -q "from_startup" state/roga/history.jsonl || fail "the history was not kept"
