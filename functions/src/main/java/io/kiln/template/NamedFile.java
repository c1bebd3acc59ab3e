package io.kiln.template;

import io.kiln.template.problem.Place;
import org.immutables.value.Value;

/** A file or folder that a template names, and where it does. */
@Value.Immutable
public interface NamedFile {
  /** What it is, or is going to be. */
  enum Kind {
    FILE,
    FOLDER,
    /** A private key: kept only encrypted. */
    KEY,
    /** Allowed to be missing until its provisioner runs ("generated": true). */
    GENERATED
  }

  /** As written, variables filled in. */
  String path();

  Place place();

  Kind kind();

  static NamedFile of(String path, Place place, Kind kind) {
    return ImmutableNamedFile.builder().path(path).place(place).kind(kind).build();
  }
}
