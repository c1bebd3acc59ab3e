package io.kiln.local.ram;

/** Why a call is refused; each protocol has its own words for the kind. */
public record Denial(Kind kind, String permission, String role, String resource) {
  /** What is wrong. */
  public enum Kind {
    FORBIDDEN,
    TOKEN_EXPIRED,
    TOKEN_INVALID
  }

  static Denial of(Kind kind) {
    return new Denial(kind, "", "", "");
  }

  /** What a person needs to know to grant it. */
  public String detail() {
    return "AuthAction: "
        + permission
        + ", AuthPrincipal: role "
        + role
        + ", AuthResource: "
        + resource;
  }
}
