package io.kiln.local.flow.fdl;

/** What ends an execution: the error's code, and its detail. */
public final class FlowFailure extends RuntimeException {
  /** The vendor documents no codes for these: only {@code FnF.ALL} should be matched against. */
  public static final String DATA_ERROR = "FnF.DataError";

  public static final String LIMIT_EXCEEDED = "FnF.LimitExceeded";

  private final String code;

  public FlowFailure(String code, String detail) {
    super(detail);
    this.code = code;
  }

  static FlowFailure data(String detail) {
    return new FlowFailure(DATA_ERROR, detail);
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
