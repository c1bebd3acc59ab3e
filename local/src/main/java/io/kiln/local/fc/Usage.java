package io.kiln.local.fc;

/** What invocations came to, all together. */
public record Usage(
    int invocations, int coldStarts, int failures, double seconds, double gbSeconds) {
  static final Usage NONE = new Usage(0, 0, 0, 0, 0);

  Usage plus(Invoked one) {
    return new Usage(
        invocations + 1,
        coldStarts + (one.cold() ? 1 : 0),
        failures + (one.reply().succeeded() ? 0 : 1),
        seconds + one.seconds(),
        gbSeconds + one.gbSeconds());
  }
}
