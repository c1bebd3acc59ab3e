package io.kiln.template;

import java.util.List;
import java.util.Locale;

/** A kind of temporary key pair, and how large it may be. */
public enum KeyType {
  RSA,
  ECDSA,
  /** ImportKeyPair's pages don't name it, so the cloud may refuse it, before anything is paid. */
  ED25519;

  /** The usual one first. */
  public List<Integer> sizes() {
    switch (this) {
      case RSA:
        return List.of(2048, 3072, 4096, 8192);
      case ECDSA:
        return List.of(256, 384, 521);
      default:
        return List.of(256);
    }
  }

  public int usualBits() {
    return sizes().get(0);
  }

  /** As templates write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
