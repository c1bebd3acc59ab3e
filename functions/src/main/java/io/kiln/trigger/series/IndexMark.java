package io.kiln.trigger.series;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What a watched file on the web was when it was last seen. */
@Value.Immutable
@JsonSerialize(as = ImmutableIndexMark.class)
@JsonDeserialize(as = ImmutableIndexMark.class)
public interface IndexMark {
  /** Sent back, so that an unchanged file is not sent again. */
  Optional<String> etag();

  /** The same, where there is no etag. */
  Optional<String> lastModified();

  String sha256();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link IndexMark}. */
  final class Builder extends ImmutableIndexMark.Builder {}
}
