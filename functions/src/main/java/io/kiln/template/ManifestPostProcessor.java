package io.kiln.template;

import java.util.Map;
import org.immutables.value.Value;

/** Writes down what was built, for a program to read. */
@Value.Immutable
public interface ManifestPostProcessor extends PostProcessor {
  /** Where to, relative to the caller's folder. */
  String output();

  boolean stripPath();

  boolean stripTime();

  /** May hold build-time fields. */
  Map<String, String> customData();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ManifestPostProcessor}. */
  final class Builder extends ImmutableManifestPostProcessor.Builder {}
}
