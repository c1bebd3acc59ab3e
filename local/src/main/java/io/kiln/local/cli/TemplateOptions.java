package io.kiln.local.cli;

import io.kiln.template.TemplateInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The values of a template's variables, and which of its builders are meant. */
final class TemplateOptions {
  /** A template that is read from the standard input. */
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "-var",
      paramLabel = "key=value",
      description = "Variable for templates, can be used multiple times.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "-var-file",
      paramLabel = "path",
      description = "JSON file containing user variables, can be used multiple times.")
  private List<String> variableFiles = new ArrayList<>();

  @Option(
      names = "-allow-shell-local",
      description = "Let shell-local of the template run its commands on this computer.")
  private boolean shellLocal;

  @Mixin private Builds builds = new Builds();

  /** Everything that the evaluation of this template depends on, seen from the caller. */
  TemplateInput input(String template, Caller caller) {
    boolean piped = template.equals(STANDARD_INPUT);
    CallersFiles files = new CallersFiles(caller.folder());
    String text = piped ? caller.in().rest() : files.text(template);
    return input(caller).withName(template).withText(text).withTemplateDir(dir(template, caller));
  }

  /** The same without a template. */
  TemplateInput input(Caller caller) {
    CallersFiles files = new CallersFiles(caller.folder());
    return TemplateInput.builder()
        .name("")
        .text("")
        .variables(given(files))
        .environment(caller.environment())
        .startedAt(caller.clock().instant())
        .templateDir(caller.folder().toString())
        .workingDir(caller.folder().toString())
        .files(files)
        .seed(UUID.randomUUID().toString())
        .selection(builds.selection())
        .shellLocal(shellLocal)
        .build();
  }

  private static String dir(String template, Caller caller) {
    Path folder = caller.folder().resolve(template).normalize().getParent();
    return (folder == null ? caller.folder() : folder).toString();
  }

  private Map<String, String> given(CallersFiles files) {
    Map<String, String> given = new TreeMap<>();
    for (String name : variableFiles) {
      given.putAll(VariableFile.read(name, files.text(name)));
    }
    for (String word : variables) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new CommandFailure(
            "invalid value \"" + word + "\" for flag -var: No '=' value in arg: " + word);
      }
      given.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return given;
  }
}
