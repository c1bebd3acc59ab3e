#!/bin/sh
# settle.sh root|ordinary - the second half of a boot, inside the new root: closes what still opens
# to the host, does what a first boot does once, and ends as the machine's init.
set -eu
kind=$1
cd /
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# What is mounted below /sys (cgroups, debugfs) is covered: it can neither be taken away nor used.
close_sys() {
  cat /proc/self/mountinfo > /run/kiln/mounts # the list itself grows below
  flags=
  while read -r _ _ _ _ point now _; do
    case $point in
      /sys) flags=${now#r[ow]} ;; # a user namespace may add flags, not take them away
      /sys/*) [ ! -d "$point" ] || mount -t tmpfs -o ro,size=4k closed "$point" ;;
    esac
  done < /run/kiln/mounts
  mount -o "remount,bind,ro$flags" /sys
  rm /run/kiln/mounts
}

# Root's ids are the host's: without this a write to /proc/sysrq-trigger would be the host's.
close_proc() {
  for name in sys sysrq-trigger acpi asound bus driver dynamic_debug fs irq mtrr scsi tty; do
    [ ! -e "/proc/$name" ] || mount -o bind,ro "/proc/$name" "/proc/$name"
  done
  for name in kcore keys timer_list sched_debug latency_stats; do
    [ ! -e "/proc/$name" ] || mount --bind /dev/null "/proc/$name"
  done
}

# After /proc/sys is bound, or the host's own boot id would show: a restart must be visible.
own_boot_id() {
  cat /proc/sys/kernel/random/uuid > /run/kiln/boot_id
  mount --bind /run/kiln/boot_id /proc/sys/kernel/random/boot_id
}

# Written beside and moved: in an ordinary user's machine the host's own files can't be changed.
rewrite() { cat > "$1.kiln" && mv "$1.kiln" "$1"; }

first_boot() {
  name=$(cat /run/kiln/name)
  echo "$name" | rewrite /etc/hostname
  grep -qw "$name" /etc/hosts || { cat /etc/hosts; echo "127.0.1.1 $name"; } | rewrite /etc/hosts
  if [ -d /run/kiln/host-keys ]; then
    mkdir -p /etc/ssh
    rm -f /etc/ssh/ssh_host_*
    cp /run/kiln/host-keys/* /etc/ssh/
    chmod 600 /etc/ssh/ssh_host_*_key
  fi
  sh /run/kiln/door.sh root "$kind" seed < /run/kiln/keys > /dev/null
  # The host's own passwords and left-over files are no business of an image.
  if [ -e /run/kiln/plain ]; then
    rm -rf /var/tmp/* /var/tmp/.[!.]* || :
    if [ "$kind" = root ]; then
      sed 's/^\([^:]*\):[^:]*:/\1:*:/' /etc/shadow | rewrite /etc/shadow
      chmod 640 /etc/shadow
      chgrp shadow /etc/shadow || :
    fi
  fi
}

hostname "$(cat /run/kiln/name)" # not by /proc/sys, which is the host's root's
[ ! -e /run/kiln/fresh ] || first_boot
close_proc
own_boot_id
close_sys
exec setpriv --bounding-set "$(cat /run/kiln/dropped)" sh /run/kiln/init.sh
