package io.kiln.local.oss;

import io.kiln.local.ram.Denial;
import java.util.Map;

/** A refusal as OSS words it: HTTP status, code, message and, sometimes, a header. */
final class OssError extends RuntimeException {
  private final int status;
  private final String code;
  private final Map<String, String> headers;

  private OssError(int status, String code, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = Map.copyOf(headers);
  }

  private OssError(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  Map<String, String> headers() {
    return headers;
  }

  static OssError noSuchKey() {
    return new OssError(404, "NoSuchKey", "The specified key does not exist.");
  }

  static OssError noSuchBucket() {
    return new OssError(404, "NoSuchBucket", "The specified bucket does not exist.");
  }

  static OssError bucketNotEmpty() {
    return new OssError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
  }

  static OssError invalidBucketName() {
    return new OssError(400, "InvalidBucketName", "The specified bucket is not valid.");
  }

  static OssError invalidObjectName() {
    return new OssError(400, "InvalidObjectName", "The specified object is not valid.");
  }

  static OssError alreadyExists() {
    return new OssError(
        409,
        "FileAlreadyExists",
        "The object you specified already exists and can not be overwritten.");
  }

  static OssError wrongPosition(long length) {
    return new OssError(
        409,
        "PositionNotEqualToLength",
        "Position is not equal to file length",
        Map.of("x-oss-next-append-position", String.valueOf(length)));
  }

  static OssError notAppendable() {
    return new OssError(409, "ObjectNotAppendable", "The object is not appendable");
  }

  static OssError badDigest() {
    return new OssError(
        400, "InvalidDigest", "The Content-MD5 you specified did not match what we received.");
  }

  static OssError invalidArgument(String what) {
    return new OssError(400, "InvalidArgument", "Invalid argument: " + what + ".");
  }

  static OssError malformedXml() {
    return new OssError(400, "MalformedXML", "The XML you provided was not well-formed.");
  }

  static OssError notModified() {
    return new OssError(304, "NotModified", "Not Modified");
  }

  static OssError preconditionFailed() {
    return new OssError(
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold.");
  }

  static OssError unsatisfiableRange() {
    return new OssError(416, "InvalidRange", "The requested range cannot be satisfied.");
  }

  /** RAM does not let the caller. */
  static OssError denied(Denial denial) {
    return switch (denial.kind()) {
      case FORBIDDEN ->
          new OssError(
              403,
              "AccessDenied",
              "You have no right to access this object. (" + denial.detail() + ")");
      case TOKEN_EXPIRED ->
          new OssError(403, "SecurityTokenExpired", "The security token you provided has expired.");
      case TOKEN_INVALID ->
          new OssError(403, "InvalidSecurityToken", "The security token you provided is invalid.");
    };
  }

  static OssError notEmulated(String what) {
    return new OssError(501, "NotImplemented", "The local cloud does not emulate " + what + ".");
  }

  static OssError internal(Throwable cause) {
    return new OssError(500, "InternalError", "The local cloud itself failed: " + cause);
  }

  static OssError injected(int status, String code, String message) {
    return new OssError(status, code, message);
  }
}
