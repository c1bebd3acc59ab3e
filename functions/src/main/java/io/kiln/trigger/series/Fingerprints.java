package io.kiln.trigger.series;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.trigger.bundle.Instructions;
import io.kiln.trigger.bundle.Prepared;
import io.kiln.trigger.bundle.Sums;
import java.util.Map;
import java.util.TreeMap;

/** Takes the fingerprint of what was handed in. */
final class Fingerprints {
  private Fingerprints() {}

  static Fingerprint of(Prepared prepared, Instructions instructions) {
    Fingerprint.Builder print =
        Fingerprint.builder()
            .template(sum(prepared.input().text()))
            .settings(settings(instructions));
    prepared.files().stream()
        .filter(file -> !file.folder())
        .forEach(
            file ->
                print.putFiles(
                    file.path(), file.sha256() + " " + Integer.toOctalString(file.mode())));
    return print.build();
  }

  private static Map<String, String> settings(Instructions instructions) {
    Map<String, String> settings = new TreeMap<>();
    instructions
        .variables()
        .forEach((name, value) -> settings.put("the variable " + name, sum(value)));
    instructions
        .environment()
        .forEach((name, value) -> settings.put("the environment's " + name, sum(value)));
    settings.put(
        "the choice of builders", sum(instructions.only() + " but " + instructions.except()));
    return settings;
  }

  private static String sum(String text) {
    return Sums.of(text.getBytes(UTF_8));
  }
}
