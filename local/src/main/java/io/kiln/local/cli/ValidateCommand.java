package io.kiln.local.cli;

import io.kiln.local.cli.ui.Ui;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln validate}: says nothing when all is well, as Packer does. */
@Command(
    name = "validate",
    description = "Check that a template is valid.",
    customSynopsis = "kiln validate [options] TEMPLATE",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
  private final Caller caller;
  private final Ui ui;

  @Mixin private TemplateWord template = new TemplateWord();

  @Option(
      names = "-syntax-only",
      description = "Only check syntax. Do not verify config of the template.")
  private boolean syntaxOnly;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  ValidateCommand(Caller caller, Ui ui) {
    this.caller = caller;
    this.ui = ui;
  }

  @Override
  public Integer call() {
    TemplateInput input = template.input(caller);
    try {
      check(input);
      return 0;
    } catch (InvalidTemplate invalid) {
      Mistakes.show(ui, invalid, input.text());
      return 1;
    }
  }

  private void check(TemplateInput input) {
    if (syntaxOnly) {
      Template.checkForm(input);
      ui.say("Syntax-only check passed. Everything looks okay.");
    } else {
      Mistakes.show(ui, Template.evaluate(input).warnings());
    }
  }
}
