package io.kiln.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Commands or scripts to run on the machine. Inline commands, environment variables and the execute
 * command may hold build-time fields such as {{.ID}}: {@link Interpolation} fills them in.
 */
@Value.Immutable
public interface ShellProvisioner extends Provisioner {
  /** Lines of one script; empty when script files are given. */
  List<String> inline();

  /** Script files, as written; empty when inline commands are given. */
  List<String> scripts();

  /** Each {@code KEY=value}. */
  List<String> environmentVars();

  /** Printf-like, with %s for the key and %s for the value. */
  String envVarFormat();

  boolean useEnvVarFile();

  /** With {{.Vars}}, {{.Path}} and {{.EnvVarFile}}, not filled in yet. */
  String executeCommand();

  String inlineShebang();

  String remoteFolder();

  /** Absent: Kiln names it. */
  Optional<String> remoteFile();

  /** Absent: folder and file above. */
  Optional<String> remotePath();

  boolean skipClean();

  /** Leave line endings alone. */
  boolean binary();

  /** Empty: only 0. */
  List<Integer> validExitCodes();

  boolean expectDisconnect();

  Duration startRetryTimeout();

  Duration pauseAfter();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ShellProvisioner}. */
  final class Builder extends ImmutableShellProvisioner.Builder {}
}
