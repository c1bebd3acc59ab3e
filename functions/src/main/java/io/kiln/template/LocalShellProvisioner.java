package io.kiln.template;

import java.util.List;
import org.immutables.value.Value;

/** Commands or scripts to run on the computer that runs Kiln, where its operator allows that. */
@Value.Immutable
public interface LocalShellProvisioner extends Provisioner {
  /** Lines of one script; empty when script files are given. */
  List<String> inline();

  /** Script files, as written; empty when inline commands are given. */
  List<String> scripts();

  /** Each {@code KEY=value}. */
  List<String> environmentVars();

  /** Printf-like, with %s for the key and %s for the value. */
  String envVarFormat();

  /** A program and its arguments, with {{.Vars}} and {{.Script}}, not filled in yet. */
  List<String> executeCommand();

  String inlineShebang();

  /** Empty: only 0. */
  List<Integer> validExitCodes();

  /** Whether {@code only_on} names another system than Linux alone. */
  boolean skipped();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link LocalShellProvisioner}. */
  final class Builder extends ImmutableLocalShellProvisioner.Builder {}
}
