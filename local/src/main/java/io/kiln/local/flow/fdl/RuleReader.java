package io.kiln.local.flow.fdl;

/** Reads what becomes of a task's errors. */
final class RuleReader {
  private static final int LONGEST = 86_400;

  private RuleReader() {}

  static RetryRule retry(Fields fields) {
    fields.text("Description");
    RetryRule rule =
        new RetryRule(
            fields.texts("Errors"),
            fields.number("MaxAttempts", 0, Integer.MAX_VALUE),
            new RetryRule.Backoff(
                fields.number("IntervalSeconds", 0, LONGEST),
                fields.decimal("BackoffRate", 1),
                fields.number("MaxBackoffSeconds", 0, LONGEST, LONGEST)));
    fields.nothingElse();
    return rule;
  }

  static CatchRule caught(Fields fields) {
    fields.text("Description");
    return new CatchRule(
        fields.texts("Errors"),
        fields.optionalText("Next").orElse(""),
        fields.constructor("OutputConstructor", false));
  }
}
