package io.kiln.store;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A change that somebody asked for: who, what, when, from where. */
@Value.Immutable
@JsonSerialize(as = ImmutableAuditEntry.class)
@JsonDeserialize(as = ImmutableAuditEntry.class)
public interface AuditEntry {
  Instant at();

  /** The platform's own id of the request, by which its log is found. */
  String requestId();

  /** A token with its name, or the way in which the platform let the caller in. */
  String who();

  /** The operation, as the API's description calls it. */
  String what();

  /** What it was asked of: the path. */
  String target();

  /** The caller's address, as the platform saw it. */
  String address();

  /** Absent where the client does not say. */
  Optional<String> agent();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AuditEntry}. */
  final class Builder extends ImmutableAuditEntry.Builder {}
}
