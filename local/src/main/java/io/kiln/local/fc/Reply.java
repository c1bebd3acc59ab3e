package io.kiln.local.fc;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kiln.local.disk.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Function Compute answers to an invocation. A function that failed is answered with status
 * 200 all the same: only the error type, the header {@code X-Fc-Error-Type}, tells.
 */
public final class Reply {
  /** The function threw, timed out or died. */
  public static final String UNHANDLED = "UnhandledInvocationError";

  /** The instance could not be made ready. */
  public static final String INITIALIZATION = "InitializationError";

  private final int status;
  private final String code;
  private final String errorType;
  private final byte[] body;
  private final String requestId;

  private Reply(int status, String code, String errorType, byte[] body, String requestId) {
    this.status = status;
    this.code = code;
    this.errorType = errorType;
    this.body = body;
    this.requestId = requestId;
  }

  static Reply of(byte[] body, String requestId) {
    return new Reply(200, "", "", body, requestId);
  }

  static Reply threw(String errorType, Throwable thrown, String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("errorMessage", String.valueOf(thrown.getMessage()));
    body.put("errorType", thrown.getClass().getName());
    if (thrown.getCause() != null) {
      body.put("errorCause", String.valueOf(thrown.getCause().getMessage()));
    }
    List<String> trace =
        Stream.of(thrown.getStackTrace()).map(StackTraceElement::toString).limit(20).toList();
    body.put("stackTrace", trace);
    return new Reply(200, "", errorType, json(body), requestId);
  }

  /** It ended without an exception of its own: the message is the service's. */
  static Reply died(String errorType, String message, String requestId) {
    return new Reply(200, "", errorType, json(Map.of("errorMessage", message)), requestId);
  }

  /** The service did not take the invocation. */
  static Reply refused(int status, String code, String message, String requestId) {
    byte[] body = json(Map.of("RequestId", requestId, "Code", code, "Message", message));
    return new Reply(status, code, "", body, requestId);
  }

  /** An asynchronous invocation is kept, and will be made. */
  static Reply accepted(String requestId) {
    return new Reply(202, "", "", new byte[0], requestId);
  }

  public int status() {
    return status;
  }

  /** The service's own error code, empty when it took the invocation. */
  public String code() {
    return code;
  }

  /** Empty when the function did its work. */
  public String errorType() {
    return errorType;
  }

  public byte[] body() {
    return body.clone();
  }

  public String requestId() {
    return requestId;
  }

  int size() {
    return body.length;
  }

  /** Whether the function did its work. */
  public boolean succeeded() {
    return status == 200 && errorType.isEmpty();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static byte[] json(Object value) {
    try {
      return Json.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }
}
