package io.kiln.local.flow.fdl;

import java.time.Duration;
import java.util.List;

/** Which errors are tried again, how often, and after how long. */
public record RetryRule(List<String> errors, int maxAttempts, Backoff backoff) {
  /** The growing pause between tries, in seconds. */
  public record Backoff(int interval, double rate, int most) {
    Duration after(int retries) {
      double seconds = Math.min(interval * Math.pow(rate, retries), most);
      return Duration.ofMillis(Math.round(seconds * 1000));
    }
  }

  public boolean matches(String code) {
    return Errors.match(errors, code);
  }

  /** How long to wait after so many retries. */
  public Duration pause(int retries) {
    return backoff.after(retries);
  }
}
