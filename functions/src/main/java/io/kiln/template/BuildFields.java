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
          "SSHPublicKey",
          "SSHPrivateKey",
          "WinRMPassword");

  /** Packer's own web server, which no cloud builder starts: there it answers an error text. */
  private static final String SERVER = "PackerHTTP";

  /** Each field standing for itself, so that the build can fill it in. */
  static final Map<String, String> LATER =
      NAMES.stream()
          .collect(Collectors.toUnmodifiableMap(name -> name, name -> "{{." + name + "}}"));

  private BuildFields() {}

  static String require(Map<String, ?> fields, String name) {
    Object value = fields.get(name);
    if (value == null && name.startsWith(SERVER)) {
      throw TemplateError.of(
          "build " + name + " is not there: Kiln serves no files; upload them with file");
    }
    if (value == null) {
      throw TemplateError.of("loaded data, but couldn't find " + name + " in it");
    }
    return String.valueOf(value);
  }
}
