package io.kiln.local.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The shell scripts that make a machine, copied beside it before it boots. */
final class Scripts {
  private static final List<String> NAMES =
      List.of(
          "supervise.sh",
          "boot.sh",
          "settle.sh",
          "init.sh",
          "door.sh",
          "host-directories",
          "own-directories",
          "dropped",
          "shims/policy-rc.d",
          "shims/power",
          "shims/service",
          "shims/sudo",
          "shims/systemctl");

  private Scripts() {}

  static void copyTo(Path folder) {
    try {
      Files.createDirectories(folder.resolve("shims"));
      for (String name : NAMES) {
        Files.writeString(folder.resolve(name), text(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing the scripts of " + folder, e);
    }
  }

  static String text(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream("/machine/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + name, e);
    }
  }
}
