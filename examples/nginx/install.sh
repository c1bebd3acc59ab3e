#!/bin/sh
# Installs nginx where the machine can reach its package server, and puts the site in place.
set -eu

install_nginx() {
  command -v nginx && return
  export DEBIAN_FRONTEND=noninteractive
  timeout 15 apt-get -qq -o Acquire::Retries=0 update && apt-get -qq -y install nginx
}

if [ "$INSTALL_NGINX" = yes ] && install_nginx >/tmp/install-nginx.log 2>&1; then
  cp /opt/site/nginx.conf /etc/nginx/sites-available/default
  echo "nginx serves $SITE_NAME"
else
  echo "No nginx from here; the image holds the site and its configuration alone"
fi
rm -f /tmp/install-nginx.log

printf '<!doctype html>\n<title>%s</title>\n<h1>%s</h1>\n' "$SITE_NAME" "$SITE_NAME" >/opt/site/index.html
printf 'not for everyone\n' >/opt/site/deploy.key
chmod 600 /opt/site/deploy.key
ln -sf index.html /opt/site/home.html

# The system's greeting names its version to strangers.
rm -f /etc/issue.net

(cd /opt/site && find . -type f ! -name CONTENTS -exec sha256sum {} + | sort -k 2) >/opt/site/CONTENTS
