package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.BundleFile;
import io.kiln.template.FileProvisioner;
import io.kiln.template.FileProvisioner.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The file provisioner: each source is a task. */
final class FileTasks {
  private final FileProvisioner file;
  private final Tools tools;

  FileTasks(FileProvisioner file, Tools tools) {
    this.file = file;
    this.tools = tools;
  }

  List<Task> of(Build build) {
    Map<String, String> fields = BuildFields.of(build, tools);
    String destination = render(file.destination(), fields);
    List<Task> tasks = new ArrayList<>();
    for (String source : file.sources()) {
      String from = render(source, fields);
      tasks.add(
          file.direction() == Direction.DOWNLOAD
              ? new Download(from, destination)
              : upload(from, destination));
    }
    return tasks;
  }

  private Task upload(String from, String to) {
    List<BundleFile> found = tools.files().list(from);
    boolean single = found.size() == 1 && found.get(0).path().equals(from);
    return single && !found.get(0).folder()
        ? new UploadFile(from, found.get(0), to)
        : new UploadFolder(from, found, to);
  }

  private String render(String text, Map<String, String> fields) {
    return Filling.in(tools.interpolator(), file.place(), text, fields);
  }
}
