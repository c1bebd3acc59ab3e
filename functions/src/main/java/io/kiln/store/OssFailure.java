package io.kiln.store;

import com.aliyun.oss.OSSErrorCode;

/**
 * OSS answered with an error. Its own message is left out, for it can repeat a signed request; but
 * of a denial it is the message that says who may not do what.
 */
final class OssFailure extends StoreFailure {
  private static final long serialVersionUID = 1L;

  private final String code;

  OssFailure(String attempt, String code, String requestId, String message) {
    super(
        attempt
            + ": "
            + code
            + " (request "
            + requestId
            + ")"
            + (code.equals(OSSErrorCode.ACCESS_DENIED) ? ": " + message : ""));
    this.code = code;
  }

  boolean is(String other) {
    return code.equals(other);
  }
}
