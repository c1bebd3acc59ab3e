package io.kiln.template;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Playbooks that Ansible runs on the machine itself, where it must be installed. */
@Value.Immutable
public interface AnsibleProvisioner extends Provisioner {
  String command();

  List<String> extraArguments();

  /** Instead of {@link #playbookFiles}. */
  Optional<String> playbookFile();

  List<String> playbookFiles();

  Optional<String> playbookDir();

  Optional<String> groupVars();

  Optional<String> hostVars();

  List<String> playbookPaths();

  List<String> rolePaths();

  List<String> collectionPaths();

  Optional<String> inventoryFile();

  List<String> inventoryGroups();

  Optional<String> galaxyFile();

  String galaxyCommand();

  boolean galaxyForceInstall();

  /** Absent: a folder below the staging directory; likewise the next. */
  Optional<String> galaxyRolesPath();

  Optional<String> galaxyCollectionsPath();

  /** Absent: Kiln names it. */
  Optional<String> stagingDirectory();

  boolean cleanStagingDirectory();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AnsibleProvisioner}. */
  final class Builder extends ImmutableAnsibleProvisioner.Builder {}
}
