package io.kiln.local.cli;

import io.kiln.template.TemplateInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which template, and the values of its variables. */
final class TemplateOptions {
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

  @Parameters(paramLabel = "TEMPLATE", description = "The Packer template, in JSON.")
  private String template = "";

  /** Everything that the template's evaluation depends on, seen from the caller. */
  TemplateInput input(Caller caller) {
    Path file = caller.folder().resolve(template).normalize();
    CallersFiles files = new CallersFiles(caller.folder());
    Path folder = file.getParent() == null ? caller.folder() : file.getParent();
    return TemplateInput.builder()
        .name(template)
        .text(files.text(template))
        .variables(given(files))
        .environment(caller.environment())
        .startedAt(caller.clock().instant())
        .templateDir(folder.toString())
        .workingDir(caller.folder().toString())
        .files(files)
        .seed(UUID.randomUUID().toString())
        .build();
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
