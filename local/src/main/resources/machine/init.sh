#!/bin/sh
# init.sh - the machine's process 1: adopts orphans, sleeps, and ends the machine when told to.
# TERM ends it, HUP restarts it; whatever still runs then gets a moment to end by itself.
idle=1000000007 # a sleep of this length is how an idle init is told from work

finish() {
  trap '' TERM HUP
  echo down >&3 # from here on a command's end is the machine's, not its own
  kill -TERM -1 2> /dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    set -- "$1" /proc/[0-9]*
    [ $# -gt 2 ] || break
    sleep 0.05
  done
  exit "$1"
}

trap 'finish 0' TERM
trap 'finish 129' HUP
exec < /dev/null > /dev/null 2>&1
cat /run/kiln/boot_id >&3 # up: from here on the signals are heard
while :; do
  sleep $idle &
  wait $!
done
