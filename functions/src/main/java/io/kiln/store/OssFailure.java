package io.kiln.store;

/** OSS answered with an error; its own message is left out, for it can repeat a signed request. */
final class OssFailure extends StoreFailure {
  private static final long serialVersionUID = 1L;

  private final String code;

  OssFailure(String attempt, String code, String requestId) {
    super(attempt + ": " + code + " (request " + requestId + ")");
    this.code = code;
  }

  boolean is(String other) {
    return code.equals(other);
  }
}
