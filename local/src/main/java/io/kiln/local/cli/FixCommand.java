package io.kiln.local.cli;

import io.kiln.local.cli.ui.Ui;
import io.kiln.template.Fix;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln fix}: prints the template as a new version of Packer wants it. */
@Command(
    name = "fix",
    description = "Fix a template from an old version of Packer.",
    customSynopsis = "kiln fix [options] TEMPLATE",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class FixCommand implements Callable<Integer> {
  private final Caller caller;
  private final Ui ui;

  @Mixin private TemplateWord template = new TemplateWord();

  @Option(
      names = "-validate",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Check the form of the fixed template. (Default: true)")
  private boolean validate = true;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  FixCommand(Caller caller, Ui ui) {
    this.caller = caller;
    this.ui = ui;
  }

  @Override
  public Integer call() {
    TemplateInput input = template.input(caller);
    try {
      String fixed = Fix.of(input.name(), input.text());
      ui.say(fixed + "\n");
      if (validate) {
        Template.checkForm(input.withText(fixed));
      }
      return 0;
    } catch (InvalidTemplate invalid) {
      Mistakes.show(ui, invalid, input.text());
      return 1;
    }
  }
}
