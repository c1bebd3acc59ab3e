package io.kiln.template.json;

/** The text is no JSON; `getMessage` says why, `spot` where. */
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Spot spot;

  MalformedJson(Spot spot, String reason) {
    super(reason);
    this.spot = spot;
  }

  MalformedJson(Spot spot, String reason, Throwable cause) {
    super(reason, cause);
    this.spot = spot;
  }

  public Spot spot() {
    return spot;
  }
}
