#!/bin/sh
# door.sh USER root|ordinary seed|look < KEYS - prints the public keys that may log in as USER now.
# As with sshd, nobody may once the host keys are gone. "seed" is for the first login of a user
# whom the machine's owner gave KEYS: it makes the user if need be and adds the keys.
set -eu
user=$1
kind=$2
ls /etc/ssh/ssh_host_*_key > /dev/null

known() { getent passwd "$user" > /dev/null; }

create() {
  useradd --create-home --shell /bin/bash "$user"
  if [ -d /etc/sudoers.d ]; then
    echo "$user ALL=(ALL) NOPASSWD:ALL" > "/etc/sudoers.d/90-$user"
    chmod 440 "/etc/sudoers.d/90-$user"
  fi
}

if [ "$3" = seed ] && [ "$kind" = root ]; then known || create; fi
if [ "$kind" = ordinary ] && [ "$user" != root ]; then
  home=/home/$user # there is no second uid to give it to
else
  home=$(getent passwd "$user" | cut -d: -f6)
fi
file=$home/.ssh/authorized_keys
if [ "$3" = seed ]; then
  (umask 022 && mkdir -p "$home")
  (umask 077 && mkdir -p "$home/.ssh" && touch "$file")
  while read -r key; do
    grep -qxF "$key" "$file" || echo "$key" >> "$file"
  done
  [ "$kind" = ordinary ] || chown "$user:" "$home/.ssh" "$file"
fi
[ ! -e "$file" ] || cat "$file"
