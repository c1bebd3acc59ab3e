package io.kiln.template;

import java.util.List;
import org.immutables.value.Value;

/** Names the files that those behind it in its chain take for the artifact. */
@Value.Immutable
public interface ArtificePostProcessor extends PostProcessor {
  /** Paths and patterns; at least one. */
  List<String> files();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ArtificePostProcessor}. */
  final class Builder extends ImmutableArtificePostProcessor.Builder {}
}
