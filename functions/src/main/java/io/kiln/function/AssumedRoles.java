package io.kiln.function;

import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.cloud.RoleSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes on the roles that templates name with {@code ram_role_arn}, and keeps their keys while they
 * are good for a whole call and more. Thread-safe.
 */
public final class AssumedRoles {
  private static final String SESSION = "kiln";
  private static final Duration LEFT = Duration.ofMinutes(15);

  private final Endpoints endpoints;
  private final Clock clock;
  private final Map<Asked, RoleSession> sessions = new ConcurrentHashMap<>();

  public AssumedRoles(Endpoints endpoints, Clock clock) {
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** The role's keys, got with the keys of somebody who may take it on. */
  public Credentials of(String region, String roleArn, String session, Credentials own) {
    String name = session.isEmpty() ? SESSION : session;
    Asked key = new Asked(own, roleArn, name);
    return sessions
        .compute(
            key,
            (unused, known) ->
                known != null && known.until().isAfter(clock.instant().plus(LEFT))
                    ? known
                    : assume(region, roleArn, name, own))
        .credentials();
  }

  private RoleSession assume(String region, String roleArn, String session, Credentials own) {
    try (Cloud cloud = Cloud.of(own, endpoints)) {
      return cloud.roles().assume(region, roleArn, session);
    }
  }

  /** With the secret: whoever knows only somebody's key id is to get no session of theirs. */
  private static final class Asked {
    private final Credentials own;
    private final String roleArn;
    private final String session;

    Asked(Credentials own, String roleArn, String session) {
      this.own = own;
      this.roleArn = roleArn;
      this.session = session;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Asked
          && own.equals(((Asked) other).own)
          && roleArn.equals(((Asked) other).roleArn)
          && session.equals(((Asked) other).session);
    }

    @Override
    public int hashCode() {
      return Objects.hash(own, roleArn, session);
    }
  }
}
