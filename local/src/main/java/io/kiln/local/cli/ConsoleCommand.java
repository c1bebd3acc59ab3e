package io.kiln.local.cli;

import io.kiln.local.cli.ui.Ui;
import io.kiln.template.Console;
import io.kiln.template.TemplateInput;
import io.kiln.template.go.TemplateError;
import io.kiln.template.problem.InvalidTemplate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kiln console}: answers expressions, a line each, with a template's variables or none. */
@Command(
    name = "console",
    description = "Try out expressions of the template language.",
    customSynopsis = "kiln console [options] [TEMPLATE]",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ConsoleCommand implements Callable<Integer> {
  private static final String HELP =
      """
      Each line is an expression, such as {{upper `abc`}}; its value is the answer.
      {{user `name`}} is a variable of the template, or one given with -var.
      "variables" lists all variables, "exit" or Ctrl-D ends the console.""";

  private final Caller caller;
  private final Ui ui;

  @Mixin private TemplateOptions options = new TemplateOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "TEMPLATE",
      description = "A template whose variables can be used.")
  private String template = "";

  @Mixin private HelpOption unusedHelp = new HelpOption();

  ConsoleCommand(Caller caller, Ui ui) {
    this.caller = caller;
    this.ui = ui;
  }

  @Override
  public Integer call() {
    if (template.isEmpty()) {
      return answer(Console.bare(options.input(caller)));
    }
    TemplateInput input = options.input(template, caller);
    try {
      return answer(Console.of(input));
    } catch (InvalidTemplate invalid) {
      Mistakes.show(ui, invalid, input.text());
      return 1;
    }
  }

  private int answer(Console console) {
    return caller.in().pipe() ? piped(console) : lines(console);
  }

  /** As Packer does: of all that comes through a pipe the last line is answered. */
  private int piped(Console console) {
    String last = "";
    int exitCode = 0;
    for (Optional<String> line = next(); line.isPresent(); line = next()) {
      Optional<String> value = value(console, line.get().strip());
      exitCode = value.isEmpty() ? 1 : exitCode;
      last = value.orElse("");
    }
    ui.message(last);
    return exitCode;
  }

  private int lines(Console console) {
    for (Optional<String> line = next(); line.isPresent(); line = next()) {
      if (line.get().equals("exit")) {
        return 0;
      }
      value(console, line.get()).ifPresent(ui::say);
    }
    return 0;
  }

  private Optional<String> next() {
    if (caller.in().keyboard()) {
      caller.out().print("> ");
      caller.out().flush();
    }
    return caller.in().line();
  }

  private Optional<String> value(Console console, String line) {
    try {
      return Optional.of(console.masked(words(console, line)));
    } catch (TemplateError e) {
      ui.error("Error: Interpolation error\n\n" + console.masked(e.full()) + "\n");
      return Optional.empty();
    }
  }

  private static String words(Console console, String line) {
    return switch (line) {
      case "", "exit" -> "";
      case "help" -> HELP;
      case "variables" ->
          console.variables().entrySet().stream()
              .map(variable -> variable.getKey() + ": " + variable.getValue() + ",\n")
              .collect(Collectors.joining("", "\n", ""));
      default -> console.evaluate(line);
    };
  }
}
