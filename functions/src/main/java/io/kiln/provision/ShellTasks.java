package io.kiln.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Build;
import io.kiln.build.BundleFile;
import io.kiln.build.StepFailure;
import io.kiln.template.ShellProvisioner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shell provisioner: each script becomes an upload and a job. */
final class ShellTasks {
  /** Packer's exit code for "the connection was lost". */
  private static final int DISCONNECTED = 2300218;

  private static final int SCRIPT_MODE = 0755;
  private static final int VARIABLES_MODE = 0600;

  private final int index;
  private final ShellProvisioner shell;
  private final Tools tools;

  ShellTasks(int index, ShellProvisioner shell, Tools tools) {
    this.index = index;
    this.shell = shell;
    this.tools = tools;
  }

  List<Task> of(Build build) {
    Map<String, String> fields = BuildFields.of(build, tools);
    List<Task> tasks = new ArrayList<>();
    if (!shell.inline().isEmpty()) {
      tasks.add(new RunScript(script("/tmp/kiln-shell" + index, inline(fields), fields, build)));
    }
    for (String path : shell.scripts()) {
      tasks.add(new RunScript(script(path, read(path), fields, build)));
    }
    if (!shell.pauseAfter().isZero()) {
      tasks.add(new PauseAfter(shell.pauseAfter()));
    }
    return tasks;
  }

  private byte[] inline(Map<String, String> fields) {
    StringBuilder text = new StringBuilder("#!").append(shell.inlineShebang()).append('\n');
    for (String line : shell.inline()) {
      text.append(render(line, fields)).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }

  private byte[] read(String path) {
    List<BundleFile> found = tools.files().list(path);
    if (found.size() != 1 || found.get(0).folder()) {
      throw StepFailure.refused("Error opening shell script: " + path + " is not a file");
    }
    BundleFile file = found.get(0);
    return Content.of(tools.files(), file).read(0, Integer.MAX_VALUE);
  }

  private Script script(String label, byte[] content, Map<String, String> known, Build build) {
    EnvironmentVariables variables =
        EnvironmentVariables.of(
            shell.environmentVars(), shell.envVarFormat(), build, line -> render(line, known));
    Map<String, String> fields = new HashMap<>(known);
    fields.put("Path", path());
    fields.put("Vars", variables.text());
    fields.put("EnvVarFile", shell.useEnvVarFile() ? variablesPath() : "");
    List<PlacedFile> files = new ArrayList<>();
    files.add(new PlacedFile(text(content), path(), SCRIPT_MODE));
    if (shell.useEnvVarFile()) {
      byte[] text = variables.text().getBytes(UTF_8);
      files.add(new PlacedFile(text(text), variablesPath(), VARIABLES_MODE));
    }
    return Script.builder()
        .label(label)
        .opening("Provisioning with shell script: " + label)
        .startPatience(shell.startRetryTimeout())
        .files(files)
        .command(render(shell.executeCommand(), fields))
        .pty(tools.connections().login().pty())
        .validExitCodes(shell.validExitCodes().isEmpty() ? List.of(0) : shell.validExitCodes())
        .mayDisconnect(shell.expectDisconnect() || shell.validExitCodes().contains(DISCONNECTED))
        .clean(!shell.skipClean())
        .build();
  }

  private Content text(byte[] bytes) {
    return Content.of(shell.binary() ? bytes : UnixLines.of(bytes));
  }

  private String path() {
    return shell
        .remotePath()
        .orElse(shell.remoteFolder() + "/" + shell.remoteFile().orElse("script_" + index + ".sh"));
  }

  private String variablesPath() {
    return shell.remoteFolder() + "/varfile_" + index + ".sh";
  }

  private String render(String text, Map<String, String> fields) {
    return Filling.in(tools.interpolator(), shell.place(), text, fields);
  }
}
