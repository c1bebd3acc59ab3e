for server in /usr/lib/openssh/sftp-server /usr/libexec/openssh/sftp-server \
  /usr/lib/ssh/sftp-server /usr/libexec/sftp-server /usr/lib/sftp-server; do
  [ ! -x $server ] || exec $server
done
echo "kiln: no sftp-server in this machine: install openssh-sftp-server on this computer, or use scp" >&2
exit 127
