package io.kiln.communicator;

import io.kiln.template.Secret;
import java.util.Optional;

/** As whom to log in, and what proves it: a key, a key with a certificate, a password, or both. */
public interface Identity {
  String user();

  /** PEM, PKCS#1 or PKCS#8, or OpenSSH's own format. */
  Optional<Secret> privateKey();

  /** The certificate of the private key's other half: the line of a {@code -cert.pub} file. */
  Optional<String> certificate();

  Optional<Secret> password();

  /** For messages: user, host and port. */
  String label();
}
