package io.kiln.cloud;

import java.util.Map;
import org.immutables.value.Value;

/** A thing that was found by its tags, whatever its kind. */
@Value.Immutable
public interface Tagged {
  Taggable kind();

  String id();

  Map<String, String> tags();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Tagged}. */
  final class Builder extends ImmutableTagged.Builder {}
}
