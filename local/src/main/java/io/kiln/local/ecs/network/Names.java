package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Ask;
import io.kiln.local.rpc.EcsError;

/** The rule for names of network things: 2 to 128 characters, no web address. */
final class Names {
  private Names() {}

  static void check(Ask ask, String parameter, String code) {
    String name = ask.params().text(parameter);
    if (!name.isEmpty()
        && (name.length() < 2 || name.length() > 128 || name.matches("https?://.*"))) {
      throw new EcsError(400, code, "The specified " + parameter + " is wrongly formed.");
    }
  }
}
