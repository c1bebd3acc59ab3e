package io.kiln.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Build;
import io.kiln.build.BundleFile;
import io.kiln.build.StepFailure;
import io.kiln.communicator.RemoteCommand;
import io.kiln.template.LocalShellProvisioner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** shell-local: each script becomes a file and a job where Kiln runs. */
final class LocalShellTasks {
  private static final int SCRIPT_MODE = 0700;

  private final int index;
  private final LocalShellProvisioner shell;
  private final Worksite site;
  private final Tools tools;

  LocalShellTasks(int index, LocalShellProvisioner shell, Worksite site, Tools tools) {
    this.index = index;
    this.shell = shell;
    this.site = site;
    this.tools = tools;
  }

  List<Task> of(Build build) {
    if (shell.skipped()) {
      return List.of(new Saying("Skipping shell-local due to runtime OS"));
    }
    Map<String, String> fields = BuildFields.of(build, tools);
    List<Task> tasks = new ArrayList<>();
    for (String path : shell.scripts()) {
      tasks.add(script(path, read(path), tasks.size(), fields, build));
    }
    if (!shell.inline().isEmpty()) {
      String label = file(build, tasks.size());
      tasks.add(script(label, inline(fields), tasks.size(), fields, build));
    }
    return tasks;
  }

  private byte[] inline(Map<String, String> fields) {
    StringBuilder text = new StringBuilder("#!").append(shell.inlineShebang()).append('\n');
    shell.inline().forEach(line -> text.append(render(line, fields)).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  private byte[] read(String path) {
    List<BundleFile> found = tools.files().list(path);
    if (found.size() != 1 || found.get(0).folder()) {
      throw StepFailure.refused("Error executing script: " + path + " is not a file");
    }
    return Content.of(tools.files(), found.get(0)).read(0, Integer.MAX_VALUE);
  }

  /** In the jobs' folder, which goes with them. */
  private String file(Build build, int number) {
    return site.jobs(build) + "/script-" + index + "-" + number + ".sh";
  }

  private Task script(
      String label, byte[] content, int number, Map<String, String> known, Build build) {
    Map<String, String> fields = new HashMap<>(known);
    String file = file(build, number);
    fields.put(
        "Vars",
        EnvironmentVariables.of(
                shell.environmentVars(), shell.envVarFormat(), build, l -> render(l, known))
            .text());
    fields.put("Script", file);
    fields.put("Command", file);
    String command =
        shell.executeCommand().stream()
            .map(word -> RemoteCommand.quoted(render(word, fields)))
            .collect(Collectors.joining(" ", "exec ", ""));
    return new RunScript(
        Script.builder()
            .label(label)
            .opening("Running local shell script: " + label)
            .folder(site.jobs(build))
            .addFiles(new PlacedFile(Content.of(content), file, SCRIPT_MODE))
            .command(command)
            .pty(false)
            .validExitCodes(shell.validExitCodes().isEmpty() ? List.of(0) : shell.validExitCodes())
            .mayDisconnect(false)
            .clean(true)
            .build());
  }

  private String render(String text, Map<String, String> fields) {
    return Filling.in(tools.interpolator(), shell.place(), text, fields);
  }
}
