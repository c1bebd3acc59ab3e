package io.kiln.build;

import java.time.Duration;
import java.util.Optional;

/**
 * What a user reads while a resource is made, waited for and deleted, how long it takes, and how
 * long the template lets it take.
 */
public final class Words {
  private final Optional<String> creating;
  private final Optional<String> created;
  private final String deleting;
  private final Duration usually;
  private final Optional<Duration> patience;
  private final String patienceOption;

  private Words(
      Optional<String> creating,
      Optional<String> created,
      String deleting,
      Duration usually,
      Optional<Duration> patience,
      String patienceOption) {
    this.creating = creating;
    this.created = created;
    this.deleting = deleting;
    this.usually = usually;
    this.patience = patience;
    this.patienceOption = patienceOption;
  }

  /**
   * Words for a thing of this name.
   *
   * @param name Packer's name of the thing in its cleanup lines: "Deleting {name} because of
   *     cancellation or error...", "Cleaning up '{name}'"
   * @param usually how long it takes to become ready
   */
  public static Words named(String name, Duration usually) {
    return new Words(Optional.empty(), Optional.empty(), name, usually, Optional.empty(), "");
  }

  public Words creating(String line) {
    return new Words(Optional.of(line), created, deleting, usually, patience, patienceOption);
  }

  /** The line before the id: "Created vpc: ". */
  public Words created(String prefix) {
    return new Words(creating, Optional.of(prefix), deleting, usually, patience, patienceOption);
  }

  /** The template's own time-out: when it is over, the build fails, and the text names it. */
  public Words within(Duration time, String option) {
    return new Words(creating, created, deleting, usually, Optional.of(time), option);
  }

  Optional<LogLine> creatingLine() {
    return creating.map(LogLine::say);
  }

  Optional<LogLine> createdLine(String id) {
    return created.map(prefix -> LogLine.message(prefix + id));
  }

  LogLine deletingLine(Build build) {
    boolean wanted = build.result().filter(Result.SUCCEEDED::equals).isPresent();
    return LogLine.say(
        deleting.endsWith("...")
            ? deleting
            : wanted
                ? "Cleaning up '" + deleting + "'"
                : "Deleting " + deleting + " because of cancellation or error...");
  }

  Duration usually() {
    return usually;
  }

  Optional<Duration> patience() {
    return patience;
  }

  String patienceOption() {
    return patienceOption;
  }
}
