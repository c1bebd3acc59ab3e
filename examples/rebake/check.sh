#!/bin/sh
# Fails unless everything is as examples/nginx left it: contents, modes, links, and what it removed.
set -eu

expect() {
  [ "$2" = "$3" ] || { echo "$1: expected $2, found $3" >&2; exit 1; }
}

/opt/site/bin/health
expect "mode of deploy.key" 600 "$(stat -c %a /opt/site/deploy.key)"
expect "mode of bin/health" 755 "$(stat -c %a /opt/site/bin/health)"
expect "target of home.html" index.html "$(readlink /opt/site/home.html)"
expect "/etc/issue.net" gone "$([ -e /etc/issue.net ] && echo there || echo gone)"

echo "checked $(wc -l </opt/site/CONTENTS) files of $(sed -n 's:.*<h1>\(.*\)</h1>.*:\1:p' /opt/site/index.html)"
echo "rebaked" >>/opt/site/history
