package io.kiln.template;

import io.kiln.template.option.OptionSpec.Status;
import org.immutables.value.Value;

/** One row of the table of functions: how it is called, where, and how it compares with Packer. */
@Value.Immutable
interface FunctionSpec {
  String name();

  /** An example of a call. */
  String usage();

  /** Where it may stand. */
  String where();

  Status status();

  String note();

  static FunctionSpec taken(String name, String usage, String where) {
    return of(name, usage, where, Status.TAKEN, "");
  }

  static FunctionSpec of(String name, String usage, String where, Status status, String note) {
    return ImmutableFunctionSpec.builder()
        .name(name)
        .usage(usage)
        .where(where)
        .status(status)
        .note(note)
        .build();
  }
}
