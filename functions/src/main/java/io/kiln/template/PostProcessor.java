package io.kiln.template;

import io.kiln.template.problem.Place;
import java.util.Optional;

/** One entry of a chain of post-processors, ready for one builder. */
public interface PostProcessor {
  /** As in {@code manifest}. */
  String type();

  /** What -except may name: its own name, or its type. */
  String name();

  Place place();

  /** Absent: what is usual for its type. */
  Optional<Boolean> keepInputArtifact();
}
