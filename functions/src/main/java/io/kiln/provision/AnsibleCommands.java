package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.template.AnsibleProvisioner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The commands that Ansible is run with, in its staging folder. */
final class AnsibleCommands {
  static final String INVENTORY = "kiln-inventory";

  private static final Pattern ROLES = Pattern.compile("(?m)^roles:");
  private static final Pattern COLLECTIONS = Pattern.compile("(?m)^collections:");

  private final AnsibleProvisioner ansible;
  private final String staging;
  private final String galaxy;
  private final UnaryOperator<String> render;

  /**
   * Commands.
   *
   * @param galaxy what the galaxy file holds
   */
  AnsibleCommands(
      AnsibleProvisioner ansible, String staging, String galaxy, UnaryOperator<String> render) {
    this.ansible = ansible;
    this.staging = staging;
    this.galaxy = galaxy;
    this.render = render;
  }

  List<Task> of(Build build) {
    List<Task> tasks = new ArrayList<>();
    ansible.galaxyFile().ifPresent(path -> galaxy(tasks, RemotePaths.name(path)));
    String arguments =
        " --extra-vars \"packer_build_name="
            + build.builderName()
            + " packer_builder_type=alicloud-ecs packer_http_addr=\" "
            + render.apply(String.join(" ", ansible.extraArguments()));
    ansible
        .playbookFile()
        .ifPresent(path -> tasks.add(playbook(RemotePaths.name(path), arguments)));
    for (String path : ansible.playbookFiles()) {
      tasks.add(playbook(StagedPath.of(path, ansible.playbookDir()).path(), arguments));
    }
    return tasks;
  }

  private Task playbook(String path, String arguments) {
    String inventory = ansible.inventoryFile().map(RemotePaths::name).orElse(INVENTORY);
    String command =
        "cd "
            + staging
            + " && "
            + paths()
            + ansible.command()
            + " "
            + staging
            + "/"
            + path
            + arguments
            + " -c local -i "
            + staging
            + "/"
            + inventory;
    return script("Executing Ansible: ", command, "Error executing Ansible: ");
  }

  private void galaxy(List<Task> tasks, String file) {
    String force = ansible.galaxyForceInstall() ? " -f" : "";
    String begin = "cd " + staging + " && " + ansible.galaxyCommand();
    String from = " install -r " + staging + "/" + file + " -p ";
    boolean collections = COLLECTIONS.matcher(galaxy).find();
    String failed = "Error executing Ansible Galaxy: ";
    if (ROLES.matcher(galaxy).find() || !collections) {
      tasks.add(script("Executing Ansible Galaxy: ", begin + from + roles() + force, failed));
    }
    if (collections) {
      String command = begin + " collection" + from + collections() + force;
      tasks.add(script("Executing Ansible Galaxy: ", command, failed));
    }
  }

  private String roles() {
    return ansible.galaxyRolesPath().map(render).orElse(staging + "/galaxy_roles");
  }

  private String collections() {
    return ansible.galaxyCollectionsPath().map(render).orElse(staging + "/galaxy_collections");
  }

  /** Where Ansible is to look besides its own places. */
  private String paths() {
    List<String> collections = new ArrayList<>();
    if (COLLECTIONS.matcher(galaxy).find()) {
      collections.add(collections());
    }
    if (!ansible.collectionPaths().isEmpty()) {
      collections.add(staging + "/collections");
    }
    String paths =
        collections.isEmpty()
            ? ""
            : "ANSIBLE_COLLECTIONS_PATH=$ANSIBLE_COLLECTIONS_PATH:"
                + String.join(":", collections)
                + " ";
    return ROLES.matcher(galaxy).find()
        ? paths + "ANSIBLE_ROLES_PATH=$ANSIBLE_ROLES_PATH:" + roles() + " "
        : paths;
  }

  private static Task script(String line, String command, String failed) {
    return new RunScript(
        Script.builder()
            .label(command)
            .opening(line + command)
            .command(command)
            .pty(false)
            .addValidExitCodes(0)
            .exitWords(failed + "Non-zero exit status: %d (127: it is not on the machine's PATH)")
            .mayDisconnect(false)
            .clean(false)
            .build());
  }
}
