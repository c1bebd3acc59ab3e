package io.kiln.local.cli;

import io.kiln.local.cli.ui.Ui;
import io.kiln.template.Inspection;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln inspect}: a template's variables, builders and provisioners, as they are written. */
@Command(
    name = "inspect",
    description = "See components of a template.",
    customSynopsis = "kiln inspect [options] TEMPLATE",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class InspectCommand implements Callable<Integer> {
  private static final String NOTE =
      """

      Note: If your build names contain user variables or template
      functions such as 'timestamp', these are processed at build time,
      and therefore only show in their raw form here.""";

  private final Caller caller;
  private final Ui ui;

  @Mixin private TemplateWord template = new TemplateWord();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  InspectCommand(Caller caller, Ui ui) {
    this.caller = caller;
    this.ui = ui;
  }

  @Override
  public Integer call() {
    TemplateInput input = template.input(caller);
    try {
      show(Template.inspect(input));
      return 0;
    } catch (InvalidTemplate invalid) {
      Mistakes.show(ui, invalid, input.text());
      return 1;
    }
  }

  private void show(Inspection inspection) {
    ui.say("Packer Inspect: JSON mode");
    inspection.description().ifPresent(this::describe);
    variables(inspection);
    ui.say("Builders:\n");
    int width = width(inspection.builders().keySet());
    inspection.builders().forEach((name, type) -> builder(name, type, width));
    none(inspection.builders().keySet(), "<No builders>");
    ui.say("\nProvisioners:\n");
    for (String type : inspection.provisioners()) {
      ui.machine("", "template-provisioner", type);
      ui.say("  " + type);
    }
    none(inspection.provisioners(), "<No provisioners>");
    ui.say(NOTE);
  }

  private void variables(Inspection inspection) {
    List<String> required = inspection.requiredVariables();
    Map<String, String> optional = inspection.optionalVariables();
    if (required.isEmpty() && optional.isEmpty()) {
      ui.say("Variables:\n\n  <No variables>\n");
      return;
    }
    if (!required.isEmpty()) {
      ui.say("Required variables:\n");
      required.forEach(this::required);
      ui.say("");
    }
    ui.say("Optional variables and their defaults:\n");
    int width = Math.max(width(required), width(optional.keySet()));
    optional.forEach((name, value) -> variable(name, value, width));
    ui.say("");
  }

  private void required(String name) {
    ui.machine("", "template-variable", name, "", "1");
    ui.say("  " + name);
  }

  private void describe(String text) {
    ui.say("Description:\n");
    ui.say(text + "\n");
  }

  private void variable(String name, String value, int width) {
    ui.machine("", "template-variable", name, value, "0");
    ui.say("  " + padded(name, width) + " = " + value);
  }

  private void builder(String name, String type, int width) {
    ui.machine("", "template-builder", name, type);
    String unlike = name.equals(type) ? "" : " (" + type + ")";
    ui.say(("  " + padded(name, width) + unlike).stripTrailing());
  }

  private static int width(Collection<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private void none(Collection<String> all, String words) {
    if (all.isEmpty()) {
      ui.say("  " + words);
    }
  }
}
