package io.kiln.local.cli;

import io.kiln.template.Selection;
import java.util.List;
import picocli.CommandLine.Option;

/** Which of a template's builders a command is about. */
final class Builds {
  @Option(
      names = "-only",
      split = ",",
      paramLabel = "foo,bar,b*",
      description = "Only the builders of these names.")
  private List<String> only = List.of();

  @Option(
      names = "-except",
      split = ",",
      paramLabel = "foo,bar,b*",
      description = "All builders and post-processors other than these.")
  private List<String> except = List.of();

  Selection selection() {
    return Selection.of(only, except);
  }
}
