package io.kiln.tests.blackbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Templates that tests make up: the seed's builder with provisioners. */
final class Templates {
  static final String SEED_IMAGE = "ubuntu_18_04_x64_20G_alibase_20210128.vhd";

  private Templates() {}

  /** A template with these provisioners, each in JSON. */
  static String of(String imageName, String sourceImage, String... provisioners) {
    return """
        {
          "variables": {"password": ""},
          "sensitive-variables": ["password"],
          "builders": [{
            "type": "alicloud-ecs",
            "region": "cn-shenzhen",
            "image_name": "%s",
            "source_image": "%s",
            "ssh_username": "root",
            "instance_type": "ecs.t5-c1m2.large",
            "internet_charge_type": "PayByTraffic",
            "io_optimized": "true"
          }],
          "provisioners": [%s]
        }
        """
        .formatted(imageName, sourceImage, String.join(", ", provisioners));
  }

  /** A shell provisioner of these lines. */
  static String shell(String... lines) {
    return "{\"type\": \"shell\", \"inline\": [" + quoted(lines) + "]}";
  }

  /** The lines as the elements of a JSON list. */
  static String quoted(String... lines) {
    return Arrays.stream(lines)
        .map(line -> '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", "));
  }
}
