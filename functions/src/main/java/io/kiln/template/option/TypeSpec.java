package io.kiln.template.option;

import io.kiln.template.option.OptionSpec.Status;
import org.immutables.value.Value;

/** One type of provisioner or post-processor: how it compares with Packer's, and its options. */
@Value.Immutable
public interface TypeSpec {
  String name();

  Status status();

  /** What is different, or why it is refused and what to do instead. */
  String note();

  /** Empty for a refused type. */
  OptionTable options();

  static TypeSpec typeTaken(String name, OptionTable options) {
    return of(name, Status.TAKEN, "", options);
  }

  static TypeSpec typeBetter(String name, OptionTable options, String note) {
    return of(name, Status.BETTER, note, options);
  }

  static TypeSpec typeRefused(String name, String note) {
    return of(name, Status.REFUSED, note, OptionTable.of());
  }

  private static TypeSpec of(String name, Status status, String note, OptionTable options) {
    return ImmutableTypeSpec.builder()
        .name(name)
        .status(status)
        .note(note)
        .options(options)
        .build();
  }
}
