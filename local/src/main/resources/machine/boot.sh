#!/bin/sh
# boot.sh FOLDER root|ordinary - the first process of a machine's namespaces.
# Builds the machine's root file system, enters it, and ends as its init.
set -eu
folder=$1
kind=$2
cd "$folder"

# /proc is still the host's here, so this is the number under which the host knows us.
read -r stat < /proc/self/stat
set -- $stat
echo "$1 ${22}" > init.new
mv init.new init
exec 3> booted # the host's disk is out of sight when there is something to write

# Layers are named relative to this folder: mount(2) takes 4 KiB of options, and paths may hold ':'.
lowers_of() {
  for layer in $(ls layers | sort -n); do
    if [ -d "layers/$layer/$1" ]; then printf 'layers/%s/%s:' "$layer" "$1"; fi
  done
}

overlay() { # NAME LOWER: mounts the machine's /NAME from its own changes, its image and LOWER
  lowers=$(lowers_of "$1")$2
  upper=disk/upper/$1
  mkdir -p "disk/work/$1"
  if [ ! -d "$upper" ]; then
    mkdir -p "$upper"
    chmod --reference="${lowers%%:*}" "$upper"
  fi
  target=root/$1
  [ "$1" != top ] || target=root
  mount -t overlay -o "userxattr,lowerdir=$lowers,upperdir=$upper,workdir=disk/work/$1" \
    machine "$target"
}

shim() { # SCRIPT PATH...: lays a stand-in over a command of the host, under the image's layers
  script=$1
  shift
  for path in "$@"; do
    mkdir -p "shims/${path%/*}"
    cp "scripts/shims/$script" "shims/$path"
    chmod 755 "shims/$path"
  done
}

lay_shims() {
  rm -rf shims
  shim systemctl usr/bin/systemctl
  shim service usr/sbin/service
  shim policy-rc.d usr/sbin/policy-rc.d
  shim power usr/sbin/reboot usr/sbin/shutdown usr/sbin/poweroff usr/sbin/halt
  [ "$kind" = root ] && command -v sudo > /dev/null || shim sudo usr/bin/sudo
  [ -L /bin ] || shim systemctl bin/systemctl
  [ -L /sbin ] || shim power sbin/reboot sbin/shutdown sbin/poweroff sbin/halt
}

# An ordinary user's machine knows one uid: what the host's root owns can't be changed there. These
# directories become the machine's own, so that files can at least be added and replaced in them.
own_common_directories() {
  for name in $(cat scripts/own-directories); do
    if [ -d "/$name" ] && [ ! -d "disk/upper/$name" ] && [ -z "$(ls layers)" ]; then
      mkdir -p "disk/upper/$name"
      chmod --reference="/$name" "disk/upper/$name"
    fi
  done
}

build_root() {
  mkdir -p root skeleton empty
  for name in usr etc var opt root home srv dev proc sys run tmp boot mnt media; do
    mkdir -p "skeleton/$name"
  done
  lay_shims
  for name in bin sbin lib lib32 lib64 libx32; do
    if [ -L "/$name" ]; then
      cp -P "/$name" skeleton/
    elif [ -d "/$name" ]; then
      mkdir -p "skeleton/$name"
    fi
  done
  overlay top skeleton
  for name in $(cat scripts/host-directories); do
    if [ ! -L "/$name" ] && { [ -d "/$name" ] || [ -d "skeleton/$name" ]; }; then
      lower=empty
      [ ! -d "/$name" ] || lower=/$name
      [ "$kind" != root ] || [ ! -d "lower/$name" ] || lower=lower/$name
      [ ! -d "shims/$name" ] || lower=shims/$name:$lower
      overlay "$name" "$lower"
    fi
  done
  overlay root empty
  overlay home empty
  overlay srv empty
  chmod 700 root/root
}

fill_dev() {
  mount -t tmpfs -o mode=755 dev root/dev
  for name in null zero full random urandom tty; do
    : > "root/dev/$name"
    mount --bind "/dev/$name" "root/dev/$name"
  done
  ln -s /proc/self/fd root/dev/fd # bash's >(command) needs it
  ln -s /proc/self/fd/0 root/dev/stdin
  ln -s /proc/self/fd/1 root/dev/stdout
  ln -s /proc/self/fd/2 root/dev/stderr
  mkdir root/dev/pts root/dev/shm
  terminals=newinstance,ptmxmode=0666,mode=0620
  [ "$kind" = ordinary ] || terminals=$terminals,gid=5
  mount -t devpts -o "$terminals" devpts root/dev/pts
  ln -s pts/ptmx root/dev/ptmx
  mount -t tmpfs -o mode=1777 shm root/dev/shm
}

fill_run() {
  mount -t tmpfs -o mode=1777 tmp root/tmp
  mount -t tmpfs -o mode=755 run root/run
  mkdir -p root/run/lock root/run/kiln/host
  chmod 1777 root/run/lock
  # Name resolution follows the host's, whose file often lives in /run.
  names=$(readlink -f /etc/resolv.conf || :)
  case $names in
    /run/*) mkdir -p "root${names%/*}" && cp "$names" "root$names" ;;
  esac
  cp scripts/*.sh root/run/kiln/
  cp name keys scripts/dropped root/run/kiln/
  [ ! -d host-keys ] || cp -R host-keys root/run/kiln/
  [ ! -e fresh ] || : > root/run/kiln/fresh
  [ -n "$(ls layers)" ] || : > root/run/kiln/plain
  [ ! -x /usr/bin/systemctl ] || cp /usr/bin/systemctl root/run/kiln/
  # sudo's stand-in needs one program that may become root.
  if [ "$kind" = root ] && [ -e shims/usr/bin/sudo ]; then
    cp "$(command -v setpriv)" root/run/kiln/become
    chmod 4755 root/run/kiln/become
  fi
}


[ "$kind" = root ] || own_common_directories
build_root
fill_dev
fill_run
mount -t proc proc root/proc
mount --rbind /sys root/sys
cd root
pivot_root . run/kiln/host
umount -l /run/kiln/host
exec sh /run/kiln/settle.sh "$kind"
