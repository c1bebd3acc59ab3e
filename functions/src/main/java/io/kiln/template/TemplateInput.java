package io.kiln.template;

import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;

/** Everything an evaluation depends on: the same input always gives the same template. */
@Value.Immutable
public interface TemplateInput extends WithTemplateInput {
  /** As the user typed it: it stands in messages. */
  String name();

  String text();

  /** From -var-file, then -var, merged by the caller. */
  Map<String, String> variables();

  /** What `env` may see. */
  Map<String, String> environment();

  /** The moment that timestamp, isotime and strftime print. */
  Instant startedAt();

  /** What template_dir answers: absolute. */
  String templateDir();

  /** What pwd answers: absolute. */
  String workingDir();

  TemplateFiles files();

  /** What the uuid function derives its values from, so that another evaluation gives the same. */
  String seed();

  /** Which builders are evaluated at all, and which post-processors are left out. */
  @Value.Default
  default Selection selection() {
    return Selection.ALL;
  }

  /** What packer_version answers and min_packer_version is held against. */
  @Value.Default
  default String packerVersion() {
    return "1.16.0";
  }

  /** Whether shell-local may run. */
  @Value.Default
  default boolean shellLocal() {
    return false;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TemplateInput}. */
  final class Builder extends ImmutableTemplateInput.Builder {}
}
