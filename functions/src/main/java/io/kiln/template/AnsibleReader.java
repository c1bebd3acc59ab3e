package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.Section;

/** Reads and checks an ansible-local provisioner. */
final class AnsibleReader {
  private final Surroundings around;

  AnsibleReader(Surroundings around) {
    this.around = around;
  }

  AnsibleProvisioner read(JsonValue options, Common common) {
    Section section = Section.of(options, ProvisionerOptions.ANSIBLE_LOCAL, around.problems());
    check(section);
    AnsibleProvisioner.Builder builder =
        AnsibleProvisioner.builder()
            .type("ansible-local")
            .place(common.place)
            .pauseBefore(common.pauseBefore)
            .timeout(common.timeout)
            .maxRetries(common.maxRetries);
    files(section, builder);
    galaxy(section, builder);
    return builder
        .command(
            section
                .text("command")
                .orElse("ANSIBLE_FORCE_COLOR=1 PYTHONUNBUFFERED=1 ansible-playbook"))
        .addAllExtraArguments(section.texts("extra_arguments"))
        .inventoryFile(section.text("inventory_file"))
        .addAllInventoryGroups(section.texts("inventory_groups"))
        .stagingDirectory(section.text("staging_directory"))
        .cleanStagingDirectory(section.flag("clean_staging_directory"))
        .build();
  }

  private static void files(Section section, AnsibleProvisioner.Builder builder) {
    builder
        .playbookFile(section.text("playbook_file"))
        .addAllPlaybookFiles(section.texts("playbook_files"))
        .playbookDir(section.text("playbook_dir"))
        .groupVars(section.text("group_vars"))
        .hostVars(section.text("host_vars"))
        .addAllPlaybookPaths(section.texts("playbook_paths"))
        .addAllRolePaths(section.texts("role_paths"))
        .addAllCollectionPaths(section.texts("collection_paths"));
  }

  private static void galaxy(Section section, AnsibleProvisioner.Builder builder) {
    builder
        .galaxyFile(section.text("galaxy_file"))
        .galaxyCommand(section.text("galaxy_command").orElse("ansible-galaxy"))
        .galaxyForceInstall(section.flag("galaxy_force_install"))
        .galaxyRolesPath(section.text("galaxy_roles_path"))
        .galaxyCollectionsPath(section.text("galaxy_collections_path"));
  }

  private void check(Section section) {
    boolean several = !section.texts("playbook_files").isEmpty();
    boolean single = section.text("playbook_file").isPresent();
    if (several && single) {
      section.problem(
          "playbook_files",
          "Either playbook_file or playbook_files can be specified, not both",
          "Take out one of them.");
    } else if (!several && !single) {
      section.problem(
          "playbook_file",
          "Either playbook_file or playbook_files must be specified",
          "Add \"playbook_file\": \"path\".");
    }
    for (String option : new String[] {"playbook_file", "inventory_file", "galaxy_file"}) {
      section.text(option).ifPresent(path -> file(section, option, path));
    }
    section.texts("playbook_files").forEach(path -> file(section, "playbook_files", path));
    for (String option : new String[] {"playbook_dir", "group_vars", "host_vars"}) {
      section.text(option).ifPresent(path -> folder(section, option, path));
    }
    for (String option : new String[] {"playbook_paths", "role_paths", "collection_paths"}) {
      section.texts(option).forEach(path -> folder(section, option, path));
    }
  }

  private void file(Section section, String option, String path) {
    around.name(path, section.spot(option), false);
    if (!around.exists(path)) {
      missing(section, option, path);
    } else if (!around.isFile(path)) {
      section.problem(option, option + ": " + path + " must point to a file", "Name a file there.");
    }
  }

  private void folder(Section section, String option, String path) {
    around.name(path, section.spot(option), false);
    if (!around.exists(path)) {
      missing(section, option, path);
    } else if (around.isFile(path)) {
      section.problem(
          option, option + ": " + path + " must point to a directory", "Name a folder there.");
    }
  }

  private static void missing(Section section, String option, String path) {
    section.problem(
        option, option + ": " + path + " is invalid: " + Paths.missing(path), Paths.remedy(path));
  }
}
