package io.kiln.local.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kiln.local.disk.Json;
import java.util.Optional;

/**
 * How Function Compute answered: the HTTP status; what went wrong, if anything (the service's own
 * code such as {@code ResourceThrottled} when the status is not 200, {@code
 * UnhandledInvocationError} and the like when it is); the body.
 */
public record Invocation(int status, String errorType, String body) {
  public static Invocation success(String body) {
    return new Invocation(200, "", body);
  }

  public static Invocation refused(int status, String code, String message) {
    return new Invocation(
        status, code, Json.MAPPER.createObjectNode().put("ErrorMessage", message).toString());
  }

  /** The code of the task's error, unless it succeeded. */
  Optional<String> error() {
    if (status != 200) {
      return Optional.of("FC." + (errorType.isEmpty() ? "Unknown" : errorType));
    }
    return errorType.isEmpty() ? Optional.empty() : Optional.of(thrown());
  }

  /** UNCONFIRMED: what CloudFlow calls an exception that the function threw. */
  private String thrown() {
    String type = json().path("errorType").asText();
    return type.isEmpty() ? "FC.Unknown" : type;
  }

  /** What the function answered; missing when that is no JSON. */
  JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
