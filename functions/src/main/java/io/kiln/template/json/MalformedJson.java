package io.kiln.template.json;

/** The text is no JSON; {@link #reason} says why, {@link #spot} where. */
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient Spot spot;

  MalformedJson(Spot spot, String reason) {
    super(reason);
    this.reason = reason;
    this.spot = spot;
  }

  MalformedJson(Spot spot, String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
    this.spot = spot;
  }

  public String reason() {
    return reason;
  }

  public Spot spot() {
    return spot;
  }
}
