package io.kiln.local.rpc;

import java.time.Instant;
import java.util.Map;

/** One call as the log keeps it: no secrets; the code is empty when it succeeded. */
public record Call(
    Instant time,
    String product,
    String action,
    String region,
    Map<String, String> parameters,
    Outcome outcome) {
  /** How the call was answered; status 0 when the connection was dropped. */
  public record Outcome(int status, String code, String requestId) {}

  public boolean succeeded() {
    return outcome.status() >= 200 && outcome.status() < 300;
  }
}
