package io.kiln.local.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How often one question is asked again, and what the person who waits is told meanwhile. */
final class Tries {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Duration limit;
  private final Consumer<String> notice;
  private final long start = System.nanoTime();
  private Duration pause = Duration.ofMillis(500);
  private int failures;
  private boolean told;

  /**
   * The tries of one question.
   *
   * @param limit how long it is asked altogether
   */
  Tries(Duration limit, Consumer<String> notice) {
    this.limit = limit;
    this.notice = notice;
  }

  /** The connection broke: a word of it only when that happens again. */
  boolean anotherAfterBreak(String words) {
    failures++;
    if (failures == 2) {
      tell(words);
    }
    return another(pause);
  }

  /**
   * A refusal that may pass: a word of it at once, the wait may be long.
   *
   * @param retryAfter the header of that name
   */
  boolean anotherAfterRefusal(String words, Optional<String> retryAfter) {
    failures++;
    Duration wanted = retryAfter.map(Tries::seconds).orElse(pause);
    if (!fits(wanted)) {
      return false;
    }
    tell(words);
    return another(wanted);
  }

  /** An answer came. */
  void over() {
    if (told) {
      notice.accept("Connected again.");
    }
  }

  private void tell(String words) {
    if (!told) {
      told = true;
      notice.accept(words);
    }
  }

  /** Waits; returns false instead where the wait would be longer than the patience. */
  private boolean another(Duration wanted) {
    if (!fits(wanted)) {
      return false;
    }
    try {
      Thread.sleep(wanted.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Duration next = pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    return true;
  }

  private boolean fits(Duration wanted) {
    return Duration.ofNanos(System.nanoTime() - start).plus(wanted).compareTo(limit) <= 0;
  }

  private static Duration seconds(String text) {
    return text.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(text)) : LONGEST_PAUSE;
  }
}
