package io.kiln.communicator.ssh;

import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Accepts the pinned host key only, or any when none is pinned, and remembers what it saw. */
final class HostKeyPin implements HostKeyVerifier {
  private final Optional<String> pinned;
  private volatile String seen = "";

  HostKeyPin(Optional<String> pinned) {
    this.pinned = pinned;
  }

  @Override
  public boolean verify(String host, int port, PublicKey key) {
    byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    seen = KeyType.fromKey(key) + " " + Base64.getEncoder().encodeToString(blob);
    return !refused();
  }

  /** A server has several keys: ask for the pinned one's type, or it may show another. */
  @Override
  public List<String> findExistingAlgorithms(String host, int port) {
    String type = pinned.map(p -> p.substring(0, p.indexOf(' '))).orElse("");
    if (type.isEmpty()) {
      return List.of();
    }
    return type.equals("ssh-rsa")
        ? List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa")
        : List.of(type);
  }

  /** Whether a key was shown that is not the pinned one. */
  boolean refused() {
    return !seen.isEmpty() && pinned.filter(p -> !p.equals(seen)).isPresent();
  }

  String seen() {
    return seen;
  }
}
