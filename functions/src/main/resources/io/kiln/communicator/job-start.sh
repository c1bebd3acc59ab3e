# Starts a job detached from this login, unless it was started before. The command comes on standard input.
# $1 the build's folder, $2 the job's name, $3 the text of job-wrapper.sh, $4 "pty" or "plain",
# $5 the command's length in bytes: a connection that is cut would end it early
# Prints the machine's boot id.
mask=$(umask)
umask 077

own_folder() {
  mkdir "$1" 2>/dev/null || [ -d "$1" ] || mkdir "$1" || exit 73
  if [ -L "$1" ] || [ ! -O "$1" ]; then
    echo "$1 is there already and belongs to someone else" >&2
    exit 73
  fi
}

cat /proc/sys/kernel/random/boot_id
wrapper_of "$1/$2" >/dev/null && exit 0
own_folder "$1"
own_folder "$1/$2"
cd "$1/$2" || exit 73
[ -d job ] && exit 0

command -v setsid >/dev/null || { echo "setsid (util-linux) is missing on this machine" >&2; exit 69; }

cat >"command.$$" || exit 73
if [ "$(wc -c <"command.$$")" -ne "$5" ]; then
  rm -f "command.$$"
  echo "the command did not arrive whole" >&2
  exit 74
fi
mv -f "command.$$" command || exit 73
printf '%s\n' "$3" >"wrapper.$$" && mv -f "wrapper.$$" wrapper || exit 73

# Where logind ends everything a login leaves behind, only a scope of its own outlives it.
scope=
if [ -d /run/systemd/system ] && loginctl show-session -p KillUserProcesses 2>/dev/null | grep -q '=yes'; then
  if [ "$(id -u)" = 0 ]; then
    scope="systemd-run --quiet --scope"
  else
    loginctl enable-linger >/dev/null 2>&1
    scope="systemd-run --quiet --user --scope"
  fi
fi

folder=$PWD
cd "$OLDPWD" || exit 73
setsid $scope /bin/sh "$folder/wrapper" "$folder" "$mask" "$4" </dev/null >/dev/null 2>&1 &
