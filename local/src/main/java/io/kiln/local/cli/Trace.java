package io.kiln.local.cli;

import io.kiln.local.fc.FunctionSpec;
import io.kiln.local.fc.Invoked;
import io.kiln.local.fc.Usage;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows each invocation of a function, and at the end what they came to; on standard error. */
final class Trace implements Consumer<Invoked> {
  private static final int LONGEST_ANSWER = 200;

  private final Optional<PrintStream> err;
  private final Instant start;
  private volatile boolean over;

  private Trace(Optional<PrintStream> err, Instant start) {
    this.err = err;
    this.start = start;
  }

  /** A trace from this moment of the cloud's on. */
  static Trace on(PrintStream err, Instant start) {
    return new Trace(Optional.of(err), start);
  }

  static Trace none() {
    return new Trace(Optional.empty(), Instant.EPOCH);
  }

  @Override
  public void accept(Invoked one) {
    if (!over) {
      err.ifPresent(out -> out.println(line(one)));
    }
  }

  private static String line(Invoked one) {
    FunctionSpec function = one.function();
    String answer = one.reply().text().strip();
    return String.format(
        Locale.ROOT,
        "trace: %-11s %-45s %-4s %5d B in %6d B out %7.0f ms  %s",
        function.name(),
        function.handler(),
        one.cold() ? "cold" : "warm",
        one.eventBytes(),
        one.answerBytes(),
        one.took().toNanos() / 1e6,
        answer.length() > LONGEST_ANSWER ? answer.substring(0, LONGEST_ANSWER) + "..." : answer);
  }

  /** The command ends: what it cuts short is no failure of the functions. */
  void end() {
    over = true;
  }

  /** What all invocations came to, beside the cloud's time that has passed. */
  void sum(Usage usage, Instant now) {
    err.ifPresent(
        out ->
            out.println(
                String.format(
                    Locale.ROOT,
                    "trace: %d invocations, %d of them cold, %d failed: %.1f function seconds,"
                        + " %.1f GB-seconds, in %s of the cloud's time",
                    usage.invocations(),
                    usage.coldStarts(),
                    usage.failures(),
                    usage.seconds(),
                    usage.gbSeconds(),
                    words(Duration.between(start, now)))));
  }

  private static String words(Duration time) {
    return time.toHours() > 0
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }
}
