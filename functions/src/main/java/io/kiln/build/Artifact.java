package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A file or folder that was brought home whole. */
@Value.Immutable
@JsonSerialize(as = ImmutableArtifact.class)
@JsonDeserialize(as = ImmutableArtifact.class)
public interface Artifact extends WithArtifact {
  /** Begins the path of one whose own is secret: the secrets know it under this path. */
  String HIDDEN = "hidden/";

  /** Where the template wants it, relative to the caller's folder or absolute. */
  String path();

  boolean folder();

  /** Permission bits, as on the machine. */
  int mode();

  /** The download that brought it; none when Kiln wrote it. */
  Optional<String> download();

  /** Packer's manifest: the builds in it are added to those of the caller's own file. */
  @Value.Default
  default boolean manifest() {
    return false;
  }

  static Artifact of(String path, boolean folder, int mode) {
    return ImmutableArtifact.builder().path(path).folder(folder).mode(mode).build();
  }
}
