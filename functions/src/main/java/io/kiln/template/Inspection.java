package io.kiln.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@code packer inspect} tells about a template, uninterpolated. */
@Value.Immutable
public interface Inspection {
  Optional<String> description();

  /** Variables without a default, sorted. */
  List<String> requiredVariables();

  /** Sorted; the default of a sensitive one reads {@code <sensitive>}. */
  Map<String, String> optionalVariables();

  /** Name to type, sorted by name. */
  Map<String, String> builders();

  /** Types, in the template's order. */
  List<String> provisioners();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Inspection}. */
  final class Builder extends ImmutableInspection.Builder {}
}
