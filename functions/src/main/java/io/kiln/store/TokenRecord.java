package io.kiln.store;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** What is kept of an access token: never the token itself. */
@Value.Immutable
@JsonSerialize(as = ImmutableTokenRecord.class)
@JsonDeserialize(as = ImmutableTokenRecord.class)
public interface TokenRecord {
  /** Stands in the token, in lists and in the audit trail. */
  String id();

  /** What it is for, in a person's words. */
  String name();

  /** {@code read}, {@code build} or {@code admin}. */
  String scope();

  /** Of the whole token: 256 random bits need no slow hash. */
  String sha256();

  Instant createdAt();

  /** Who made it. */
  String createdBy();

  Optional<Instant> expiresAt();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TokenRecord}. */
  final class Builder extends ImmutableTokenRecord.Builder {}
}
