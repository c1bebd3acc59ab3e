package io.kiln.local.fc;

import io.kiln.local.ram.Ram;
import io.kiln.local.ram.TemporaryKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Takes on the functions' roles, as Function Compute does of STS. Thread-safe. */
public final class RoleKeys {
  /** Fixed by Function Compute, which lets a function run for 24 of them. */
  private static final Duration VALID = Duration.ofHours(36);

  private static final Duration LONGEST_RUN = Duration.ofHours(24);

  private final Ram ram;
  private final Clock clock;
  private final Map<String, TemporaryKey> current = new HashMap<>();

  public RoleKeys(Ram ram, Clock clock) {
    this.ram = ram;
    this.clock = clock;
  }

  /** A key of the role that outlives the longest run. */
  synchronized TemporaryKey of(String roleArn) {
    Instant now = clock.instant();
    TemporaryKey known = current.get(roleArn);
    if (known != null && known.expires().isAfter(now.plus(LONGEST_RUN))) {
      return known;
    }
    TemporaryKey key = ram.assume(roleArn, VALID);
    current.put(roleArn, key);
    return key;
  }

  /** Lets every key of the role expire now; the next invocation gets a new one. */
  public synchronized void expire(String roleArn) {
    ram.expire(roleArn);
    current.remove(roleArn);
  }
}
