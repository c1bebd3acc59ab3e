package io.kiln.template;

import org.immutables.value.Value;

/** Runs commands where Kiln runs, once the image is there. */
@Value.Immutable
public interface LocalShellPostProcessor extends PostProcessor {
  LocalShellProvisioner shell();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link LocalShellPostProcessor}. */
  final class Builder extends ImmutableLocalShellPostProcessor.Builder {}
}
