package io.kiln.local.ram;

import java.time.Instant;

/**
 * What a service gets when it takes on a role: good until it expires, and only all three at once.
 */
public record TemporaryKey(
    String accessKeyId, String accessKeySecret, String securityToken, Instant expires) {
  TemporaryKey until(Instant end) {
    return new TemporaryKey(accessKeyId, accessKeySecret, securityToken, end);
  }

  @Override
  public String toString() {
    return "TemporaryKey[accessKeyId=" + accessKeyId + ", expires=" + expires + "]";
  }
}
