package io.kiln.local.cli;

import io.kiln.template.TemplateInput;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The template that a command needs, and the options beside it. */
final class TemplateWord {
  @Mixin private TemplateOptions options = new TemplateOptions();

  @Parameters(
      paramLabel = "TEMPLATE",
      description = "The Packer template, in JSON; - reads the standard input.")
  private String template = "";

  /** Everything that the template's evaluation depends on, seen from the caller. */
  TemplateInput input(Caller caller) {
    return options.input(template, caller);
  }
}
