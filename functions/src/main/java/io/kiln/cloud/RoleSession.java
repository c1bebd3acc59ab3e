package io.kiln.cloud;

import java.time.Instant;

/** Temporary keys of a role, and until when they are good. */
public final class RoleSession {
  private final Credentials credentials;
  private final Instant until;

  private RoleSession(Credentials credentials, Instant until) {
    this.credentials = credentials;
    this.until = until;
  }

  static RoleSession of(Credentials credentials, Instant until) {
    return new RoleSession(credentials, until);
  }

  public Credentials credentials() {
    return credentials;
  }

  public Instant until() {
    return until;
  }
}
