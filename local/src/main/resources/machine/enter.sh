#!/bin/sh
# enter.sh USER root|ordinary DROPPED LINE [VARIABLE=VALUE...] - runs LINE in USER's shell as a login
# by ssh would: from the home folder, with a clean environment and without the dropped capabilities.
user=$1
kind=$2
dropped=$3
line=$4
shift 4
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
home=$(getent passwd "$user" | cut -d: -f6)
shell=$(getent passwd "$user" | cut -d: -f7)
[ -x "$shell" ] || shell=/bin/sh
if [ "$kind" = ordinary ] && [ "$user" != root ]; then home=/home/$user; fi
cd "$home" 2> /dev/null || cd /
set -- env -i "$@" "HOME=$home" "USER=$user" "LOGNAME=$user" "SHELL=$shell" "PATH=$PATH" \
  "$shell" -c "$line"
if [ "$kind" = root ] && [ "$user" != root ]; then
  set -- --reuid "$user" --regid "$(id -g "$user")" --init-groups "$@"
fi
exec setpriv --bounding-set "$dropped" "$@"
