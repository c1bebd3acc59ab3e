package io.kiln.store;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.build.BuildId;
import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;

/** What one submission was decided to be, so that its repeat becomes the very same one. */
@Value.Immutable
@JsonSerialize(as = ImmutableSubmission.class)
@JsonDeserialize(as = ImmutableSubmission.class)
public interface Submission {
  /** SHA-256 of what was handed in: another request under the same key is a mistake. */
  String digest();

  String run();

  Instant startedAt();

  String seed();

  /** The build of each builder, by the builder's name. */
  Map<String, BuildId> builds();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Submission}. */
  final class Builder extends ImmutableSubmission.Builder {}
}
