package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Which images to look for; what is empty does not narrow the look. */
@Value.Immutable
@JsonSerialize(as = ImmutableImageQuery.class)
@JsonDeserialize(as = ImmutableImageQuery.class)
public interface ImageQuery {
  String region();

  Optional<String> id();

  /** Exactly; the cloud itself may match more. */
  Optional<String> name();

  /** Empty for all but the marketplace. */
  Optional<String> ownerAlias();

  /** Empty for {@code Available} alone, the cloud's default. */
  List<String> statuses();

  /** Also what has expired or is deprecated. */
  @Value.Default
  default boolean expired() {
    return false;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ImageQuery}. */
  final class Builder extends ImmutableImageQuery.Builder {}
}
