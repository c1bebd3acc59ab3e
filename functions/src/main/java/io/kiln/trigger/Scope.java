package io.kiln.trigger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller may do; each includes the ones before it. */
public enum Scope {
  /** Look at builds, logs and images. */
  READ,
  /** And begin, cancel, undo and resume builds. */
  BUILD,
  /** And make and revoke tokens. */
  ADMIN;

  /** As tokens and settings write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(Scope other) {
    return compareTo(other) >= 0;
  }

  public static Optional<Scope> of(String word) {
    return Stream.of(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
