package io.kiln.cloud;

import io.kiln.build.StepFailure;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The cloud refused a call, or its answer was lost; what the caller must do is in the kind. */
public final class CloudFailure extends StepFailure {
  private static final long serialVersionUID = 1L;

  private final @Nullable String code;
  private final @Nullable String requestId;

  private CloudFailure(Kind kind, String message, Reply reply) {
    super(kind, message, null);
    this.code = reply.code().orElse(null);
    this.requestId = reply.text("RequestId").orElse(null);
  }

  private CloudFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(kind, message, cause);
    this.code = null;
    this.requestId = null;
  }

  /** The cloud answered with an error; the block below the attempt is as Packer prints it. */
  static CloudFailure answered(String attempt, Act act, Reply reply, String serviceMessage) {
    String code = reply.code().orElse("");
    String message =
        String.join(
            "\n",
            attempt + ": SDK.ServerError",
            "ErrorCode: " + (code.isEmpty() ? "(none, HTTP " + reply.status() + ")" : code),
            "Recommend: " + reply.text("Recommend").orElse(""),
            "RequestId: " + reply.text("RequestId").orElse(""),
            "Message: " + serviceMessage);
    return new CloudFailure(ErrorCodes.kind(act, reply.status(), code), message, reply);
  }

  /** No answer came, or none that can be read. */
  static CloudFailure unanswered(Kind kind, String message, @Nullable Throwable cause) {
    return new CloudFailure(kind, message, cause);
  }

  /** The cloud's error code; empty when it did not answer. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** Whether nobody answers to the name of the host: a mistake, unless the network is at fault. */
  public boolean wrongHost() {
    return getCause() instanceof UnknownHostException
        || getCause() instanceof SSLHandshakeException;
  }

  /** Returns whether the thing that the call named does not exist: for a delete, a success. */
  public boolean gone() {
    return code != null && ErrorCodes.gone(code);
  }
}
