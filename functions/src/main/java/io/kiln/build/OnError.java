package io.kiln.build;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a build does when a step fails. */
public enum OnError {
  /** Deletes everything that was made. */
  CLEANUP,
  /** Leaves everything standing for a person to look at. */
  ABORT,
  /**
   * Holds a build whose provisioner failed until a deadline: it may be resumed at that provisioner.
   * Any other failure is cleaned up.
   */
  HOLD,
  /** Runs the template's error-cleanup-provisioner, then leaves everything standing. */
  RUN_CLEANUP_PROVISIONER;

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of this word. */
  public static Optional<OnError> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** All words, for whoever wrote another one. */
  public static String words() {
    return Arrays.stream(values()).map(OnError::word).collect(Collectors.joining(", "));
  }
}
