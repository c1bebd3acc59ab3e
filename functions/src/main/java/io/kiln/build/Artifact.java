package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** A file or folder that was brought home whole. */
@Value.Immutable
@JsonSerialize(as = ImmutableArtifact.class)
@JsonDeserialize(as = ImmutableArtifact.class)
public interface Artifact {
  /** Where the template wants it, relative to the caller's folder or absolute. */
  String path();

  boolean folder();

  /** Permission bits, as on the machine. */
  int mode();

  static Artifact of(String path, boolean folder, int mode) {
    return ImmutableArtifact.builder().path(path).folder(folder).mode(mode).build();
  }
}
