package io.kiln.local.ram;

import java.util.Map;

/** A call that somebody is about to make. */
public record Attempt(
    Caller caller, String product, String action, String region, Map<String, String> parameters) {
  /** Who calls: the access key, and the token that comes with a temporary one. */
  public record Caller(String accessKeyId, String securityToken) {}

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
