package io.kiln.local.ecs;

import java.time.Instant;
import java.util.Set;

/** One resource: an immutable record that knows its card and what it depends on. */
public interface Thing<T extends Thing<T>> {
  Card card();

  /** The same thing with another card. */
  T with(Card card);

  /** The ids of the things it cannot be without. */
  default Set<String> needs() {
    return Set.of();
  }

  /** Whether real work, such as a boot, still holds back its last state. */
  default boolean held() {
    return false;
  }

  default String id() {
    return card().id();
  }

  default String state(Instant now) {
    return card().course().state(now, held());
  }

  default T onCourse(Course course) {
    return with(card().withCourse(course));
  }
}
