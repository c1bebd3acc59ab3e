package io.kiln.local.flow.fdl;

import java.util.List;

/** How a rule names the errors it is for. */
final class Errors {
  private static final String ALL = "FnF.ALL";

  private Errors() {}

  static boolean match(List<String> errors, String code) {
    return errors.contains(ALL) || errors.contains(code);
  }
}
