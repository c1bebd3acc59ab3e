package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A snapshot as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableSnapshotView.class)
@JsonDeserialize(as = ImmutableSnapshotView.class)
public interface SnapshotView {
  String id();

  String name();

  /** {@code progressing}, {@code accomplished}, {@code failed}. */
  String status();

  /** {@code 40%}. */
  String progress();

  String diskId();

  Optional<Instant> createdAt();

  Map<String, String> tags();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SnapshotView}. */
  final class Builder extends ImmutableSnapshotView.Builder {}
}
