package io.kiln.template;

import io.kiln.template.option.Section;
import java.util.List;

/** What must hold of the scripts and variables of a shell, wherever it runs. */
final class ScriptChecks {
  private final Section section;
  private final Surroundings around;

  ScriptChecks(Section section, Surroundings around) {
    this.section = section;
    this.around = around;
  }

  /** Each path must be a file; it goes into the bundle. */
  void files(List<String> scripts) {
    String option = section.has("script") ? "script" : "scripts";
    scripts.forEach(path -> file(option, path));
  }

  private void file(String option, String path) {
    around.name(path, section.spot(option), false);
    if (!around.exists(path)) {
      section.problem(
          option, "Bad script '" + path + "': " + Paths.missing(path), Paths.remedy(path));
    } else if (!around.isFile(path)) {
      section.problem(
          option, "Bad script '" + path + "': it is a folder", "Name the scripts themselves.");
    }
  }

  void variables() {
    for (String pair : section.texts("environment_vars")) {
      if (pair.indexOf('=') < 1) {
        section.problem(
            "environment_vars",
            "Environment variable not in format 'key=value': " + pair,
            "Write \"NAME=value\".");
      }
    }
  }
}
