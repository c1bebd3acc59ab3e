package io.kiln.local.fc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives out temporary keys of roles, as STS does, and knows whose they are. Thread-safe. */
public final class SessionKeys {
  /** Fixed by Function Compute, which lets a function run for 24 of them. */
  private static final Duration VALID = Duration.ofHours(36);

  private static final Duration LONGEST_RUN = Duration.ofHours(24);
  private static final int ID_BYTES = 15;
  private static final int SECRET_BYTES = 30;
  private static final int TOKEN_BYTES = 120;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, SessionKey> byId = new HashMap<>();
  private final Map<String, SessionKey> current = new HashMap<>();

  public SessionKeys(Clock clock) {
    this.clock = clock;
  }

  /** A key of the role that outlives the longest run. */
  public synchronized SessionKey of(String roleArn) {
    Instant now = clock.instant();
    SessionKey known = current.get(roleArn);
    if (known != null && known.expires().isAfter(now.plus(LONGEST_RUN))) {
      return known;
    }
    byId.values().removeIf(key -> key.expires().plus(VALID).isBefore(now));
    SessionKey key =
        new SessionKey(
            "STS." + text(ID_BYTES),
            text(SECRET_BYTES),
            text(TOKEN_BYTES),
            roleArn,
            now.plus(VALID));
    current.put(roleArn, key);
    byId.put(key.id(), key);
    return key;
  }

  /** The key of that id, also one that has expired; the caller says so in its own words. */
  public synchronized Optional<SessionKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Lets every key of the role expire now; the next invocation gets a new one. */
  public synchronized void expire(String roleArn) {
    Instant now = clock.instant();
    byId.replaceAll(
        (id, key) ->
            key.roleArn().equals(roleArn)
                ? new SessionKey(key.id(), key.secret(), key.token(), roleArn, now)
                : key);
    current.remove(roleArn);
  }

  private String text(int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(some).replace('-', 'A');
  }
}
