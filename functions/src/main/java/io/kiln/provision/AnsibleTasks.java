package io.kiln.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Build;
import io.kiln.build.BundleFile;
import io.kiln.template.AnsibleProvisioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ansible-local: playbooks and what they need go to a staging folder, and Ansible runs there. */
final class AnsibleTasks {
  private static final int FOLDER_MODE = 0755;
  private static final int FILE_MODE = 0644;

  private final AnsibleProvisioner ansible;
  private final Tools tools;
  private final int index;

  AnsibleTasks(int index, AnsibleProvisioner ansible, Tools tools) {
    this.index = index;
    this.ansible = ansible;
    this.tools = tools;
  }

  List<Task> of(Build build) {
    Map<String, String> fields = BuildFields.of(build, tools);
    String staging =
        ansible
            .stagingDirectory()
            .map(folder -> render(folder, fields))
            .orElse("/tmp/packer-provisioner-ansible-local/" + build.id() + "-" + index);
    List<Task> tasks = new ArrayList<>();
    tasks.add(new Saying("Provisioning with Ansible..."));
    playbooks(tasks, staging);
    inventory(tasks, staging);
    folders(tasks, staging);
    AnsibleCommands commands =
        new AnsibleCommands(ansible, staging, galaxy(), text -> render(text, fields));
    tasks.addAll(commands.of(build));
    if (ansible.cleanStagingDirectory()) {
      tasks.add(MoveFolder.away(List.of("Removing staging directory..."), staging));
    }
    return tasks;
  }

  private void playbooks(List<Task> tasks, String staging) {
    tasks.add(
        ansible
            .playbookDir()
            .map(
                folder ->
                    upload(
                        "Uploading Playbook directory to Ansible staging directory...",
                        folder,
                        staging))
            .orElseGet(
                () ->
                    MoveFolder.there(
                        List.of(
                            "Creating Ansible staging directory...",
                            "Creating directory: " + staging),
                        staging,
                        FOLDER_MODE)));
    ansible
        .playbookFile()
        .ifPresent(path -> tasks.add(file("Uploading main Playbook file...", path, staging)));
    for (String path : ansible.playbookFiles()) {
      StagedPath staged = StagedPath.of(path, ansible.playbookDir());
      if (!staged.inside()) {
        String folder = staging + "/" + staged.folder();
        tasks.add(MoveFolder.there(List.of("Uploading playbook file: " + path), folder, 0755));
        tasks.add(file("", path, folder));
      }
    }
  }

  private void inventory(List<Task> tasks, String staging) {
    ansible
        .galaxyFile()
        .ifPresent(path -> tasks.add(file("Uploading galaxy file...", path, staging)));
    String line = "Uploading inventory file...";
    Optional<String> own = ansible.inventoryFile();
    if (own.isPresent()) {
      tasks.add(file(line, own.get(), staging));
      return;
    }
    StringBuilder text = new StringBuilder();
    ansible
        .inventoryGroups()
        .forEach(group -> text.append('[').append(group).append("]\n127.0.0.1\n"));
    byte[] bytes = (text.length() == 0 ? "127.0.0.1" : text.toString()).getBytes(UTF_8);
    String path = staging + "/" + AnsibleCommands.INVENTORY;
    tasks.add(new PlaceText(line, new PlacedFile(Content.of(bytes), path, FILE_MODE)));
  }

  private void folders(List<Task> tasks, String staging) {
    ansible
        .groupVars()
        .ifPresent(
            from ->
                tasks.add(
                    upload("Uploading group_vars directory...", from, staging + "/group_vars")));
    ansible
        .hostVars()
        .ifPresent(
            from ->
                tasks.add(
                    upload("Uploading host_vars directory...", from, staging + "/host_vars")));
    each(tasks, "Uploading role directories...", ansible.rolePaths(), staging + "/roles/");
    each(
        tasks,
        "Uploading collection directories...",
        ansible.collectionPaths(),
        staging + "/collections/");
    each(
        tasks,
        "Uploading additional Playbooks...",
        ansible.playbookPaths(),
        staging + "/playbooks/");
  }

  private void each(List<Task> tasks, String line, List<String> paths, String to) {
    String said = line;
    for (String path : paths) {
      tasks.add(upload(said, path, to + RemotePaths.name(path)));
      said = "";
    }
  }

  /** What is in the folder, not the folder itself. */
  private Task upload(String line, String from, String to) {
    String source = from.endsWith("/") ? from : from + "/";
    return new Announced(line, new UploadFolder(source, tools.files().list(source), to));
  }

  private Task file(String line, String from, String folder) {
    BundleFile file = tools.files().list(from).get(0);
    return new Announced(line, new UploadFile(from, file, folder + "/" + RemotePaths.name(from)));
  }

  /** What the galaxy file holds; empty when there is none. */
  private String galaxy() {
    return ansible
        .galaxyFile()
        .map(path -> tools.files().list(path).get(0))
        .map(file -> new String(Content.of(tools.files(), file).read(0, 1 << 20), UTF_8))
        .orElse("");
  }

  private String render(String text, Map<String, String> fields) {
    return Filling.in(tools.interpolator(), ansible.place(), text, fields);
  }
}
