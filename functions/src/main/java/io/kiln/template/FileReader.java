package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.Section;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks a file provisioner. */
final class FileReader {
  private final Surroundings around;

  FileReader(Surroundings around) {
    this.around = around;
  }

  FileProvisioner read(JsonValue options, Common common) {
    Section section = Section.of(options, ProvisionerOptions.FILE, around.problems());
    String direction = section.text("direction").orElse("upload");
    boolean download = direction.equals("download");
    List<String> sources = new ArrayList<>(section.texts("sources"));
    section.text("source").ifPresent(sources::add);
    if (!download && !direction.equals("upload")) {
      section.problem(
          "direction", "Direction must be one of: download, upload.", "Leave it out for upload.");
    } else if (!download) {
      sources.forEach(source -> sourceFile(section, source));
    }
    required(section, sources);
    return FileProvisioner.builder()
        .type("file")
        .place(common.place)
        .pauseBefore(common.pauseBefore)
        .timeout(common.timeout)
        .maxRetries(common.maxRetries)
        .addAllSources(sources)
        .destination(section.text("destination").orElse(""))
        .direction(download ? FileProvisioner.Direction.DOWNLOAD : FileProvisioner.Direction.UPLOAD)
        .generated(section.flag("generated"))
        .build();
  }

  private static void required(Section section, List<String> sources) {
    if (sources.isEmpty()) {
      section.problem("source", "Source must be specified.", "Add \"source\": \"path\".");
    }
    if (section.text("destination").isEmpty()) {
      section.problem(
          "destination", "Destination must be specified.", "Add \"destination\": \"path\".");
    }
  }

  private void sourceFile(Section section, String source) {
    String option = section.has("source") ? "source" : "sources";
    boolean generated = section.flag("generated");
    around.name(source, section.spot(option), generated);
    if (!generated && !around.exists(source)) {
      section.problem(
          option, "Bad source '" + source + "': " + Paths.missing(source), Paths.remedy(source));
    }
  }
}
