package io.kiln.local.stack;

import java.util.Map;

/** Where a stack is made, and with which parameters. */
public record Place(String account, String region, Map<String, String> parameters) {
  public Place {
    parameters = Map.copyOf(parameters);
  }
}
