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

# overlay NAME LOWER: mounts the machine's /NAME from its own changes, its image and LOWER. Paths
# are relative to this folder: mount(2) takes 4 KiB of options, and a path may hold a ':'.
overlay() {
  lowers=
  layer=0
  while [ -e "layers/$layer" ]; do
    [ ! -d "layers/$layer/$1" ] || lowers=${lowers}layers/$layer/$1:
    layer=$((layer + 1))
  done
  lowers=$lowers$2
  upper=disk/upper/$1
  mkdir -p "disk/scratch/$1"
  if [ ! -d "$upper" ]; then
    mkdir -p "$upper"
    chmod --reference="${lowers%%:*}" "$upper"
  fi
  target=root/$1
  [ "$1" != top ] || target=root
  mount -t overlay -o "userxattr,lowerdir=$lowers,upperdir=$upper,workdir=disk/scratch/$1" \
    machine "$target"
}

# Stand-ins for commands of the host that need an init system lie under the image's layers.
lay_shims() {
  rm -rf shims
  mkdir -p shims/usr/bin shims/usr/sbin
  chmod -R a+rx scripts/shims
  cp -p scripts/shims/systemctl shims/usr/bin/
  cp -p scripts/shims/service scripts/shims/policy-rc.d shims/usr/sbin/
  for name in reboot shutdown poweroff halt; do
    cp -p scripts/shims/power "shims/usr/sbin/$name"
  done
  if [ "$kind" = ordinary ] || ! command -v sudo > /dev/null; then
    cp -p scripts/shims/sudo shims/usr/bin/
  fi
  [ -L /bin ] || cp -R shims/usr/bin shims/
  [ -L /sbin ] || cp -R shims/usr/sbin shims/
}

# An ordinary user's machine knows one uid: what the host's root owns can't be changed there. These
# directories become the machine's own, so that files can at least be added and replaced in them.
own_common_directories() {
  for name in $(cat scripts/own-directories); do
    if [ -d "/$name" ] && [ ! -d "disk/upper/$name" ] && [ ! -e layers/0 ]; then
      mkdir -p "disk/upper/$name"
      chmod --reference="/$name" "disk/upper/$name"
    fi
  done
}

build_root() {
  mkdir -p root empty
  (mkdir -p skeleton && cd skeleton \
    && mkdir -p usr etc var opt root home srv dev proc sys run tmp boot mnt media)
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
  flags=
  while read -r _ _ _ _ point now _; do
    case $point in /dev) flags=${now#r[ow]} ;; esac
  done < /proc/self/mountinfo
  # The nodes are the host's own: read-only, they can be used but not given another mode.
  for name in null zero full random urandom tty; do
    : > "root/dev/$name"
    mount -o "bind,ro$flags" "/dev/$name" "root/dev/$name"
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
  [ -e layers/0 ] || : > root/run/kiln/plain
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
