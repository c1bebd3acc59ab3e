#!/bin/sh
# supervise.sh FOLDER - runs one machine from outside it, in a session of its own.
# Makes the machine's namespaces, starts boot.sh as their first process, and boots again when the
# machine restarts itself: reboot(2) ends a pid namespace with SIGHUP, seen here as status 129.
set -eu
umask 022
folder=$1
cd "$folder"

root() { [ "$(id -u)" -eq 0 ]; }

# Root leaves the host's mount tree first. A plain bind then takes a directory without the mounts
# below it, which overlayfs would refuse to clone out of a user namespace.
if root && [ "${2:-}" != staged ]; then
  exec unshare --mount sh "$0" "$folder" staged
fi
if root; then
  for name in $(cat "$folder/scripts/host-directories"); do
    if [ -d "/$name" ] && [ ! -L "/$name" ]; then
      mkdir -p "lower/$name"
      mount --bind "/$name" "lower/$name"
    fi
  done
fi

read -r stat < /proc/self/stat
set -- $stat
echo "$1 ${22}" > supervisor.new
mv supervisor.new supervisor

child=
trap 'test -z "$child" || kill -KILL "$child"; exit 143' TERM

# Every id of the host maps to itself, so that packages can own their files. Their power over the
# host still ends at the user namespace.
map_ids() {
  until [ "$(readlink /proc/$child/ns/user)" != "$(readlink /proc/self/ns/user)" ]; do
    kill -0 "$child" 2> /dev/null || return 0
    sleep 0.005
  done
  for kind in gid uid; do
    while read -r inside outside count; do
      echo "$inside $inside $count"
    done < "/proc/self/${kind}_map" > "$kind.map"
    cat "$kind.map" > "/proc/$child/${kind}_map"
  done
}

start_root() {
  unshare --user --mount --uts --ipc sh -c '
    until [ "$(id -u)" -eq 0 ]; do sleep 0.005; done
    exec unshare --pid --fork --kill-child sh scripts/boot.sh "$PWD" root' &
  child=$!
  map_ids
}

start_ordinary() {
  unshare --user --map-root-user --mount --uts --ipc --pid --fork --kill-child \
    sh scripts/boot.sh "$folder" ordinary &
  child=$!
}

while :; do
  [ ! -s booted ] || rm -f fresh
  rm -f booted init
  if root; then start_root; else start_ordinary; fi
  status=0
  wait "$child" || status=$?
  [ "$status" -eq 129 ] || exit "$status"
done
