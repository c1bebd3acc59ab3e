package io.kiln.template;

import io.kiln.template.go.TemplateError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What only a running build knows: {{build `ID`}} in a provisioner, or {{.ID}}. */
final class BuildFields {
  private static final List<String> NAMES =
      List.of(
          "ID",
          "Host",
          "Port",
          "User",
          "Password",
          "ConnType",
          "PackerRunUUID",
          "PackerHTTPPort",
          "PackerHTTPIP",
          "PackerHTTPAddr",
          "SSHPublicKey",
          "SSHPrivateKey",
          "WinRMPassword");

  /** Each field standing for itself, so that the build can fill it in. */
  static final Map<String, String> LATER =
      NAMES.stream()
          .collect(Collectors.toUnmodifiableMap(name -> name, name -> "{{." + name + "}}"));

  private BuildFields() {}

  static String require(Map<String, ?> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw TemplateError.of("loaded data, but couldn't find " + name + " in it");
    }
    return String.valueOf(value);
  }
}
