package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.PostProcessorOptions;
import io.kiln.template.option.Section;
import io.kiln.template.problem.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and checks each type of post-processor that is run. */
final class OutputReader {
  private static final Set<String> CHECKSUMS =
      Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");

  private final Surroundings around;
  private final RawPostProcessor raw;
  private final JsonValue options;
  private final Place place;

  OutputReader(Surroundings around, RawPostProcessor raw, JsonValue options) {
    this.around = around;
    this.raw = raw;
    this.options = options;
    this.place = around.problems().place(raw.object().spot());
  }

  PostProcessor read() {
    switch (raw.type()) {
      case "manifest":
        return manifest();
      case "checksum":
        return checksum();
      case "artifice":
        return artifice();
      case "shell-local":
        return shellLocal();
      default:
        throw new IllegalStateException("no reader for post-processor " + raw.type());
    }
  }

  private ManifestPostProcessor manifest() {
    warnOfKeep();
    Section section = Section.of(options, PostProcessorOptions.MANIFEST, around.problems());
    return ManifestPostProcessor.builder()
        .type(raw.type())
        .name(raw.name())
        .place(place)
        .keepInputArtifact(raw.keepInputArtifact())
        .output(section.text("output").orElse("packer-manifest.json"))
        .stripPath(section.flag("strip_path"))
        .stripTime(section.flag("strip_time"))
        .putAllCustomData(section.textMap("custom_data"))
        .build();
  }

  private ChecksumPostProcessor checksum() {
    warnOfKeep();
    Section section = Section.of(options, PostProcessorOptions.CHECKSUM, around.problems());
    List<String> types = section.texts("checksum_types");
    for (String type : types) {
      if (!CHECKSUMS.contains(type)) {
        section.problem(
            "checksum_types",
            "Unrecognized checksum type: " + type,
            "Write md5, sha1, sha224, sha256, sha384 or sha512.");
      }
    }
    return ChecksumPostProcessor.builder()
        .type(raw.type())
        .name(raw.name())
        .place(place)
        .keepInputArtifact(raw.keepInputArtifact())
        .addAllChecksumTypes(types.isEmpty() ? List.of("md5") : types)
        .output(
            section
                .text("output")
                .orElse("packer_{{.BuildName}}_{{.BuilderType}}_{{.ChecksumType}}.checksum"))
        .build();
  }

  private ArtificePostProcessor artifice() {
    Section section = Section.of(options, PostProcessorOptions.ARTIFICE, around.problems());
    List<String> files = section.texts("files");
    if (files.isEmpty()) {
      section.problem(
          "files",
          "No files specified in artifice configuration",
          "Add \"files\": [\"path\", ...].");
    }
    if (raw.keepInputArtifact().filter(keep -> !keep).isPresent()) {
      around
          .problems()
          .add(
              raw.object().spot(),
              "artifice with \"keep_input_artifact\": false deletes the image that was baked",
              "Take keep_input_artifact out: the image is kept.");
    }
    files.forEach(path -> around.name(path, section.spot("files"), true));
    return ArtificePostProcessor.builder()
        .type(raw.type())
        .name(raw.name())
        .place(place)
        .keepInputArtifact(raw.keepInputArtifact())
        .addAllFiles(files)
        .build();
  }

  private LocalShellPostProcessor shellLocal() {
    warnOfKeep();
    Common common = new Common(place, Duration.ZERO, Optional.empty(), 0);
    return LocalShellPostProcessor.builder()
        .type(raw.type())
        .name(raw.name())
        .place(place)
        .keepInputArtifact(raw.keepInputArtifact())
        .shell(new LocalShellReader(around).read(options, common))
        .build();
  }

  private void warnOfKeep() {
    if (raw.keepInputArtifact().filter(keep -> !keep).isPresent()) {
      around
          .problems()
          .warn(
              raw.object().spot(),
              raw.type() + " keeps what it is given, whatever keep_input_artifact says");
    }
  }
}
