package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Everything one build was submitted with: the same bundle bakes the same image. It may hold
 * literal secrets, so it is kept encrypted.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableBundle.class)
@JsonDeserialize(as = ImmutableBundle.class)
public interface Bundle {
  /** The template's file name, as messages show it. */
  String templateName();

  String templateText();

  /** The user's variables, from {@code -var} and var files. */
  Map<String, String> variables();

  /** What {@code env} may read, resolved where the bundle was submitted. */
  Map<String, String> environment();

  String templateDir();

  String workingDir();

  /** The caller's home folder, which {@code ~} stands for. */
  Optional<String> home();

  /** What the template's {@code timestamp} says. */
  Instant startedAt();

  /** What the template's {@code uuid} grows from. */
  String seed();

  /** Which of the template's builders this build bakes. */
  String builderName();

  /** What {@code -except} named: post-processors of these names are left out. */
  List<String> except();

  /** Whether an existing image of the name is replaced. */
  boolean force();

  OnError onError();

  /** How long a failed build is held, with {@link OnError#HOLD}. */
  @Value.Default
  default Duration holdFor() {
    return HoldTime.STANDARD;
  }

  /** Scripts and uploads; their content is kept beside. */
  List<BundleFile> files();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Bundle}. */
  final class Builder extends ImmutableBundle.Builder {}
}
