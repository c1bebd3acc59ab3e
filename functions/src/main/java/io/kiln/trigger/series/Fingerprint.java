package io.kiln.trigger.series;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.build.Json;
import io.kiln.trigger.bundle.Sums;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Everything an image depends on, by its sums: what is equal bakes the same image. */
@Value.Immutable
@JsonSerialize(as = ImmutableFingerprint.class)
@JsonDeserialize(as = ImmutableFingerprint.class)
public interface Fingerprint extends WithFingerprint {
  /** Of the template's text. */
  String template();

  /** Of variables, environment and options, each by its name: a value is never shown. */
  Map<String, String> settings();

  /** Of the files that the template names, and their modes. */
  Map<String, String> files();

  /** The image that each builder would start from. */
  Map<String, String> sources();

  /** The watched files on the web. */
  Map<String, IndexMark> indexes();

  /** A sum of what was handed in: without what the world around adds. */
  default String content() {
    return Sums.of(Json.bytes(List.of(template(), settings(), files())));
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Fingerprint}. */
  final class Builder extends ImmutableFingerprint.Builder {}
}
