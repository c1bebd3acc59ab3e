package io.kiln.cloud;

import com.aliyuncs.exceptions.ClientException;
import io.kiln.build.StepFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Puts a missing answer into our own words: the SDK's would print the signed URL. */
final class Unanswered {
  private Unanswered() {}

  static CloudFailure because(Call call, String host, ClientException wrapped) {
    Throwable cause = wrapped;
    while (cause != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    if (cause == null) {
      return CloudFailure.unanswered(
          Kind.REFUSED,
          call.attempt() + ": the request could not be made (" + wrapped.getErrCode() + ")",
          null);
    }
    return because(call, host, (IOException) cause);
  }

  private static CloudFailure because(Call call, String host, IOException cause) {
    if (neverSent(cause)) {
      return CloudFailure.unanswered(
          Kind.BUSY, call.attempt() + ": " + host + " can't be reached: " + reason(cause), cause);
    }
    String what =
        cause instanceof SocketTimeoutException
            ? host + " did not answer in time"
            : "the connection to " + host + " broke before the answer";
    return lost(call, what, cause);
  }

  static CloudFailure unreadable(Call call, String host) {
    return lost(call, host + " answered something that is no JSON object", null);
  }

  private static CloudFailure lost(Call call, String what, @Nullable IOException cause) {
    return CloudFailure.unanswered(
        ErrorCodes.harmless(call.act(), Kind.UNCLEAR), call.attempt() + ": " + what, cause);
  }

  private static boolean neverSent(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException;
  }

  private static String reason(IOException cause) {
    if (cause instanceof ConnectTimeoutException) {
      return "no connection in time";
    }
    if (cause instanceof UnknownHostException) {
      return "no such host";
    }
    if (cause instanceof SSLHandshakeException) {
      return "no trusted encrypted connection";
    }
    return "connection refused";
  }
}
