package io.kiln.local.flow.fdl;

import java.util.List;
import java.util.Optional;

/** Which errors lead elsewhere, and with what. */
public record CatchRule(List<String> errors, String next, Optional<Constructor> output) {
  public boolean matches(String code) {
    return Errors.match(errors, code);
  }
}
